using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>Nobody is invited under an account that somebody has; who was cancelled may be invited anew. D.</summary>
internal static class AccountIsNotTaken
{
    public static AdminError? Check(Member? ours, bool directoryHasIt) =>
        ours is null ? directoryHasIt ? Taken() : null : ours.IsCancelled ? null : Taken();

    private static AdminError Taken() => AdminErrors.MemberAccountTaken.With("account");
}
