using NodaTime;
using NodaTime.Text;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>A token opens the invitation it was made for until it expires, once, and only as long as no later message has replaced it. D.</summary>
internal static class TokenOpensAnInvitation
{
    public static AdminError? Check(InvitationToken? token, Member? member, Instant now)
    {
        if (token is null || member is null || member.Message != token.Message) return AdminErrors.InvitationTokenUnknown.With("token");
        if (member.AcceptedAt is not null) return AdminErrors.InvitationTokenUsed.With("token");
        if (!member.IsInvited) return AdminErrors.InvitationTokenUnknown.With("token");
        return now < token.ExpiresAt ? null : AdminErrors.InvitationTokenExpired.With("token", InstantPattern.General.Format(token.ExpiresAt));
    }
}
