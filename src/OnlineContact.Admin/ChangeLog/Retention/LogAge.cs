using NodaTime;

namespace OnlineContact.Admin.ChangeLog.Retention;

/// <summary>How old entries of the change log get, in calendar years of UTC (handbook, section 7: 5 by default, never under 3).</summary>
internal static class LogAge
{
    public const int DefaultYears = 5;
    public const int MinYears = 3;
    public const int MaxYears = 100;

    private static readonly Instant FirstInstant = Instant.FromUtc(-9000, 1, 1, 0, 0);

    /// <summary>What was written before it is older than so many years.</summary>
    public static Instant Limit(Instant now, int years) =>
        now < FirstInstant ? Instant.MinValue : now.InUtc().LocalDateTime.PlusYears(-years).InUtc().ToInstant();
}
