using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Testing.Performance;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What becomes known does so in order, at several hosts, late, twice, and on the days on which clocks are changed.</summary>
public sealed class PerformanceArbitrariesTests
{
    private const int Size = 30;

    private static readonly Instant Noon = Instant.FromUtc(2021, 3, 15, 12, 0);

    private static IEnumerable<PerformanceHistory> Drawn => PerformanceArbitraries.Histories().Generator.Sample(300, new Rnd(20210315), Size);

    private static IEnumerable<PerformanceArrival> Arrivals => Drawn.SelectMany(history => history.Arrivals);

    private static IEnumerable<(PerformanceHistory History, int At, PerformanceArrival Arrival)> Places => Drawn.SelectMany(history => history.Arrivals.Select((arrival, at) => (history, at, arrival)));

    [Fact]
    public void Arrivals_come_in_order_at_the_same_time_and_after_hours()
    {
        var steps = Drawn.SelectMany(history => history.Arrivals.Zip(history.Arrivals.Skip(1), (one, next) => next.Now - one.Now)).ToList();
        Assert.All(steps, step => Assert.True(step >= Duration.Zero));
        Assert.InRange(steps.Count(step => step == Duration.Zero), steps.Count / 6, steps.Count / 2);
        Assert.Contains(steps, step => step > Duration.Zero && step < Duration.FromHours(1.5));
        Assert.Contains(steps, step => step > Duration.FromHours(10));
    }

    [Fact]
    public void They_come_to_each_of_three_hosts_and_are_looked_at_by_each_or_none()
    {
        Assert.Equal([0, 1, 2], Arrivals.Select(arrival => arrival.Host).Distinct().Order());
        Assert.Equal([null, 0, 1, 2], Arrivals.Select(arrival => arrival.Reader).Distinct().Order());
    }

    [Fact]
    public void There_are_as_many_as_the_size_allows()
    {
        Assert.Equal(Enumerable.Range(0, 4 + Size / 3 + 1), Drawn.Select(history => history.Arrivals.Count).Distinct().Order());
        Assert.All(PerformanceArbitraries.Histories().Generator.Sample(50, new Rnd(7), 0), history => Assert.InRange(history.Arrivals.Count, 0, 4));
    }

