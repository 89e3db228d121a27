using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Keys;

namespace OnlineContact.Admin.Sso.KeyManagement.Rules;

/// <summary>A login has at most 10 live keys. D (handbook, section 6).</summary>
internal static class LiveKeysAreNotTooMany
{
    public static AdminError? Check(SsoLoginKeys keys, Instant now, int limit) =>
        SsoKeyLifecycle.LiveAt(keys, now).Count() < limit ? null : AdminErrors.SsoKeysTooMany.With(null, limit);
}
