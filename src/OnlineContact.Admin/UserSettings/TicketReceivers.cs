using System.Collections.Concurrent;
using System.Collections.Frozen;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.UserSettings;

/// <summary>
/// Who may get tickets now, for the host that hands them out: the agents of a service in use who are active, have the channel ticket there, and have their ticket
/// assignment switched on. The host asks for itself; no actor is checked.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. A set is kept, and told from memory until <c>PerformanceOptions.Refresh</c> is over; then one row is read, which
/// tells whether anything in the organization has changed. What an agent switches at this host counts at once. Storage failures are thrown as
/// <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class TicketReceivers
{
    /// <summary>More services than are worked in at once at one host; beyond them all are read anew.</summary>
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<(OrganizationId Organization, long Service), Kept> _kept = new();
    private readonly IAdminStore _store;
    private readonly IClock _clock;
    private readonly RuntimeState _state;
    private readonly Lazy<Duration> _refresh;

    internal TicketReceivers(IAdminStore store, IClock clock, RuntimeState state, Lazy<Duration> refresh)
    {
        _store = store;
        _clock = clock;
        _state = state;
        _refresh = refresh;
    }

    /// <summary>The agent IDs of those who may get tickets of a service.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A set that does not change any more; empty for a service that is not in use, or that there is none of.</returns>
    public ValueTask<IReadOnlySet<string>> GetAsync(OrganizationId organization, long service, CancellationToken cancellationToken = default)
    {
        _state.EnsureStarted("TicketReceivers.GetAsync");
        var now = _clock.GetCurrentInstant();
        return _kept.TryGetValue((organization, service), out var kept) && now >= kept.CheckedAt && now < kept.CheckedAt + _refresh.Value
            ? ValueTask.FromResult<IReadOnlySet<string>>(kept.Accounts)
            : new(CheckAsync(organization, service, kept, now, cancellationToken));
    }

    /// <summary>Something has changed here: the next one who asks looks.</summary>
    internal void Forget(OrganizationId organization)
    {
        foreach (var key in _kept.Keys)
        {
            if (key.Organization == organization) _kept.TryRemove(key, out _);
        }
    }

    private async Task<IReadOnlySet<string>> CheckAsync(OrganizationId organization, long service, Kept? kept, Instant now, CancellationToken cancellationToken)
    {
        // The head first: what changes while the rest is read is found the next time.
        var fetch = new Fetch(organization);
        var head = fetch.Version(OrganizationHead.Shape.SingleKey());
        var contracted = fetch.One(ContractedService.ByNumber[service]);
        await fetch.RunAsync(_store, cancellationToken).ConfigureAwait(false);
        var accounts = kept is not null && kept.Head == head.Version ? kept.Accounts
            : contracted.ValueOrDefault?.Status == ServiceStatus.InUse ? await ReadAsync(organization, service, cancellationToken).ConfigureAwait(false)
            : FrozenSet<string>.Empty;
        if (_kept.Count >= MostKept) _kept.Clear();
        _kept[(organization, service)] = new Kept(accounts, head.Version, now);
        return accounts;
    }

    private async Task<FrozenSet<string>> ReadAsync(OrganizationId organization, long service, CancellationToken cancellationToken)
    {
        var accounts = new List<string>();
        var query = AgentRole.Columns.ByService.Between(service, service + 1).Take(RangeRead.MaxLimit);
        while (true)
        {
            var (roles, next, _) = await _store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
            var fetch = new Fetch(organization);
            var agents = fetch.Rows(Agent.ByAccount, [.. roles.Where(role => (role.Value.Channels & AgentChannels.Ticket) != 0).Select(role => role.Value.Account)]);
            await fetch.RunAsync(_store, cancellationToken).ConfigureAwait(false);
            foreach (var agent in agents.Values)
            {
                if (agent.Cells[Agent.Columns.TakesTickets.Ordinal].IsNull && Agent.Columns.State.Read(agent.Cells[Agent.Columns.State.Ordinal]) == MemberState.Active)
                    accounts.Add(agent.Cells[Agent.Columns.Account.Ordinal].AsText());
            }

            if (next is null) return accounts.ToFrozenSet(StringComparer.Ordinal);
            query = query.After(PageCursor.Decode(organization, query.Read.Index, next).Value);
        }
    }

    private sealed record Kept(FrozenSet<string> Accounts, StoreVersion? Head, Instant CheckedAt);
}
