using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Health;

/// <summary>How the tenants of CTI are watched: by this host's own pictures, and by the leases in the store. No telephony system is asked.</summary>
internal sealed class CtiTenants(IAdminStore store, CtiGateway gateway, CtiLiveStates live, CtiLease lease, IClock clock)
{
    private readonly OrganizationRound _round = new(store, CtiSettings.Shape);

    public async Task<IReadOnlyList<CtiTenantHealth>> LookAsync(int most, CancellationToken cancellationToken)
    {
        var organizations = await _round.NextAsync(most, cancellationToken).ConfigureAwait(false);
        var tenants = new List<CtiTenantHealth>();
        foreach (var organization in organizations)
        {
            if (await TenantAsync(organization, cancellationToken).ConfigureAwait(false) is { } tenant) tenants.Add(tenant);
        }

        _round.Remember(organizations, [.. tenants.Where(tenant => tenant.State is CtiWatchState.NotWatched or CtiWatchState.Reconciling).Select(tenant => tenant.Organization)]);
        return tenants;
    }

    private async Task<CtiTenantHealth?> TenantAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var settings = fetch.One(CtiSettings.Shape.SingleKey());
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        if (settings.ValueOrDefault is not { Version: var version }) return null;
        var canBeWatched = gateway.For(version, CtiCapabilities.Watch).Succeeded;
        var isReconciledHere = live.IsReconciled(organization);
        var last = canBeWatched && isReconciledHere is null ? await lease.LastAsync(organization, cancellationToken).ConfigureAwait(false) : null;
        return new CtiTenantHealth
        {
            Organization = organization,
            Version = version,
            State = CtiTenantHealth.StateOf(canBeWatched, isReconciledHere, last, lease.Holder, clock.GetCurrentInstant()),
        };
    }
}
