using NodaTime;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Rules;

namespace OnlineContact.Admin.Tests.Performance;

public class PerformanceRuleTests
{
    [Fact]
    public void Days_are_read_from_1970_up_to_today()
    {
        var today = new LocalDate(2021, 3, 15);
        Assert.Equal("", Said(today));
        Assert.Equal("", Said(new LocalDate(1970, 1, 1)));
        Assert.StartsWith("OCA8007 day ", Said(today.PlusDays(1)), StringComparison.Ordinal);
        Assert.StartsWith("OCA8007 day ", Said(new LocalDate(1969, 12, 31)), StringComparison.Ordinal);
        Assert.StartsWith("OCA8007 day ", Said(today.WithCalendar(CalendarSystem.Julian)), StringComparison.Ordinal);

        string Said(LocalDate day) => Refusal.Said(DayIsNotInTheFuture.Check(day, today));
    }

    [Fact]
    public void A_source_has_1_to_64_visible_ASCII_characters_and_a_number_is_at_least_1()
    {
        Assert.Equal("", Said(new string('s', 64)));
        Assert.Equal("", Said("!~"));
        Assert.Equal("", Said("a", 1));
        Assert.Equal("OCA8002 events[0].source limit=64 actual=65", Said(new string('s', 65)));
        Assert.Equal("OCA8002 events[0].source limit=64 actual=0", Said(""));
        Assert.Equal("OCA8002 events[0].source limit=64 actual=0", Said(null));
        Assert.Equal("OCA8002 events[0].source limit=64 actual=1", Said(" "));
        Assert.Equal("OCA8002 events[0].source limit=64 actual=1", Said("\u007f"));
        Assert.Equal("OCA8003 events[0].sequence actual=0", Said("a", 0));

        static string Said(string? source, long sequence = 7) =>
            Refusal.Said(EventHasAnIdentity.Check("events[0]", PerformanceEvent.OfActivity(source, sequence, default, 1, "kim", AgentActivity.Ready)));
    }

    [Fact]
    public void A_kind_or_a_state_that_there_is_not_is_refused()
    {
        var ticket = PerformanceEvent.OfTicket("a", 1, default, 1, TicketState.Solved, "kim", TicketState.Closed, "kim");
        Assert.Equal("", Said(ticket));
        Assert.Equal("OCA8006 events[0] kind=Ticket before=5 after=4", Said(ticket with { Before = 5 }));
        Assert.Equal("OCA8006 events[0] kind=Ticket before=3 after=-1", Said(ticket with { After = -1 }));
        Assert.Equal("OCA8006 events[0] kind=5 before=3 after=4", Said(ticket with { Kind = (LaneEventKind)5 }));

        static string Said(PerformanceEvent happened) => Refusal.Said(EventSaysSomethingKnown.Check("events[0]", happened));
    }

    [Fact]
    public void Tickets_that_are_missing_already_are_not_missed_again()
    {
        Assert.True(TicketsAreThereBeforeTheyGo.Check(1, 0));
        Assert.True(TicketsAreThereBeforeTheyGo.Check(-2, -1));
        Assert.True(TicketsAreThereBeforeTheyGo.Check(-1, -1));
        Assert.False(TicketsAreThereBeforeTheyGo.Check(0, -1));
        Assert.False(TicketsAreThereBeforeTheyGo.Check(-1, -2));
    }
}