    [Fact]
    public void Each_zone_is_taken_on_its_day() => Assert.Equal(
        ["America/New_York 2021-03", "America/New_York 2021-11", "America/Sao_Paulo 2018-02", "America/Sao_Paulo 2018-11", "America/St_Johns 2010-11", "Asia/Seoul 2021-03", "Europe/London 2021-10", "Pacific/Apia 2011-12"],
        Drawn.Where(history => history.Arrivals.Count > 0)
            .GroupBy(history => $"{history.Zone} {(history.Arrivals[0].Now + Duration.FromHours(18)).InUtc().Date.ToYearMonth():yyyy'-'MM}")
            .Where(group => group.Count() > 5)
            .Select(group => group.Key)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_told_has_happened_just_now_or_up_to_some_weeks_ago()
    {
        var late = Arrivals.Select(arrival => arrival.Now - arrival.Event.At).ToList();
        Assert.All(late, time => Assert.True(time >= Duration.Zero));
        Assert.InRange(late.Count(time => time == Duration.Zero), late.Count / 2, late.Count * 3 / 4);
        Assert.Contains(late, time => time > Duration.Zero && time < Duration.FromMinutes(30));
        Assert.Contains(late, time => time > Duration.FromHours(12));
    }

    [Fact]
    public void A_source_counts_on_unless_it_repeats_what_it_told()
    {
        Assert.Equal(["a", "b", "c"], Arrivals.Select(arrival => arrival.Event.Source).Distinct().Order(StringComparer.Ordinal));
        var repeated = Places.Where(place => place.Arrival.Event.Sequence != place.At + 1).ToList();
        Assert.InRange(repeated.Count, Arrivals.Count() / 20, Arrivals.Count() / 5);
        Assert.All(repeated, place => Assert.Contains(place.History.Arrivals.Take(place.At), earlier => (earlier.Event.Source, earlier.Event.Sequence) == (place.Arrival.Event.Source, place.Arrival.Event.Sequence)));
        Assert.Contains(repeated, place => place.Arrival.Event.Sequence > 1 && place.Arrival.Event.Sequence < place.At);
        Assert.Contains(repeated, place => place.History.Arrivals.First(earlier => earlier.Event.Sequence == place.Arrival.Event.Sequence).Event.Activity != place.Arrival.Event.Activity);
    }

    [Fact]
    public void Each_event_is_of_one_kind()
    {
        Assert.All(Arrivals, arrival => Assert.Single(new[] { arrival.Event.Activity is not null, arrival.Event.Chat is not null, arrival.Event.IsInbound is not null, arrival.Event.IsTicket }, each => each));
        Assert.Equal(Enum.GetValues<AgentActivity>(), Arrivals.Select(arrival => arrival.Event.Activity).OfType<AgentActivity>().Distinct().Order());
        Assert.Equal(Enum.GetValues<ChatActivity>(), Arrivals.Select(arrival => arrival.Event.Chat).OfType<ChatActivity>().Distinct().Order());
        Assert.Equal([false, true], Arrivals.Select(arrival => arrival.Event.IsInbound).OfType<bool>().Distinct().Order());
        Assert.All(Arrivals.Where(arrival => !arrival.Event.IsTicket), arrival => Assert.Contains(arrival.Event.Account, PerformanceArbitraries.Accounts));
    }

    [Fact]
    public void Tickets_come_go_and_change_hands()
    {
        var tickets = Arrivals.Select(arrival => arrival.Event).Where(happened => happened.IsTicket).ToList();
        Assert.Contains(tickets, ticket => ticket is { Before: null, After: not null });
        Assert.Contains(tickets, ticket => ticket is { Before: not null, After: null });
        Assert.Contains(tickets, ticket => ticket is { AccountBefore: "kim", Account: "lee" });
        Assert.Contains(tickets, ticket => ticket is { AccountBefore: "lee", Account: null });
        Assert.Equal(Enum.GetValues<TicketState>(), tickets.Select(ticket => ticket.Before).OfType<TicketState>().Distinct().Order());
        Assert.Equal(Enum.GetValues<TicketState>(), tickets.Select(ticket => ticket.After).OfType<TicketState>().Distinct().Order());
    }

    [Fact]
    public void A_history_in_a_zone_begins_in_the_day_and_a_half_before_its_instant()
    {
        var histories = PerformanceArbitraries.HistoriesIn("UTC", Noon).Generator.Sample(200, new Rnd(7), Size).Where(history => history.Arrivals.Count > 0).ToList();
        Assert.All(histories, history => Assert.Equal("UTC", history.Zone));
        Assert.All(histories, history => Assert.True(history.Arrivals[0].Now >= Noon - Duration.FromHours(36)));
        Assert.Contains(histories, history => history.Arrivals[0].Now < Noon - Duration.FromHours(30));
        Assert.True(histories.Count(history => history.Arrivals[0].Now < Noon) > histories.Count * 2 / 3);
    }

    [Fact]
    public void The_agents_are_two() => Assert.Equal(["kim", "lee"], PerformanceArbitraries.Accounts);

    [Fact]
    public void A_history_shrinks_by_halves_and_then_by_single_arrivals()
    {
        Assert.Equal(["23", "01", "123", "023", "013", "012"], Shrunk(4));
        Assert.Equal(["234", "014", "1234", "0234", "0134", "0124", "0123"], Shrunk(5));
        Assert.Empty(Shrunk(1));
        Assert.Empty(Shrunk(0));

        static List<string> Shrunk(int length)
        {
            var history = new PerformanceHistory { Zone = "UTC", Arrivals = [.. Enumerable.Range(0, length).Select(Arrival)] };
            var simpler = PerformanceArbitraries.Histories().Shrinker(history).ToList();
            Assert.All(simpler, each => Assert.Equal("UTC", each.Zone));
            Assert.Equal(simpler.Select(Text), PerformanceArbitraries.HistoriesIn("Asia/Seoul", Noon).Shrinker(history).Select(Text));
            return [.. simpler.Select(Text)];
        }

        static string Text(PerformanceHistory history) => string.Concat(history.Arrivals.Select(arrival => arrival.Host));
    }

    [Fact]
    public void Every_event_of_the_agents_is_drawn_and_no_other()
    {
        var drawn = Drawing.All["PerformanceEvent"].Values(6_000).Cast<PerformanceEvent>().Select(happened => happened with { Source = "a", Sequence = 1, At = Noon }).Distinct().ToHashSet();
        Assert.Empty(All().Except(drawn));
        Assert.Empty(drawn.Except(All()));

        static IEnumerable<PerformanceEvent> All()
        {
            foreach (var account in PerformanceArbitraries.Accounts)
            {
                foreach (var activity in Enum.GetValues<AgentActivity>()) yield return PerformanceEvent.OfActivity("a", 1, Noon, 1, account, activity);
                foreach (var activity in Enum.GetValues<ChatActivity>()) yield return PerformanceEvent.OfChat("a", 1, Noon, 1, account, activity);
                yield return PerformanceEvent.OfInboundCall("a", 1, Noon, 1, account);
                yield return PerformanceEvent.OfOutboundCall("a", 1, Noon, 1, account);
            }

            (TicketState? State, string? Holder)[] places =
            [
                (null, null), (TicketState.Unassigned, null), (TicketState.InProgress, "kim"), (TicketState.InProgress, "lee"), (TicketState.Solved, "kim"), (TicketState.Solved, "lee"),
                (TicketState.Solved, null), (TicketState.Closed, "kim"), (TicketState.Closed, null),
            ];
            foreach (var before in places)
            {
                foreach (var after in places.Where(after => before.State is not null || after.State is not null))
                    yield return PerformanceEvent.OfTicket("a", 1, Noon, 1, before.State, before.Holder, after.State, after.Holder);
            }
        }
    }

    [Fact]
    public void Events_are_numbered_from_the_first_one_to_the_last_there_can_be()
    {
        var numbers = Drawing.All["PerformanceEvent"].Values(400).Cast<PerformanceEvent>().Select(happened => happened.Sequence).ToList();
        Assert.Contains(1L, numbers);
        Assert.Contains(long.MaxValue, numbers);
        Assert.Contains(numbers, number => number is > 1 and <= int.MaxValue);
    }

    private static PerformanceArrival Arrival(int number) => new()
    {
        Now = Noon,
        Host = number,
        Reader = null,
        Event = new NaivePerformanceEvent { Source = "a", Sequence = number + 1, At = Noon, IsInbound = true },
    };
}
