using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Keys;

namespace OnlineContact.Admin.Sso.KeyManagement.Rules;

/// <summary>A key is shown once, D (handbook, section 6): to whoever issues it, or to whoever collects it while it is announced.</summary>
internal static class OnlyAnAnnouncedKeyIsCollected
{
    public static AdminError? Check(SsoKeyRecord key, Instant now)
    {
        if (SsoKeyLifecycle.StateAt(key, now) is var state && state != SsoKeyState.Announced) return AdminErrors.SsoKeyStateRefused.With($"{key.Version}", state);
        return key.CollectedAt is null ? null : AdminErrors.SsoKeyCollected.With($"{key.Version}");
    }
}
