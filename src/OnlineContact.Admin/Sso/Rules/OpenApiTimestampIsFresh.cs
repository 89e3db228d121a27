using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>A signed request is valid for 5 minutes, F (handbook, section 9), and at most 1 minute from the future, D.</summary>
internal static class OpenApiTimestampIsFresh
{
    private const long MaxAge = 5 * 60_000;
    private const long MaxLead = 60_000;

    public static AdminError? Check(long timestamp, Instant now)
    {
        // By bounds on the time itself: a difference could overflow, since the header may hold any number.
        var milliseconds = now.ToUnixTimeMilliseconds();
        return timestamp < milliseconds - MaxAge || timestamp > milliseconds + MaxLead
            ? AdminErrors.OpenApiTimestampRefused.With("X-TC-Timestamp", MaxAge / 1000, MaxLead / 1000)
            : null;
    }
}
