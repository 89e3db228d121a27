using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Agents.Rules;

/// <summary>An agent whom the directory has disabled gets no role. D.</summary>
internal static class OnlyActiveOrPendingAgentsGetRoles
{
    public static AdminError? Check(Agent agent) => agent.State == MemberState.Disabled ? AdminErrors.MemberDisabled.With("account") : null;
}
