using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>An organization has at most so many SSO logins. D, an option of the host.</summary>
internal static class SsoLoginsAreNotTooMany
{
    public static AdminError? Check(long logins, int limit) => logins < limit ? null : AdminErrors.SsoLoginsTooMany.With(null, limit);
}
