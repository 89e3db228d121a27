using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Keys;

namespace OnlineContact.Admin.Sso.KeyManagement.Rules;

/// <summary>An announced key becomes active only when somebody has seen it: otherwise the one before it would retire with nothing in its place. D.</summary>
internal static class OnlyACollectedKeyIsActivated
{
    public static AdminError? Check(SsoKeyRecord key, Instant now)
    {
        var state = SsoKeyLifecycle.StateAt(key, now);
        return state == SsoKeyState.Announced && key.CollectedAt is not null ? null : AdminErrors.SsoKeyStateRefused.With($"{key.Version}", state);
    }
}
