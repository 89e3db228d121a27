using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Keys;

namespace OnlineContact.Admin.Sso.KeyManagement.Rules;

/// <summary>A grace can be prolonged while it lasts, not shortened, and not without end. D.</summary>
internal static class OnlyARetiringKeyIsProlonged
{
    public static AdminError? Check(SsoKeyRecord key, Instant until, Instant now, Duration longest)
    {
        if (SsoKeyLifecycle.StateAt(key, now) is var state && state != SsoKeyState.Retiring) return AdminErrors.SsoKeyStateRefused.With($"{key.Version}", state);
        return until > key.RetiresAt && until <= now + longest ? null : AdminErrors.SsoGraceInvalid.With("until", now + longest);
    }
}
