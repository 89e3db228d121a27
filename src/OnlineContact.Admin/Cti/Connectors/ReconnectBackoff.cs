namespace OnlineContact.Admin.Cti.Connectors;

/// <summary>
/// How long to wait before the next attempt: twice as long each time, up to the longest, and a random half of that, so that the hosts
/// of an installation do not come back all at once.
/// </summary>
internal static class ReconnectBackoff
{
    /// <summary>The wait before an attempt.</summary>
    /// <param name="attempt">How many attempts failed before, from 0.</param>
    /// <param name="first">The wait before the first repetition.</param>
    /// <param name="longest">The longest wait.</param>
    /// <param name="chance">0 to below 1.</param>
    public static TimeSpan Before(int attempt, TimeSpan first, TimeSpan longest, double chance)
    {
        const int mostDoublings = 30;
        var whole = Math.Min(longest.Ticks, first.Ticks * (double)(1L << Math.Min(attempt, mostDoublings)));
        return TimeSpan.FromTicks((long)(whole * (1 + chance) / 2));
    }
}
