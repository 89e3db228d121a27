using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Keys;

namespace OnlineContact.Admin.Sso.KeyManagement.Rules;

/// <summary>A key that is over cannot be revoked. D.</summary>
internal static class OnlyALiveKeyIsRevoked
{
    public static AdminError? Check(SsoKeyRecord key, Instant now) =>
        SsoKeyLifecycle.IsLiveAt(key, now) ? null : AdminErrors.SsoKeyStateRefused.With($"{key.Version}", SsoKeyLifecycle.StateAt(key, now));
}
