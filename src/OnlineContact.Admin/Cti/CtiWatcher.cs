using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>
/// Watches the tenants of all organizations that have CTI settings, as long as a host lets it run: one host each, by a lease in the store. What it
/// sees is what the list of CTI agents shows, and what <see cref="ICtiEventHandler"/>s get.
/// </summary>
/// <remarks>Safe to use from several threads; a singleton. Run it once in each host process, as a background service.</remarks>
public sealed class CtiWatcher
{
    private static readonly Duration LongestPause = Duration.FromMinutes(1);

    private readonly IAdminStore _store;
    private readonly CtiGateway _gateway;
    private readonly CtiLiveStates _live;
    private readonly CtiLease _lease;
    private readonly Lazy<CtiLimits> _limits;
    private readonly RuntimeState _state;
    private readonly IClock _clock;
    private readonly TimeProvider _time;
    private readonly AdminMeter _meter;
    private readonly ICtiEventHandler[] _handlers;

    internal CtiWatcher(
        IAdminStore store, CtiGateway gateway, CtiLiveStates live, CtiLease lease, Lazy<CtiLimits> limits, RuntimeState state, IClock clock, TimeProvider time, AdminMeter meter,
        IEnumerable<ICtiEventHandler> handlers)
    {
        _store = store;
        _gateway = gateway;
        _live = live;
        _lease = lease;
        _limits = limits;
        _state = state;
        _clock = clock;
        _time = time;
        _meter = meter;
        _handlers = [.. handlers];
    }

    /// <summary>Watches until it is cancelled; new organizations are found within a lease's time.</summary>
    /// <param name="cancellationToken">Ends it; leases are given back.</param>
    /// <returns>A task that ends when it is cancelled.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _state.EnsureStarted($"{nameof(CtiWatcher)}.{nameof(RunAsync)}");
        var watching = new Dictionary<OrganizationId, Task>();
        try
        {
            while (true)
            {
                try
                {
                    await foreach (var organization in _store.HavingAsync(CtiSettings.Shape, cancellationToken).ConfigureAwait(false))
                    {
                        if (!watching.TryGetValue(organization, out var task) || task.IsCompleted) watching[organization] = WatchAsync(organization, cancellationToken);
                    }
                }
                catch (AdminStorageException)
                {
                    _meter.CtiFailed.Add(1);
                }

                await PauseAsync(_limits.Value.Lease, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to end.
        }
        finally
        {
            await Task.WhenAll(watching.Values).ConfigureAwait(false);
        }
    }

    /// <summary>Watches the tenant of one organization, as long as this host holds its lease, until it is cancelled.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="cancellationToken">Ends it; the lease is given back.</param>
    /// <returns>A task that ends when it is cancelled, or when there is nothing to watch: no settings, or no connector that watches.</returns>
    public async Task WatchAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        _state.EnsureStarted($"{nameof(CtiWatcher)}.{nameof(WatchAsync)}");
        var last = new LastEvent();
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var pause = Duration.Zero;
            try
            {
                var (term, othersUntil) = await _lease.TakeAsync(organization, cancellationToken).ConfigureAwait(false);
                if (term is null)
                {
                    pause = Duration.Max(othersUntil - _clock.GetCurrentInstant(), Duration.FromMilliseconds(100));
                }
                else
                {
                    if (!await WatchAsync(term, last, cancellationToken).ConfigureAwait(false)) return;
                    failures = 0;
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception)
            {
                // The store, a handler, or a connector that threw what it should have said.
                _meter.CtiFailed.Add(1);
                pause = Duration.Min(LongestPause, Duration.FromSeconds(1 << Math.Min(failures++, 6)));
            }

            if (pause > Duration.Zero && !await TryPauseAsync(pause, cancellationToken).ConfigureAwait(false)) return;
        }
    }

