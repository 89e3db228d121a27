using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Performance;

namespace OnlineContact.Admin.Cti;

/// <summary>An agent as the watch has seen her so far: what was told of her, and the call that a hold belongs to.</summary>
internal sealed class CtiSeenAgent
{
    public required OrganizationId Organization { get; init; }

    public required MemberAccount Account { get; init; }

    /// <summary>The service that her sign-in names.</summary>
    public long SignedInTo { get; set; }

    /// <summary>The service in which she was last told to do something; 0 for none.</summary>
    public long Service { get; set; }

    /// <summary>What she was last told to do; null for nothing yet.</summary>
    public AgentActivity? Activity { get; set; }

    /// <summary>The ID of the service that her last call carries.</summary>
    public string? CallService { get; private set; }

    private CtiCallDirection? Direction { get; set; }

    /// <summary>The calls that an event tells to have begun: established, or, in a snapshot, as far as they are. Which of these were counted before, their identities say.</summary>
    public static IEnumerable<CtiCall> SpokenIn(CtiEvent happened) => happened.Kind switch
    {
        CtiEventKind.CallEstablished when happened.Call is { } call => [call],
        CtiEventKind.Snapshot => (happened.Calls ?? []).Where(call => call.Phase is CtiCallPhase.Established or CtiCallPhase.Held or CtiCallPhase.Transferring).Select(call => call.Call),
        _ => [],
    };

    /// <summary>Remembers the call she speaks in, or has on hold.</summary>
    public void See(CtiEvent happened)
    {
        var call = happened.Kind is CtiEventKind.CallEstablished or CtiEventKind.CallHeld or CtiEventKind.CallRetrieved or CtiEventKind.CallTransferring
            ? happened.Call
            : SpokenIn(happened).FirstOrDefault();
        if (call is not null) (Direction, CallService) = (call.Direction, call.Service);
    }

    /// <summary>What she does, as her figures have it: a hold belongs to its call.</summary>
    public AgentActivity ActivityOf(CtiAgentState state) => state switch
    {
        CtiAgentState.SignedOut => AgentActivity.SignedOut,
        CtiAgentState.Default or CtiAgentState.Dialling => AgentActivity.Other,
        CtiAgentState.Ready => AgentActivity.Ready,
        CtiAgentState.WorkTicket => AgentActivity.TicketHandling,
        CtiAgentState.WorkChat => AgentActivity.ChatHandling,
        CtiAgentState.WorkTraining => AgentActivity.Training,
        CtiAgentState.WorkReport => AgentActivity.Reporting,
        CtiAgentState.WorkMeeting => AgentActivity.Meeting,
        CtiAgentState.WorkCoaching => AgentActivity.Coaching,
        CtiAgentState.Rest => AgentActivity.Rest,
        CtiAgentState.Meal => AgentActivity.Meal,
        CtiAgentState.InCallInbound => AgentActivity.InboundCall,
        CtiAgentState.InCallOutbound => AgentActivity.OutboundCall,
        CtiAgentState.Transfer => AgentActivity.Transfer,
        CtiAgentState.OnHold => Direction == CtiCallDirection.Outbound ? AgentActivity.OutboundCall : AgentActivity.InboundCall,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state of an agent."),
    };
}
