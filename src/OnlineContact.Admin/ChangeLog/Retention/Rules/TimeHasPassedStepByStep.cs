using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ChangeLog.Retention.Rules;

/// <summary>
/// A clock that has jumped years ahead would make every entry old. So retention removes nothing when the last entry that is a day old lies
/// more than a year back: either nothing has happened for so long, or time has not passed. Any change says that the clock is right, a
/// confirmation by the operator for example, and a day later it counts: within the day somebody sets a wrong clock back.
/// </summary>
internal static class TimeHasPassedStepByStep
{
    public static readonly Duration Settled = Duration.FromDays(1);
    public static readonly Duration Limit = Duration.FromDays(366);

    /// <param name="settled">When the last entry was written that is a day old.</param>
    /// <param name="clock">The instant of the clock.</param>
    public static AdminError? Check(Instant settled, Instant clock)
    {
        var gap = clock - settled;
        return gap <= Limit ? null : AdminErrors.ChangeLogClockAhead.With(null, $"{Limit.TotalDays:0} d", $"{Math.Floor(gap.TotalDays):0} d");
    }
}