    /// <summary>One watch: until the lease is lost, or settings or agents have changed. Whether there was something to watch.</summary>
    private async Task<bool> WatchAsync(CtiLeaseTerm term, LastEvent last, CancellationToken cancellationToken)
    {
        if (term.Fence != last.Fence) (last.Fence, last.Sequence) = (term.Fence, 0);
        var organization = term.Organization;
        var seen = await SeeAsync(organization, cancellationToken).ConfigureAwait(false);
        if (seen.Settings.ValueOrDefault is not { } settings || !_gateway.For(settings.Version, CtiCapabilities.Watch).TryGetValue(out var connector, out _)) return false;
        var watch = new CtiWatch { Tenant = settings.Tenant, Fence = term.Fence, After = last.Sequence, Agents = await AgentsAsync(organization, cancellationToken).ConfigureAwait(false) };
        var picture = _live.Watch(organization);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var held = new HeldTerm { Term = term };
        var renewing = RenewAsync(held, seen, stop);
        try
        {
            await foreach (var happened in connector.WatchAsync(watch, stop.Token).ConfigureAwait(false))
            {
                // A host that was frozen may find the lease gone: what comes now another one has seen.
                if (!_lease.IsHeld(held.Term)) break;
                last.Sequence = happened.Id.Sequence;
                picture.Apply(happened);
                var state = happened.Agent is { } agent ? picture.Find(agent.Id)?.Shown(connector.States, settings.AfterCallWork) : null;
                foreach (var handler in _handlers) await handler.HandleAsync(happened, state, stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Renewing found the lease lost, or something changed: begun anew by the caller.
        }
        finally
        {
            picture.Lose();
            await stop.CancelAsync().ConfigureAwait(false);
            await renewing.ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested || !_lease.IsHeld(held.Term))
            {
                _live.Unwatch(organization);
                await GiveBackAsync(held.Term).ConfigureAwait(false);
            }
        }

        return true;
    }

    /// <summary>Holds the lease, and ends the watch when it is lost, or when what is watched has changed.</summary>
    private async Task RenewAsync(HeldTerm held, Seen seen, CancellationTokenSource stop)
    {
        try
        {
            while (true)
            {
                await PauseAsync(_limits.Value.Lease / 3, stop.Token).ConfigureAwait(false);
                var (term, _) = await _lease.TakeAsync(held.Term.Organization, stop.Token).ConfigureAwait(false);
                if (term is null || term.Fence != held.Term.Fence) break;
                held.Term = term;
                var now = await SeeAsync(term.Organization, stop.Token).ConfigureAwait(false);
                if (now.Settings.Version != seen.Settings.Version || now.Roster.Version != seen.Roster.Version) break;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (AdminStorageException)
        {
            // Without a store nobody knows who holds it: the watch ends, and is begun anew.
            _meter.CtiFailed.Add(1);
        }

        await stop.CancelAsync().ConfigureAwait(false);
    }

    private async Task GiveBackAsync(CtiLeaseTerm term)
    {
        try
        {
            await _lease.GiveBackAsync(term, CancellationToken.None).ConfigureAwait(false);
        }
        catch (AdminStorageException)
        {
            // Then it runs out by itself.
        }
    }

    private async Task<Seen> SeeAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var seen = new Seen(fetch.One(CtiSettings.Shape.SingleKey()), fetch.One(CtiRoster.Shape.SingleKey()));
        await fetch.RunAsync(_store, cancellationToken).ConfigureAwait(false);
        return seen;
    }

    /// <summary>Everybody who has CTI numbers: read without their roles.</summary>
    private async Task<IReadOnlyList<CtiNumbers>> AgentsAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var agents = new List<CtiNumbers>();
        var read = new RangeRead { Index = Agent.Columns.InOrder, Limit = RangeRead.MaxLimit };
        while (true)
        {
            var rows = (await _store.RangeAsync(organization, read, cancellationToken).ConfigureAwait(false)).Rows;
            foreach (var row in rows)
            {
                if (row.Cells[Agent.Columns.CtiId.Ordinal] is { IsNull: false } id && row.Cells[Agent.Columns.CtiNo.Ordinal] is { IsNull: false } no)
                    agents.Add(new CtiNumbers { Id = CtiId.FromStored(id.AsText()), No = CtiNo.FromStored(no.AsText()) });
            }

            if (rows.Count < RangeRead.MaxLimit) return agents;
            read = read with { After = [rows[^1].Cells[Agent.Columns.Account.Ordinal]] };
        }
    }

    private async Task<bool> TryPauseAsync(Duration pause, CancellationToken cancellationToken)
    {
        try
        {
            await PauseAsync(pause, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Task PauseAsync(Duration pause, CancellationToken cancellationToken) => Task.Delay(pause.ToTimeSpan(), _time, cancellationToken);

    private sealed record Seen(Slot<CtiSettings> Settings, Slot<CtiRoster> Roster);

    private sealed class HeldTerm
    {
        public required CtiLeaseTerm Term { get; set; }
    }

    /// <summary>How far events were numbered under a fence.</summary>
    private sealed class LastEvent
    {
        public long Fence { get; set; }

        public long Sequence { get; set; }
    }
}
