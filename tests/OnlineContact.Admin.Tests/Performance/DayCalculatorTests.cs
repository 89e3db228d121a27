using NodaTime;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Days;

namespace OnlineContact.Admin.Tests.Performance;

public class DayCalculatorTests
{
    private static readonly DaySpan Day = LocalDays.Of(DateTimeZone.Utc, new LocalDate(2021, 3, 15));
    private static readonly long Noon = Day.Start + 12 * NodaConstants.TicksPerHour;

    [Fact]
    public void What_happens_up_to_the_instant_is_counted_and_what_happens_after_it_is_not()
    {
        var state = DayCalculator.Calculate(LaneState.At(Day), [LaneEvents.Call(Noon - 1, 1), LaneEvents.Call(Noon, 2), LaneEvents.Call(Noon + 1, 3)], Noon);
        Assert.Equal((2, Noon), (state.InboundCalls, state.Until));
    }

    [Fact]
    public void A_day_ends_at_the_instant_at_which_the_next_begins()
    {
        var state = LaneState.At(Day);
        DayCalculator.TurnTo(ref state, DateTimeZone.Utc, Day.End - 1);
        Assert.Equal(Day, state.Day);
        DayCalculator.TurnTo(ref state, DateTimeZone.Utc, Day.End);
        Assert.Equal(LocalDays.Of(DateTimeZone.Utc, Day.Day.PlusDays(1)), state.Day);
    }

    [Fact]
    public void Time_that_was_counted_is_neither_counted_again_nor_taken_back()
    {
        var state = LaneState.At(Day) with { Activity = AgentActivity.Ready, Chat = ChatActivity.Online };
        foreach (var to in new[] { 10, 10, 4 }) state.Advance(Day.Start + to);
        Assert.Equal((10, 10, 10, 10), (state.Times[(int)AgentActivity.Ready], state.SignedIn, state.ChatTimes[(int)ChatActivity.Online], state.ChatSignedIn));
        Assert.Equal(Day.Start + 10, state.Until);
    }
}
