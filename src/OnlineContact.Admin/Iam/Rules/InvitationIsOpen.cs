using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>Only an invitation that waits to be accepted is sent again or cancelled, an expired one too. D.</summary>
internal static class InvitationIsOpen
{
    public static AdminError? Check(Member member) =>
        member.IsInvited ? null : AdminErrors.InvitationNotOpen.With("account", member.State.ToLogName());
}
