using NodaTime;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance.Days;

namespace OnlineContact.Admin.Performance.Live;

/// <summary>Makes what is shown of a lane and of the service's lane of nobody's tickets.</summary>
internal static class Panels
{
    public static AgentPerformance Of(OrganizationId organization, long service, MemberAccount account, in LaneSnapshot own, in LaneSnapshot nobodys)
    {
        ref readonly var state = ref own.State;
        return new AgentPerformance
        {
            Organization = organization,
            Service = service,
            Account = account,
            Day = state.Day.Day,
            From = Instant.FromUnixTimeTicks(state.Day.Start),
            To = Instant.FromUnixTimeTicks(state.Day.End),
            AsOf = Instant.FromUnixTimeTicks(state.Until),
            Tickets = new TicketPanel { Unassigned = Math.Max(0, nobodys.State.Unassigned), InProgress = Math.Max(0, state.InProgress), Solved = state.Solved, Closed = state.Closed },
            Phone = new PhonePanel
            {
                InboundCalls = state.InboundCalls,
                InboundTime = In(state, AgentActivity.InboundCall),
                OutboundCalls = state.OutboundCalls,
                OutboundTime = In(state, AgentActivity.OutboundCall),
                Ready = In(state, AgentActivity.Ready),
                Transfer = In(state, AgentActivity.Transfer),
                TicketHandling = In(state, AgentActivity.TicketHandling),
                ChatHandling = In(state, AgentActivity.ChatHandling),
                Rest = In(state, AgentActivity.Rest),
                Meal = In(state, AgentActivity.Meal),
                Training = In(state, AgentActivity.Training),
                Report = In(state, AgentActivity.Reporting),
                Meeting = In(state, AgentActivity.Meeting),
                Coaching = In(state, AgentActivity.Coaching),
                Other = In(state, AgentActivity.Other),
                SignedIn = Duration.FromTicks(state.SignedIn),
                Activity = state.Activity,
            },
            Chat = new ChatPanel
            {
                Ready = In(state, ChatActivity.Ready),
                Online = In(state, ChatActivity.Online),
                Rest = In(state, ChatActivity.Rest),
                SignedIn = Duration.FromTicks(state.ChatSignedIn),
                Activity = state.Chat,
            },
            Events = state.Events,
            Doubtful = state.Doubtful,
            Corrections = own.Corrections,
            Version = (own.Version, nobodys.Version),
        };
    }

    private static Duration In(in LaneState state, AgentActivity activity) => Duration.FromTicks(state.Times[(int)activity]);

    private static Duration In(in LaneState state, ChatActivity activity) => Duration.FromTicks(state.ChatTimes[(int)activity]);
}
