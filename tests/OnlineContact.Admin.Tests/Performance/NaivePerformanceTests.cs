using NodaTime;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Testing.Performance;

namespace OnlineContact.Admin.Tests.Performance;

/// <summary>The recount against figures worked out by hand, at the instants where histories made by chance seldom fall.</summary>
public sealed class NaivePerformanceTests
{
    private static readonly LocalDate Day = new(2021, 3, 15);
    private static readonly Instant Midnight = Instant.FromUtc(2021, 3, 15, 0, 0);

    [Fact]
    public void What_happens_at_midnight_belongs_to_the_day_that_begins()
    {
        var naive = new NaivePerformance(DateTimeZone.Utc);
        Assert.True(naive.Accept(new() { Source = "a", Sequence = 1, At = Midnight, Account = "kim", IsInbound = true }));
        Assert.True(naive.Accept(new() { Source = "a", Sequence = 2, At = Midnight, Account = "kim", IsInbound = false }));
        Assert.True(naive.Accept(new() { Source = "a", Sequence = 3, At = Midnight, After = TicketState.Unassigned }));
        Assert.True(naive.Accept(new() { Source = "a", Sequence = 4, At = Midnight, After = TicketState.Solved, Account = "kim" }));

        var before = naive.Count("kim", Day.PlusDays(-1), Midnight);
        Assert.Equal((0, 0, 0, 0), (before.Inbound, before.Outbound, before.Unassigned, before.Solved));
        var after = naive.Count("kim", Day, Midnight);
        Assert.Equal((1, 1, 1, 1), (after.Inbound, after.Outbound, after.Unassigned, after.Solved));
        Assert.Equal(0, naive.Count("kim", Day.PlusDays(1), Midnight + Duration.FromDays(2)).Inbound);
    }

    [Theory]
    [InlineData("a", 2, "a", 1)]
    [InlineData("b", 1, "a", 2)]
    [InlineData("b", 1, "a", 1)]
    public void Of_two_at_one_instant_the_later_of_source_and_number_holds_whichever_came_first(string source, long sequence, string otherSource, long otherSequence)
    {
        var later = new NaivePerformanceEvent { Source = source, Sequence = sequence, At = Midnight, Account = "kim", Activity = AgentActivity.Rest };
        var earlier = new NaivePerformanceEvent { Source = otherSource, Sequence = otherSequence, At = Midnight, Account = "kim", Activity = AgentActivity.Ready };
        NaivePerformanceEvent[][] orders = [[later, earlier], [earlier, later]];
        foreach (var arrivals in orders)
        {
            var naive = new NaivePerformance(DateTimeZone.Utc);
            foreach (var each in arrivals) Assert.True(naive.Accept(each));
            var counted = naive.Count("kim", Day, Midnight + Duration.FromHours(1));
            Assert.Equal((0, NodaConstants.TicksPerHour), (counted.Activities[(int)AgentActivity.Ready], counted.Activities[(int)AgentActivity.Rest]));
        }
    }

    [Fact]
    public void An_identity_counts_once()
    {
        var naive = new NaivePerformance(DateTimeZone.Utc);
        var call = new NaivePerformanceEvent { Source = "a", Sequence = 1, At = Midnight, Account = "kim", IsInbound = true };
        Assert.Equal([true, false, true, true], new[] { call, call with { At = Midnight + Duration.FromHours(1) }, call with { Source = "b" }, call with { Sequence = 2 } }.Select(naive.Accept));
        Assert.Equal(3, naive.Count("kim", Day, Midnight + Duration.FromHours(2)).Inbound);
    }

    /// <summary>In São Paulo summer time ended and began at midnight: once the clocks went back into the day before, once midnight was left out.</summary>
    [Theory]
    [InlineData(2018, 2, 17, 25)]
    [InlineData(2018, 2, 18, 24)]
    [InlineData(2018, 11, 3, 24)]
    [InlineData(2018, 11, 4, 23)]
    public void A_day_lasts_as_long_as_the_clocks_show_it(int year, int month, int day, int hours)
    {
        var naive = new NaivePerformance(DateTimeZoneProviders.Tzdb["America/Sao_Paulo"]);
        naive.Accept(new() { Source = "a", Sequence = 1, At = Instant.FromUtc(2018, 1, 1, 0, 0), Account = "kim", Activity = AgentActivity.Ready });
        var counted = naive.Count("kim", new LocalDate(year, month, day), Instant.FromUtc(2019, 1, 1, 0, 0));
        Assert.Equal(hours * NodaConstants.TicksPerHour, counted.Activities[(int)AgentActivity.Ready]);
    }

    [Theory]
    [InlineData(true, "a/7 2021-03-15T00:00:00Z IB>")]
    [InlineData(false, "a/7 2021-03-15T00:00:00Z OB>")]
    public void A_call_says_where_it_went(bool inbound, string text) =>
        Assert.Equal(text, new NaivePerformanceEvent { Source = "a", Sequence = 7, At = Midnight, Account = "kim", IsInbound = inbound }.ToString());

    [Fact]
    public void Other_events_say_what_they_are_and_of_whom_nothing()
    {
        var nothing = new NaivePerformanceEvent { Source = "a", Sequence = 7, At = Midnight, Account = "kim" };
        Assert.Equal("a/7 2021-03-15T00:00:00Z Meal>", (nothing with { Activity = AgentActivity.Meal }).ToString());
        Assert.Equal("a/7 2021-03-15T00:00:00Z Online>", (nothing with { Chat = ChatActivity.Online }).ToString());
        Assert.Equal("a/7 2021-03-15T00:00:00Z InProgress>Solved", (nothing with { Before = TicketState.InProgress, After = TicketState.Solved }).ToString());
    }
}
