using System.Collections.Concurrent;

namespace OnlineContact.Admin.Performance.Live;

/// <summary>What this host knows of all organizations: a cache, and nothing that the store would not give.</summary>
internal sealed class LivePerformance(Lazy<PerformanceSettings> settings)
{
    private readonly ConcurrentDictionary<OrganizationId, LiveOrganization> _organizations = new();

    public LiveOrganization Of(OrganizationId organization) =>
        _organizations.TryGetValue(organization, out var live) ? live : _organizations.GetOrAdd(organization, static (_, max) => new LiveOrganization(max), settings.Value.MaxLiveAgents);
}
