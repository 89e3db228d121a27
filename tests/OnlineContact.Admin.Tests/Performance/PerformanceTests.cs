using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Testing.Performance;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Performance;

public class PerformanceTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Fact]
    public async Task Through_managers_figures_equal_a_naive_recount_after_restarts_and_after_the_events_are_gone_too()
    {
        var histories = PerformanceArbitraries.HistoriesIn("America/New_York", Instant.FromUtc(2021, 3, 14, 7, 0)).Generator.Sample(40, Campaign.Cases(25));
        foreach (var history in histories)
        {
            await using var scene = await PerformanceScene.StartAsync();
            var naive = new NaivePerformance(NewYork);
            foreach (var batch in history.Arrivals.Chunk(3))
            {
                var host = batch[0].Host;
                scene.Clock.Now = Instant.Max(scene.Clock.Now, batch[^1].Now);
                var accepted = batch.Count(arrival => naive.Accept(arrival.Event));
                var receipt = await scene.RecordAsync(host, [.. batch.Select(arrival => arrival.Event.ToEvent(scene.Service))]);
                Assert.Equal((accepted, batch.Length - accepted, 0), (receipt.Accepted, receipt.Repeated, receipt.Refused.Count));
                if (batch[0].Reader is { } reader) Equal(naive, await scene.ShowAsync(reader));
            }

            await using var restarted = await PerformanceScene.HostAsync(scene.Store, scene.Clock, scene.Time);
            var days = Enumerable.Range(10, 8).Select(day => new LocalDate(2021, 3, day)).Where(day => day < scene.Clock.Now.InZone(NewYork).Date).ToList();
            foreach (var account in PerformanceArbitraries.Accounts)
            {
                Equal(naive, (await PerformanceScene.Of(restarted).GetAsync(scene.Park, scene.Id, scene.Service, account)).Value);
                foreach (var day in days) Equal(naive, await scene.ShowAsync(1, account, day));
            }

            // Two hosts keep the days and remove the events, one of them a day later.
            scene.Clock.Advance(Duration.FromDays(50));
            await scene.Hosts[1].Runtime.RunDueAsync(scene.Clock.Now);
            await scene.Hosts[2].Runtime.RunDueAsync(scene.Clock.Now);
            Assert.Empty((await scene.Store.GetAsync(scene.Id, [new RecordRead(Admin.Performance.Events.StoredEvent.Shape, [], [[]])], default))[0]);
            foreach (var account in PerformanceArbitraries.Accounts)
            {
                foreach (var day in days.Append(new LocalDate(2021, 3, 20))) Equal(naive, await scene.ShowAsync(2, account, day));
                Equal(naive, await scene.ShowAsync(0, account));
            }
        }

        static void Equal(NaivePerformance naive, AgentPerformance shown) =>
            Assert.Equal(naive.Count(shown.Account.Value, shown.Day, shown.AsOf), NaivePerformanceDay.Of(shown));
    }

    [Fact]
    public async Task Ten_thousand_events_with_one_identity_are_one()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var (accepted, repeated) = (0, 0);
        for (var i = 0; i < 10; i++)
        {
            var receipt = await scene.RecordAsync(i % 3, [.. Enumerable.Range(0, 1_000).Select(n => PerformanceEvent.OfInboundCall("test", 1, scene.Clock.Now - Duration.FromTicks(n), scene.Service, n % 2 == 0 ? "kim" : "lee"))]);
            (accepted, repeated) = (accepted + receipt.Accepted, repeated + receipt.Repeated);
        }

        Assert.Equal((1, 9_999), (accepted, repeated));
        Assert.Equal(1, (await scene.ShowAsync(2)).Phone.InboundCalls + (await scene.ShowAsync(2, "lee")).Phone.InboundCalls);
    }

    [Fact]
    public async Task An_identity_that_comes_back_with_other_lanes_changes_nothing()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var now = scene.Clock.Now;
        await scene.RecordAsync(0, PerformanceEvent.OfTicket("test", 1, now, scene.Service, TicketState.InProgress, "kim", null, null));
        var moved = await scene.RecordAsync(1, PerformanceEvent.OfTicket("test", 1, now, scene.Service, TicketState.InProgress, "kim", TicketState.InProgress, "lee"), scene.Does(2, now, AgentActivity.Ready));
        Assert.Equal((1, 1), (moved.Accepted, moved.Repeated));
        Assert.Equal(0, (await scene.ShowAsync(2, "lee")).Tickets.InProgress);
        Assert.Equal(AgentActivity.Ready, (await scene.ShowAsync(2)).Phone.Activity);
    }

    [Fact]
    public async Task Bad_events_are_refused_by_themselves_with_limit_and_value()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var (now, day) = (scene.Clock.Now, Duration.FromDays(1));
        var draft = (await scene.Hosts[0].ContractedServices.AddAsync(scene.Acme.Owner, scene.Id, ServiceType.IssueManagement)).Value.Number;
        (PerformanceEvent Event, AdminErrorKind Kind)[] bad =
        [
            (scene.Does(1, now + Duration.FromSeconds(61), AgentActivity.Ready), AdminErrors.PerformanceEventAhead),
            (scene.Does(2, now - 40 * day - Duration.FromTicks(1), AgentActivity.Ready), AdminErrors.PerformanceEventTooOld),
            (scene.Does(3, now, AgentActivity.Ready, "nobody"), AdminErrors.AgentNotFound),
            (scene.Does(3, now, AgentActivity.Ready, null!), AdminErrors.AgentNotFound),
            (scene.Does(4, now, AgentActivity.Ready) with { Service = 99 }, AdminErrors.ServiceNotFound),
            (scene.Does(5, now, AgentActivity.Ready) with { Service = draft }, AdminErrors.ServiceBasicInformationMissing),
            (scene.Does(0, now, AgentActivity.Ready), AdminErrors.PerformanceSequenceInvalid),
            (scene.Does(6, now, AgentActivity.Ready, source: "two words"), AdminErrors.PerformanceSourceInvalid),
            (scene.Does(7, now, AgentActivity.Ready, source: new string('s', 65)), AdminErrors.PerformanceSourceInvalid),
            (scene.Does(8, now, (AgentActivity)14), AdminErrors.PerformanceEventInvalid),
            (PerformanceEvent.OfChat("test", 9, now, scene.Service, "kim", (ChatActivity)(-1)), AdminErrors.PerformanceEventInvalid),
            (PerformanceEvent.OfTicket("test", 10, now, scene.Service, null, null, null, null), AdminErrors.PerformanceEventInvalid),
            (PerformanceEvent.OfTicket("test", 11, now, scene.Service, null, null, TicketState.InProgress, null), AdminErrors.PerformanceEventInvalid),
            (PerformanceEvent.OfTicket("test", 12, now, scene.Service, TicketState.Unassigned, "kim", TicketState.Closed, null), AdminErrors.PerformanceEventInvalid),
            (PerformanceEvent.OfTicket("test", 13, now, scene.Service, TicketState.InProgress, "nobody", TicketState.InProgress, "kim"), AdminErrors.AgentNotFound),
            (scene.Does(14, Instant.MaxValue, AgentActivity.Ready), AdminErrors.PerformanceEventAhead),
            (scene.Does(15, Instant.MinValue, AgentActivity.Ready), AdminErrors.PerformanceEventTooOld),
            (scene.Does(16, default, AgentActivity.Ready), AdminErrors.PerformanceEventTooOld),
            (scene.Does(-1, now, AgentActivity.Ready), AdminErrors.PerformanceSequenceInvalid),
            (scene.Does(17, now, AgentActivity.Ready, source: ""), AdminErrors.PerformanceSourceInvalid),
        ];
        PerformanceEvent[] good = [scene.Does(20, now + Duration.FromSeconds(60), AgentActivity.Ready), scene.Does(21, now - 40 * day, AgentActivity.SignedOut)];

        var receipt = await scene.RecordAsync(0, [.. bad.Select(each => each.Event), .. good]);

        Assert.Equal(bad.Select((each, i) => (i, each.Kind.Code)), receipt.Refused.Select(each => (each.Index, each.Error.Code)));
        Assert.Equal((2, 0), (receipt.Accepted, receipt.Repeated));
        Assert.Equal(("60", "61"), (receipt.Refused[0].Error.Arguments[0].Value, receipt.Refused[0].Error.Arguments[1].Value));
        Assert.Equal(AdminErrors.PerformanceBatchSize.Code, (await PerformanceScene.Of(scene.Hosts[0]).RecordAsync(AdminTestHost.Operator, scene.Id, [])).Error.Code);
        Assert.Equal(AdminErrors.PerformanceBatchSize.Code, (await PerformanceScene.Of(scene.Hosts[0]).RecordAsync(AdminTestHost.Operator, scene.Id, new PerformanceEvent[1_001])).Error.Code);
        Assert.Equal(AdminErrors.PerformanceDayInvalid.Code, (await PerformanceScene.Of(scene.Hosts[0]).GetMineAsync(scene.Kim, scene.Id, scene.Service, new LocalDate(2021, 3, 17))).Error.Code);
        Assert.Equal(AdminErrors.AgentNotFound.Code, (await PerformanceScene.Of(scene.Hosts[0]).GetAsync(scene.Park, scene.Id, scene.Service, "nobody")).Error.Code);
    }

    [Fact]
    public async Task What_cannot_follow_is_taken_counted_from_its_instant_on_and_flagged()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var minute = Duration.FromMinutes(1);
        var at = scene.Clock.Now - 6 * minute;

        // A call before a sign-in, a transfer without a call, and a ticket she did not hold; signing out twice is nothing new.
        var receipt = await scene.RecordAsync(
            0,
            scene.Does(1, at, AgentActivity.InboundCall),
            scene.Does(2, at + minute, AgentActivity.Ready),
            scene.Does(3, at + 3 * minute, AgentActivity.Transfer),
            PerformanceEvent.OfTicket("test", 4, at + 3 * minute, scene.Service, TicketState.InProgress, "kim", TicketState.Solved, "kim"),
            scene.Does(5, at + 4 * minute, AgentActivity.SignedOut),
            scene.Does(6, at + 5 * minute, AgentActivity.SignedOut));
        Assert.Equal((6, 0, 0), (receipt.Accepted, receipt.Repeated, receipt.Refused.Count));

        for (var host = 0; host < 3; host++)
        {
            var shown = await scene.ShowAsync(host);
            Assert.Equal((6, 3), (shown.Events, shown.Doubtful));
            Assert.Equal((minute, 2 * minute, minute, 4 * minute), (shown.Phone.InboundTime, shown.Phone.Ready, shown.Phone.Transfer, shown.Phone.SignedIn));
            Assert.Equal((0, 1), (shown.Tickets.InProgress, shown.Tickets.Solved));
        }

        // What was missing comes late, and then nothing is doubtful but what never was right.
        await scene.RecordAsync(1, scene.Does(7, at - minute, AgentActivity.Other), PerformanceEvent.OfTicket("test", 8, at, scene.Service, null, null, TicketState.InProgress, "kim"));
        Assert.Equal((8, 1), ((await scene.ShowAsync(2)).Events, (await scene.ShowAsync(2)).Doubtful));
        Assert.Equal((8, 1), ((await scene.ShowAsync(1)).Events, (await scene.ShowAsync(1)).Doubtful));
    }

    [Fact]
    public async Task A_clock_that_jumps_changes_no_figures_and_what_it_keeps_out_is_taken_when_it_is_right_again()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var (minute, start) = (Duration.FromMinutes(1), scene.Clock.Now);
        var naive = new NaivePerformance(NewYork);
        await AcceptedAsync(1, start);
        await ShownAsync(start + 10 * minute, start + 10 * minute);

        // Back a little nothing is taken back, far ahead is not followed, and far back counts up to what has happened.
        await ShownAsync(start + 6 * minute, start + 10 * minute);
        await ShownAsync(start + Duration.FromDays(2), start + Duration.FromDays(2));
        await ShownAsync(start + 11 * minute, start + 11 * minute);
        await ShownAsync(start - 60 * minute, start);

        var early = await scene.RecordAsync(0, scene.Does(2, start + 20 * minute, AgentActivity.Meal));
        Assert.Equal(AdminErrors.PerformanceEventAhead.Code, Assert.Single(early.Refused).Error.Code);
        await AcceptedAsync(3, start - 50 * minute);
        scene.Clock.Now = start + 20 * minute;
        await AcceptedAsync(2, start + 20 * minute);
        await ShownAsync(start + 30 * minute, start + 30 * minute);

        async Task AcceptedAsync(long sequence, Instant at)
        {
            scene.Clock.Now = at;
            var activity = (AgentActivity)(1 + sequence);
            Assert.True(naive.Accept(new NaivePerformanceEvent { Source = "test", Sequence = sequence, At = at, Account = "kim", Activity = activity }));
            Assert.Equal(1, (await scene.RecordAsync(0, scene.Does(sequence, at, activity))).Accepted);
        }

        async Task ShownAsync(Instant clock, Instant asOf)
        {
            scene.Clock.Now = clock;
            var shown = await scene.ShowAsync(0);
            Assert.Equal(asOf, shown.AsOf);
            Assert.Equal(naive.Count("kim", shown.Day, shown.AsOf), NaivePerformanceDay.Of(shown));
        }
    }

    [Fact]
    public async Task An_agent_reads_her_own_figures_and_only_an_administrator_of_the_service_those_of_others()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var manager = PerformanceScene.Of(scene.Hosts[0]);
        Assert.True((await manager.GetMineAsync(scene.Kim, scene.Id, scene.Service)).Succeeded);
        Assert.True((await manager.GetMineAsync(scene.Park, scene.Id, scene.Service)).Succeeded);
        Assert.True((await manager.GetAsync(scene.Park, scene.Id, scene.Service, "kim")).Succeeded);
        foreach (var actor in new[] { scene.Kim, scene.Acme.Owner, AdminTestHost.Operator })
            Assert.Equal(AdminErrors.AccessDenied.Code, (await manager.GetAsync(actor, scene.Id, scene.Service, "lee")).Error.Code);
        Assert.Equal(AdminErrors.AccessDenied.Code, (await manager.RecordAsync(scene.Park, scene.Id, [scene.Does(1, scene.Clock.Now, AgentActivity.Ready)])).Error.Code);
    }

    [Fact]
    public async Task Who_follows_is_told_at_once_of_what_comes_in_here_and_within_the_refresh_of_what_comes_in_elsewhere()
    {
        await using var scene = await PerformanceScene.StartAsync();
        using var stop = new CancellationTokenSource();
        await using var figures = PerformanceScene.Of(scene.Hosts[0]).WatchMineAsync(scene.Kim, scene.Id, scene.Service, stop.Token).GetAsyncEnumerator();
        Assert.True(await figures.MoveNextAsync());
        Assert.Equal(AgentActivity.SignedOut, figures.Current.Value.Phone.Activity);

        var next = figures.MoveNextAsync().AsTask();
        await scene.RecordAsync(0, scene.Does(1, scene.Clock.Now, AgentActivity.Ready));
        Assert.True(await next);
        Assert.Equal(AgentActivity.Ready, figures.Current.Value.Phone.Activity);

        next = figures.MoveNextAsync().AsTask();
        await scene.RecordAsync(1, scene.Does(2, scene.Clock.Now, AgentActivity.Meal));
        await WithTimeAsync(scene, next, Duration.FromSeconds(2));
        Assert.Equal(AgentActivity.Meal, figures.Current.Value.Phone.Activity);

        // Another day begins, and her role is taken.
        next = figures.MoveNextAsync().AsTask();
        await WithTimeAsync(scene, next, Duration.FromHours(20), Duration.FromMinutes(30));
        Assert.Equal(new LocalDate(2021, 3, 16), figures.Current.Value.Day);
        next = figures.MoveNextAsync().AsTask();
        Assert.True((await scene.Hosts[2].Agents.TakeRoleAsync(scene.Acme.Owner, scene.Id, "kim", scene.Service, StoreVersion.Any)).Succeeded);
        await WithTimeAsync(scene, next, Duration.FromSeconds(2));
        Assert.Equal(AdminErrors.AccessDenied.Code, figures.Current.Error.Code);
        Assert.False(await figures.MoveNextAsync());
    }

    [Fact]
    public async Task What_a_host_wrote_before_it_died_is_found_when_it_is_sent_again()
    {
        var broken = new BrokenPulse();
        await using var scene = await PerformanceScene.StartAsync(store => broken = new BrokenPulse(store));
        await scene.ShowAsync(0);
        broken.IsBroken = true;
        var call = PerformanceEvent.OfInboundCall("test", 1, scene.Clock.Now, scene.Service, "kim");
        await Assert.ThrowsAsync<AdminStorageException>(() => scene.RecordAsync(1, call));
        Assert.Equal(0, (await scene.ShowAsync(0)).Phone.InboundCalls);
        Assert.Equal(1, (await scene.ShowAsync(1)).Phone.InboundCalls);
        broken.IsBroken = false;
        Assert.Equal((0, 1), ((await scene.RecordAsync(1, call)).Accepted, (await scene.ShowAsync(0)).Phone.InboundCalls));

        // Without that it is found a minute later.
        broken.IsBroken = true;
        await Assert.ThrowsAsync<AdminStorageException>(() => scene.RecordAsync(1, PerformanceEvent.OfInboundCall("test", 2, scene.Clock.Now, scene.Service, "kim")));
        Assert.Equal(1, (await scene.ShowAsync(0)).Phone.InboundCalls);
        scene.Clock.Advance(Duration.FromSeconds(61));
        Assert.Equal(2, (await scene.ShowAsync(0)).Phone.InboundCalls);
    }

    private static async Task WithTimeAsync(PerformanceScene scene, Task<bool> next, Duration atMost, Duration? step = null)
    {
        var end = scene.Clock.Now + atMost;
        while (!next.IsCompleted && scene.Clock.Now <= end)
        {
            if (scene.Time.Waiting > 0) scene.Time.Advance(step ?? Duration.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(await next);
    }

    /// <summary>A store in which a host dies between writing events and telling of them.</summary>
    private sealed class BrokenPulse(IAdminStore? store = null) : StoreDecorator(store ?? new InMemoryAdminStore([OrganizationHead.Shape]))
    {
        public bool IsBroken { get; set; }

        public override Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) =>
            IsBroken && shape == Admin.Performance.Events.LanePulse.Shape
                ? throw new AdminStorageException("test", nameof(AddAsync), outcomeUnknown: false, null)
                : base.AddAsync(organization, shape, deltas, cancellationToken);
    }
}
