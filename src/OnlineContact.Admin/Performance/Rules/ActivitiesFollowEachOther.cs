namespace OnlineContact.Admin.Performance.Rules;

/// <summary>
/// D: nobody is in a call before she has signed in, and only a call, or one that is being dialled, is transferred. What does not follow is kept and counted
/// as doubtful; the activity that came last holds from its instant on all the same.
/// </summary>
internal static class ActivitiesFollowEachOther
{
    public static bool Check(AgentActivity before, AgentActivity after) => after switch
    {
        AgentActivity.InboundCall or AgentActivity.OutboundCall => before != AgentActivity.SignedOut,
        AgentActivity.Transfer => before is AgentActivity.InboundCall or AgentActivity.OutboundCall or AgentActivity.Transfer or AgentActivity.Other,
        _ => true,
    };
}
