using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>Nobody is invited under an account that can be mistaken for that of another whom the organization has taken in. D.</summary>
internal static class AccountLooksLikeNoOther
{
    public static AdminError? Check(Member? alike, MemberAccount account) =>
        alike is null || alike.Account == account ? null : AdminErrors.MemberAccountLookAlike.With("account");
}
