using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>An invitation has name, ID and e-mail address; the mobile number belongs to a registration. F (handbook, section 4).</summary>
internal static class MobileIsOnlyForRegistration
{
    public static AdminError? Check(string? mobile, bool registers) =>
        registers || string.IsNullOrEmpty(mobile) ? null : AdminErrors.MemberMobileInvalid.With("mobile", 0, mobile.Length);
}
