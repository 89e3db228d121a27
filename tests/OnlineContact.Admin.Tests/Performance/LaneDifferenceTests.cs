using NodaTime;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Live;

namespace OnlineContact.Admin.Tests.Performance;

public class LaneDifferenceTests
{
    private static readonly LocalDate Day = new(2021, 3, 15);

    [Fact]
    public void Nothing_has_become_of_figures_that_are_the_same() => Assert.Equal(LaneDifference.Kind.None, Between(state => state));

    [Fact]
    public void A_count_or_a_time_that_is_less_has_gone_back()
    {
        List<Func<LaneState, LaneState>> less =
        [
            state => state with { InboundCalls = 9 },
            state => state with { OutboundCalls = 9 },
            state => state with { Solved = 9 },
            state => state with { Closed = 9 },
            state => InActivity(InActivity(InActivity(state, AgentActivity.Ready, -1), AgentActivity.Meal, -1), AgentActivity.Rest, 2),
            state => InChat(InChat(InChat(state, ChatActivity.Ready, -1), ChatActivity.Rest, -1), ChatActivity.Online, 2),
        ];
        less.AddRange(Enum.GetValues<AgentActivity>().Select(activity => (Func<LaneState, LaneState>)(state => InActivity(state, activity, -1))));
        less.AddRange(Enum.GetValues<ChatActivity>().Select(activity => (Func<LaneState, LaneState>)(state => InChat(state, activity, -1))));

        Assert.All(less, change => Assert.Equal(LaneDifference.Kind.GoneBack, Between(change)));
    }

    [Fact]
    public void What_was_added_or_is_in_progress_otherwise_has_gone_on()
    {
        List<Func<LaneState, LaneState>> more =
        [
            state => state with { Events = 11 },
            state => state with { Doubtful = 9 },
            state => state with { Activity = AgentActivity.Meal },
            state => state with { Chat = ChatActivity.Rest },
            state => state with { InProgress = 9 },
            state => state with { Unassigned = 9 },
            state => state with { SignedIn = 11 },
            state => state with { ChatSignedIn = 11 },
            state => state with { Events = 11, InboundCalls = 11 },
            state => state with { Events = 11, OutboundCalls = 11 },
            state => state with { Events = 11, Solved = 11 },
            state => state with { Events = 11, Closed = 11 },
            state => InActivity(state with { SignedIn = 11 }, AgentActivity.Ready, 1),
            state => InChat(state with { ChatSignedIn = 11 }, ChatActivity.Ready, 1),
        ];

        Assert.All(more, change => Assert.Equal(LaneDifference.Kind.GoneOn, Between(change)));
    }

    [Fact]
    public void On_another_day_nothing_goes_back() =>
        Assert.Equal(LaneDifference.Kind.GoneOn, Between(state => state.Turn(LocalDays.Of(DateTimeZone.Utc, Day.PlusDays(1)))));

    /// <summary>What a change does to figures of which each is 10.</summary>
    private static LaneDifference.Kind Between(Func<LaneState, LaneState> change)
    {
        var before = LaneState.At(LocalDays.Of(DateTimeZone.Utc, Day)) with
        {
            Activity = AgentActivity.Ready,
            Chat = ChatActivity.Ready,
            SignedIn = 10,
            ChatSignedIn = 10,
            InboundCalls = 10,
            OutboundCalls = 10,
            Solved = 10,
            Closed = 10,
            InProgress = 10,
            Unassigned = 10,
            Events = 10,
            Doubtful = 10,
        };
        ((Span<long>)before.Times).Fill(10);
        ((Span<long>)before.ChatTimes).Fill(10);
        return LaneDifference.Between(before, change(before));
    }

    private static LaneState InActivity(LaneState state, AgentActivity activity, long ticks)
    {
        state.Times[(int)activity] += ticks;
        return state;
    }

    private static LaneState InChat(LaneState state, ChatActivity activity, long ticks)
    {
        state.ChatTimes[(int)activity] += ticks;
        return state;
    }
}
