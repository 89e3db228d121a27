using System.Collections.Concurrent;

namespace OnlineContact.Admin.Cti;

/// <summary>
/// Remembers for each organization what somebody saw last, so that the next one looks there first, in a trip that she makes anyhow. It only says where
/// to look: what counts is what stands there then.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class LastSeen<TValue>
{
    /// <summary>So many organizations are remembered; with the next one it begins anew.</summary>
    private const int MaxOrganizations = 10_000;

    private readonly ConcurrentDictionary<OrganizationId, TValue> _values = new();

    public bool TryGet(OrganizationId organization, out TValue? value) => _values.TryGetValue(organization, out value);

    public void Remember(OrganizationId organization, TValue value)
    {
        // Counting them stops everybody, and mostly an organization is there already.
        if (!_values.ContainsKey(organization) && _values.Count >= MaxOrganizations) _values.Clear();
        _values[organization] = value;
    }
}
