using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>
/// In strict mode no value but the return URL holds the sign that joins them, since it is not escaped. The return URL may: it stands last
/// but for the time, so the text can still be read in one way only. D (handbook, section 6).
/// </summary>
internal static class OnlyTheReturnUrlHoldsAnAmpersand
{
    public static AdminError? Check(SsoLoginFields fields)
    {
        if (Holds(fields.Service)) return AdminErrors.SsoAmpersandInField.With("service");
        if (Holds(fields.UserCode)) return AdminErrors.SsoAmpersandInField.With("usercode");
        if (Holds(fields.UserName)) return AdminErrors.SsoAmpersandInField.With("username");
        if (Holds(fields.Email)) return AdminErrors.SsoAmpersandInField.With("email");
        if (Holds(fields.Phone)) return AdminErrors.SsoAmpersandInField.With("phone");
        return Holds(fields.MemberNo) ? AdminErrors.SsoAmpersandInField.With("memberno") : null;
    }

    private static bool Holds(string? value) => value is not null && value.Contains('&', StringComparison.Ordinal);
}
