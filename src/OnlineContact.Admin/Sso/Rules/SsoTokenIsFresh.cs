using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>A token is at most 3 minutes old, F, and at most 1 minute from the future, D (handbook, section 6). Both bounds are inside.</summary>
internal static class SsoTokenIsFresh
{
    public static readonly Duration MaxAge = Duration.FromMinutes(3);

    public static readonly Duration MaxLead = Duration.FromMinutes(1);

    private static readonly long MaxAgeMilliseconds = (long)MaxAge.TotalMilliseconds;
    private static readonly long MaxLeadMilliseconds = (long)MaxLead.TotalMilliseconds;

    public static AdminError? Check(long time, Instant now)
    {
        // Rounded down where the clock knows more than milliseconds: what is a moment younger than the bound is not refused.
        var age = now.ToUnixTimeMilliseconds() - time;
        if (age > MaxAgeMilliseconds) return AdminErrors.SsoTokenExpired.With("time", MaxAge.TotalSeconds, age / 1000);
        return age < -MaxLeadMilliseconds ? AdminErrors.SsoTokenFromTheFuture.With("time", MaxLead.TotalSeconds, -age / 1000) : null;
    }
}
