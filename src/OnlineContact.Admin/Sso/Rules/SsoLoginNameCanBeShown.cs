using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>An SSO login's name has 1 to 50 showable code points. D.</summary>
internal static class SsoLoginNameCanBeShown
{
    public static AdminError? Check(string trimmed) =>
        ShownText.Wrong(trimmed, SsoLogin.MaxNameLength) is { } wrong ? AdminErrors.SsoLoginNameInvalid.With("name", SsoLogin.MaxNameLength, wrong) : null;
}
