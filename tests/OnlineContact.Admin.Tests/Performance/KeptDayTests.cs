using NodaTime;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;

namespace OnlineContact.Admin.Tests.Performance;

public class KeptDayTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    [Fact]
    public void Every_figure_comes_back_as_it_was_kept()
    {
        var day = LocalDays.Of(DateTimeZoneProviders.Tzdb["Asia/Seoul"], new LocalDate(2021, 3, 15));
        var state = LaneState.At(day) with
        {
            Until = day.End,
            Activity = AgentActivity.Meal,
            Chat = ChatActivity.Rest,
            SignedIn = 101,
            ChatSignedIn = 102,
            InboundCalls = 103,
            OutboundCalls = 104,
            Solved = 105,
            Closed = 106,
            InProgress = -107,
            Unassigned = 108,
            Events = 109,
            Doubtful = 110,
        };
        for (var i = 1; i < ActivityTimes.Length; i++) state.Times[i] = 200 + i;
        for (var i = 1; i < ChatTimes.Length; i++) state.ChatTimes[i] = 300 + i;

        var back = KeptDay.Shape.FromCells(Acme, KeptDay.Shape.ToCells(KeptDay.Of(Acme, new LaneKey(7, "kim"), state)));

        Assert.Equal((Acme, 7, "kim", day.Day), (back.Organization, back.Service, back.Account, back.Day));
        Assert.Equal((day.Start, day.End), (back.Begins.ToUnixTimeTicks(), back.Ends.ToUnixTimeTicks()));
        Assert.Equal(day, back.State.Day);
        Assert.Equal(Figures(state), Figures(back.State));
    }

    [Fact]
    public void Every_activity_but_signed_out_has_a_column_whose_name_says_which()
    {
        string[] activities =
            ["other", "ready", "ticket_handling", "chat_handling", "training", "report", "meeting", "coaching", "rest", "meal", "inbound", "outbound", "transfer"];
        Assert.Equal(activities.Select(name => $"{name}_ticks"), KeptDay.Columns.Times.Select(column => column.Name));
        Assert.Equal(["chat_ready_ticks", "chat_online_ticks", "chat_rest_ticks"], KeptDay.Columns.Chats.Select(column => column.Name));
    }

    private static long[] Figures(LaneState state) =>
    [
        state.Until, (long)state.Activity, (long)state.Chat, state.SignedIn, state.ChatSignedIn, state.InboundCalls, state.OutboundCalls, state.Solved, state.Closed, state.InProgress,
        state.Unassigned, state.Events, state.Doubtful, .. (ReadOnlySpan<long>)state.Times, .. (ReadOnlySpan<long>)state.ChatTimes,
    ];
}
