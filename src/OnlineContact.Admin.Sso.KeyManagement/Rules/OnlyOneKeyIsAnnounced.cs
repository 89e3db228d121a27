using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Keys;

namespace OnlineContact.Admin.Sso.KeyManagement.Rules;

/// <summary>The next key is one key: while one is announced no other is. D.</summary>
internal static class OnlyOneKeyIsAnnounced
{
    public static AdminError? Check(SsoLoginKeys keys, Instant now) =>
        keys.Keys.FirstOrDefault(key => SsoKeyLifecycle.StateAt(key, now) == SsoKeyState.Announced) is { } announced
            ? AdminErrors.SsoKeyStateRefused.With($"{announced.Version}", SsoKeyState.Announced)
            : null;
}
