using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>Who has never set a password is not enabled but invited. D.</summary>
internal static class OnlyWhoHasAcceptedIsEnabled
{
    public static AdminError? Check(Member member) =>
        member.IsInvited || member.IsCancelled ? AdminErrors.InvitationNotOpen.With("account", member.State.ToLogName()) : null;
}
