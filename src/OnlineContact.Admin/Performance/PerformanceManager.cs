using System.Runtime.CompilerServices;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Live;
using OnlineContact.Admin.Performance.Rules;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Performance;

/// <summary>Takes in what agents do, and shows them their figures (My 실적): now, as they change, and for earlier days.</summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with OCA4002 no such
/// organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields. Storage failures are thrown as
/// <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class PerformanceManager
{
    /// <summary>The most events of a batch.</summary>
    public const int MaxBatch = 1_000;

    /// <summary>A lane is read anew after this time, in case a host has died between writing and telling.</summary>
    private static readonly Duration LongestKept = Duration.FromMinutes(1);

    private readonly AdminDoor _door;
    private readonly Lazy<PerformanceSettings> _settings;
    private readonly LivePerformance _live;
    private readonly LaneReader _reader;
    private readonly EventWriter _writer;
    private readonly TimeProvider _time;
    private readonly AdminMeter _meter;

    internal PerformanceManager(AdminDoor door, Lazy<PerformanceSettings> settings, LivePerformance live, LaneReader reader, EventWriter writer, TimeProvider time, AdminMeter meter)
    {
        _door = door;
        _settings = settings;
        _live = live;
        _reader = reader;
        _writer = writer;
        _time = time;
        _meter = meter;
    }

    /// <summary>
    /// Takes in a batch. What it accepts is in the store when the task completes, and in the figures of this host at once. Events may come late, repeatedly, in
    /// any order and at any host; sending a batch again is always safe, and right after an exception. An event that is refused does not keep the others.
    /// </summary>
    /// <param name="actor">The operator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="events">1 to <see cref="MaxBatch"/> events.</param>
    /// <param name="cancellationToken">Cancels; sending again is safe.</param>
    /// <returns>
    /// What became of each: OCA8002 source, OCA8003 number, OCA8004 from the future, OCA8005 from before the retention, OCA8006 says nothing known, OCA1001 no such
    /// service, OCA1024 the service is a draft, OCA4027 no such agent; or OCA8001 size of the batch, and then nothing is accepted.
    /// </returns>
    public Task<Outcome<PerformanceReceipt>> RecordAsync(AdminActor actor, OrganizationId organization, IReadOnlyList<PerformanceEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(events);
        var size = EventBatchIsNotTooLarge.Check(events.Count);
        if (size is null && events.Any(happened => happened is null)) throw new ArgumentException("An event is null.", nameof(events));
        var call = new AdminCall { Name = "PerformanceManager.RecordAsync", Operation = AdminOperations.RecordPerformance, Actor = actor, Organization = organization };
        return _door.ReadAsync(call, fetch => (Intake: EventIntake.Ask(fetch, size is null ? events : []), Size: size), async read =>
        {
            if (read.Size is { } wrong) return Outcome.Refused<PerformanceReceipt>(wrong);
            var admission = read.Intake.Admit(organization, _door.Now, _settings.Value);
            _meter.PerformanceRefused.Add(admission.Refused.Count);
            var accepted = await _writer.WriteAsync(organization, admission.Taken, cancellationToken).ConfigureAwait(false);
            return Outcome.Success(new PerformanceReceipt { Accepted = accepted, Repeated = admission.Repeated + admission.Taken.Count - accepted, Refused = admission.Refused });
        }, cancellationToken);
    }

    /// <summary>Reads one's own figures.</summary>
    /// <param name="actor">The agent.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The number of the service she is in.</param>
    /// <param name="day">A day in the service's zone; null for today up to now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The figures; or OCA8007 day, OCA4027 no such agent, OCA1001 no such service, OCA1018 its zone is unknown, OCA1024 it is a draft.</returns>
    public Task<Outcome<AgentPerformance>> GetMineAsync(AdminActor actor, OrganizationId organization, long service, LocalDate? day = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return GetAsync("GetMineAsync", AdminOperations.ReadOwnPerformance, actor, organization, service, actor.Account, day, cancellationToken);
    }

    /// <summary>Reads the figures of an agent in a service that the actor administers.</summary>
    /// <param name="actor">The service administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="account">The agent ID.</param>
    /// <param name="day">A day in the service's zone; null for today up to now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The figures; or OCA4009 agent ID, and what <see cref="GetMineAsync"/> may be refused with.</returns>
    public Task<Outcome<AgentPerformance>> GetAsync(AdminActor actor, OrganizationId organization, long service, string account, LocalDate? day = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return GetAsync("GetAsync", AdminOperations.ReadPerformance, actor, organization, service, account, day, cancellationToken);
    }

    /// <summary>
    /// Follows one's own figures: as they are, and then whenever something has changed, whether at this host or at another one, or another day has begun. What
    /// is in progress grows without being told. The right is looked at each time.
    /// </summary>
    /// <param name="actor">The agent.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The number of the service she is in.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The figures; a refusal, as of <see cref="GetMineAsync"/>, is the last one.</returns>
    public IAsyncEnumerable<Outcome<AgentPerformance>> WatchMineAsync(AdminActor actor, OrganizationId organization, long service, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return WatchAsync("WatchMineAsync", AdminOperations.ReadOwnPerformance, actor, organization, service, actor.Account, cancellationToken);
    }

    /// <summary>Follows the figures of an agent in a service that the actor administers, as <see cref="WatchMineAsync"/> does.</summary>
    /// <param name="actor">The service administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="service">The service's number.</param>
    /// <param name="account">The agent ID.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The figures; a refusal is the last one.</returns>
    public IAsyncEnumerable<Outcome<AgentPerformance>> WatchAsync(AdminActor actor, OrganizationId organization, long service, string account, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return WatchAsync("WatchAsync", AdminOperations.ReadPerformance, actor, organization, service, account, cancellationToken);
    }

    private async IAsyncEnumerable<Outcome<AgentPerformance>> WatchAsync(
        string name, AdminOperation operation, AdminActor actor, OrganizationId organization, long service, string account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (LocalDate, (long, long), int)? shown = null;
        var live = _live.Of(organization);
        while (true)
        {
            // Asked for before reading, so that nothing is missed between; and only of lanes that were read once, so that nobody makes up others.
            Task changed = shown is null
                ? Task.CompletedTask
                : Task.WhenAny(live.LaneOf(new LaneKey(service, account)).ChangedAsync(), live.LaneOf(new LaneKey(service, LaneKey.Nobody)).ChangedAsync());
            var outcome = await GetAsync(name, operation, actor, organization, service, account, null, cancellationToken).ConfigureAwait(false);
            if (!outcome.TryGetValue(out var figures, out _))
            {
                yield return outcome;
                yield break;
            }

            if (shown is not { } before || before != (figures.Day, figures.Version, figures.Tickets.Unassigned))
            {
                shown = (figures.Day, figures.Version, figures.Tickets.Unassigned);
                yield return outcome;
            }
            else
            {
                await WaitAsync(changed, Duration.Min(_settings.Value.Refresh, figures.To - figures.AsOf), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WaitAsync(Task changed, Duration atMost, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pause = Task.Delay(Duration.Max(atMost, Duration.FromMilliseconds(1)).ToTimeSpan(), _time, stop.Token);
        await Task.WhenAny(changed, pause).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private Task<Outcome<AgentPerformance>> GetAsync(
        string name, AdminOperation operation, AdminActor actor, OrganizationId organization, long service, string account, LocalDate? day, CancellationToken cancellationToken)
    {
        var valid = MemberAccount.Create(account);
        var call = new AdminCall { Name = $"PerformanceManager.{name}", Operation = operation, Actor = actor, Organization = organization, Service = service };
        return _door.ReadAsync(
            call,
            fetch => new PerformanceRead(
                fetch.One(ContractedService.ByNumber[service]),
                valid.Succeeded ? fetch.One(Agent.ByAccount[valid.Value]) : null,
                fetch.One(LanePulse.ByLane[new LaneKey(service, valid.Succeeded ? valid.Value.Value : LaneKey.Nobody).ToText()]),
                fetch.One(LanePulse.ByLane[new LaneKey(service, LaneKey.Nobody).ToText()])),
            read => valid.Succeeded ? ShowAsync(read, organization, service, valid.Value, day, cancellationToken) : Task.FromResult(Outcome.Refused<AgentPerformance>(valid.Error)),
            cancellationToken);
    }

    private async Task<Outcome<AgentPerformance>> ShowAsync(PerformanceRead read, OrganizationId organization, long service, MemberAccount account, LocalDate? day, CancellationToken cancellationToken)
    {
        if (ZoneOf(read.Service.ValueOrDefault, service, out var zone) is { } noZone) return Outcome.Refused<AgentPerformance>(noZone);
        if (!read.Agent!.Found) return Outcome.Refused<AgentPerformance>(AdminErrors.AgentNotFound.With("account"));
        var now = _door.Now;
        var today = LocalDays.At(zone, now.ToUnixTimeTicks()).Day;
        if (day is { } wanted && DayIsNotInTheFuture.Check(wanted, today) is { } ahead) return Outcome.Refused<AgentPerformance>(ahead);
        var isToday = day is null || day == today;
        var own = await LaneAsync(new LaneKey(service, account.Value), read.Pulse).ConfigureAwait(false);
        var nobodys = await LaneAsync(new LaneKey(service, LaneKey.Nobody), read.NobodysPulse).ConfigureAwait(false);
        return Outcome.Success(Panels.Of(organization, service, account, own, nobodys));

        Task<LaneSnapshot> LaneAsync(LaneKey lane, Slot<LanePulse> pulse) => isToday
            ? NowAsync(organization, lane, zone, pulse.ValueOrDefault?.Rows ?? 0, now, cancellationToken)
            : EarlierAsync(organization, lane, LocalDays.Of(zone, day!.Value), now, cancellationToken);
    }

    private async Task<LaneSnapshot> NowAsync(OrganizationId organization, LaneKey key, DateTimeZone zone, long pulse, Instant now, CancellationToken cancellationToken)
    {
        var lane = _live.Of(organization).LaneOf(key);
        var ticks = now.ToUnixTimeTicks();
        if (lane.TryRead(zone, pulse, ticks, (now - LongestKept).ToUnixTimeTicks(), out var live)) return live;
        var begun = lane.BeginRead();
        var reading = await _reader.ReadAsync(organization, key, LocalDays.At(zone, ticks), isToday: true, now, cancellationToken).ConfigureAwait(false);
        return lane.Keep(begun, reading, zone, pulse, ticks);
    }

    private async Task<LaneSnapshot> EarlierAsync(OrganizationId organization, LaneKey lane, DaySpan day, Instant now, CancellationToken cancellationToken)
    {
        var reading = await _reader.ReadAsync(organization, lane, day, isToday: false, now, cancellationToken).ConfigureAwait(false);
        return new LaneSnapshot { State = DayCalculator.Calculate(reading.Opening, reading.Events, day.End) };
    }

    private AdminError? ZoneOf(ContractedService? service, long number, out DateTimeZone zone)
    {
        zone = DateTimeZone.Utc;
        if (service is null) return AdminErrors.ServiceNotFound.With("service", number);
        if (service.TimeZone is not { } name) return AdminErrors.ServiceBasicInformationMissing.With("service", number);
        if (_settings.Value.Zones.GetZoneOrNull(name) is not { } known) return AdminErrors.ServiceZoneUnknown.With("service", name);
        zone = known;
        return null;
    }

    private sealed record PerformanceRead(Slot<ContractedService> Service, Slot<Agent>? Agent, Slot<LanePulse> Pulse, Slot<LanePulse> NobodysPulse);
}
