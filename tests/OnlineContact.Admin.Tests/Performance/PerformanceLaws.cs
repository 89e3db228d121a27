using NodaTime;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Live;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Testing.Performance;
using OnlineContact.Admin.Tests.Shared;
using OnlineContact.Admin.Tests.Sso;

namespace OnlineContact.Admin.Tests.Performance;

/// <summary>
/// The laws of figures, on the function and the live figures alone. A million histories:
/// <c>ONLINECONTACT_CASES=1000000 dotnet test tests/OnlineContact.Admin.Tests -c Release --filter PerformanceLaws.Figures_equal</c>.
/// </summary>
public class PerformanceLaws
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    [Fact]
    public void Figures_equal_a_naive_recount_for_any_order_repetition_clock_and_split_over_three_hosts() =>
        Campaign.Run(PerformanceArbitraries.Histories(), 10_000, Check);

    [Fact]
    public void Days_follow_each_other_without_gaps_and_every_instant_lies_in_one()
    {
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids.Where((_, i) => i % 12 == 0).Append("Pacific/Apia").Append("America/Sao_Paulo"))
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var day = LocalDays.At(zone, Instant.FromUtc(2011, 12, 1, 0, 0).ToUnixTimeTicks());
            for (var i = 0; i < 400; i++)
            {
                var next = LocalDays.Of(zone, day.Day.PlusDays(1));
                Assert.Equal(day.End, next.Start);
                if (next.End > next.Start)
                {
                    Assert.Equal(next, LocalDays.At(zone, next.Start));
                    Assert.Equal(next, LocalDays.At(zone, next.End - 1));
                }

                day = next;
            }
        }
    }

    [Fact]
    public void What_cannot_follow_is_counted_all_the_same_and_flagged()
    {
        var state = LaneState.At(LocalDays.Of(DateTimeZone.Utc, new LocalDate(2021, 3, 15)));
        var hour = NodaConstants.TicksPerHour;
        Assert.Equal(0, Applied(AgentActivity.Ready, AgentActivity.InboundCall, AgentActivity.Transfer, AgentActivity.SignedOut).Doubtful);
        Assert.Equal(1, Applied(AgentActivity.InboundCall, AgentActivity.SignedOut).Doubtful);
        Assert.Equal(1, Applied(AgentActivity.Ready, AgentActivity.Transfer).Doubtful);
        Assert.Equal(hour, Applied(AgentActivity.InboundCall, AgentActivity.SignedOut).Times[(int)AgentActivity.InboundCall]);

        var lost = state;
        lost.Apply(new(state.Day.Start, "a", 1, Admin.Performance.Events.LaneEventKind.Ticket, (int)TicketState.InProgress, (int)TicketState.Solved));
        Assert.Equal((1, 1, -1), (lost.Doubtful, lost.Solved, lost.InProgress));

        LaneState Applied(params AgentActivity[] activities)
        {
            var applied = state;
            for (var i = 0; i < activities.Length; i++) applied.Apply(new(state.Day.Start + i * hour, "a", i + 1, Admin.Performance.Events.LaneEventKind.Activity, 0, (int)activities[i]));
            return applied;
        }
    }

    [Fact]
    public void A_clock_that_goes_back_a_little_takes_nothing_back_and_one_that_was_far_ahead_is_not_followed()
    {
        var zone = DateTimeZone.Utc;
        var noon = Instant.FromUtc(2021, 3, 15, 12, 0);
        var host = new LaneHost(new LaneRows(), zone);
        host.Record(EventIntake.RowsOf(Acme, PerformanceEvent.OfActivity("a", 1, noon, 1, "kim", AgentActivity.Ready)));

        Assert.Equal(Duration.FromMinutes(10), host.Show("kim", noon + Duration.FromMinutes(10)).Phone.Ready);
        Assert.Equal(Duration.FromMinutes(10), host.Show("kim", noon + Duration.FromMinutes(6)).Phone.Ready);
        Assert.Equal(noon + Duration.FromHours(9), host.Show("kim", noon + Duration.FromHours(9)).AsOf);
        var lane = new LiveLane();
        var reading = new LaneReading(LaneState.At(LocalDays.At(zone, noon.ToUnixTimeTicks())), []);
        lane.Keep(lane.BeginRead(), reading, zone, 0, (noon + Duration.FromHours(9)).ToUnixTimeTicks());
        Assert.False(lane.TryRead(zone, 0, noon.ToUnixTimeTicks(), long.MinValue, out _));
        Assert.Equal(noon.ToUnixTimeTicks(), lane.Keep(lane.BeginRead(), reading, zone, 0, noon.ToUnixTimeTicks()).State.Until);
        Assert.True(lane.TryRead(zone, 0, noon.ToUnixTimeTicks(), long.MinValue, out _));
    }

    [Fact]
    public void A_window_knows_the_last_64_numbers_of_a_source_and_none_that_did_not_come()
    {
        var window = new SourceWindow();
        var random = new Random(11);
        var taken = new HashSet<long>();
        long highest = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var sequence = Math.Max(1, highest + random.Next(-40, 3));
            if (random.Next(500) == 0) sequence = highest + 1_000_000_000_000;
            if (random.Next(100) == 0) sequence = Math.Max(1, highest - random.Next(100_000));
            window.Take(sequence);
            taken.Add(sequence);
            highest = Math.Max(highest, sequence);
            for (var number = Math.Max(1, highest - 200); number < highest + 70; number++)
            {
                if (window.Knows(number)) Assert.Contains(number, taken);
                else if (number > highest - 64) Assert.DoesNotContain(number, taken);
            }
        }
    }

    [Fact]
    public void Taking_an_event_into_the_live_figures_allocates_nothing_and_reading_one_object()
    {
        var zone = DateTimeZone.Utc;
        var live = new LiveOrganization(100);
        var key = new Admin.Performance.Events.LaneKey(1, "kim");
        var lane = live.LaneOf(key);
        var at = Instant.FromUtc(2021, 3, 15, 0, 0).ToUnixTimeTicks();
        lane.Keep(lane.BeginRead(), new LaneReading(LaneState.At(LocalDays.At(zone, at)), []), zone, 0, at);
        long sequence = 0;

        Assert.Equal(0, Allocations.Of(() =>
        {
            sequence++;
            var sources = new BatchSources(live);
            sources.Of("a").Take(sequence);
            live.LaneOf(key).Apply(new(at + sequence, "a", sequence, Admin.Performance.Events.LaneEventKind.Activity, 0, 2 + (int)(sequence % 5)));
            return sources.Of("a").Knows(sequence);
        }));
        Assert.Equal(0, Allocations.Of(() => lane.TryRead(zone, null, at + sequence, long.MinValue, out _)));
    }

    private static void Check(PerformanceHistory history)
    {
        var zone = DateTimeZoneProviders.Tzdb[history.Zone];
        var naive = new NaivePerformance(zone);
        var rows = new LaneRows();
        LaneHost[] hosts = [new(rows, zone), new(rows, zone), new(rows, zone)];
        for (var i = 0; i < history.Arrivals.Count; i++)
        {
            var arrival = history.Arrivals[i];

            // The store's key decides what is new.
            if (naive.Accept(arrival.Event)) hosts[arrival.Host].Record(EventIntake.RowsOf(Acme, arrival.Event.ToEvent(1)));

            // Who looks does so at one agent; the clock is ahead by none to four minutes, another time by less.
            if (arrival.Reader is { } reader) Compare(hosts[reader], PerformanceArbitraries.Accounts[i % 2], arrival.Now + Duration.FromMinutes(7 * i % 5));
        }

        if (history.Arrivals.Count == 0) return;
        foreach (var host in hosts)
        {
            foreach (var account in PerformanceArbitraries.Accounts) Compare(host, account, history.Arrivals[^1].Now);
        }

        void Compare(LaneHost host, string account, Instant now)
        {
            var shown = host.Show(account, now);
            var counted = naive.Count(account, shown.Day, shown.AsOf);
            if (!counted.Equals(NaivePerformanceDay.Of(shown))) Assert.Equal(counted.ToString(), NaivePerformanceDay.Of(shown).ToString());
            var phone = shown.Phone;
            Assert.Equal(
                phone.SignedIn,
                phone.InboundTime + phone.OutboundTime + phone.Transfer + phone.Ready + phone.TicketHandling + phone.ChatHandling + phone.Training + phone.Report + phone.Meeting
                + phone.Coaching + phone.Rest + phone.Meal + phone.Other);
            Assert.Equal(shown.Chat.SignedIn, shown.Chat.Ready + shown.Chat.Online + shown.Chat.Rest);
        }
    }
}
