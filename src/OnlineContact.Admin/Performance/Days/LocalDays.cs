using NodaTime;

namespace OnlineContact.Admin.Performance.Days;

/// <summary>
/// The days of a zone as spans of instants without gaps: a day begins at its first midnight, or, where the clocks are put forward over it, when they are. So a
/// day that comes, goes and comes again begins once, and a day that is left out is empty.
/// </summary>
internal static class LocalDays
{
    public static Instant StartOf(DateTimeZone zone, LocalDate day)
    {
        var midnight = zone.MapLocal(day.AtMidnight());
        return midnight.Count == 0 ? midnight.LateInterval.Start : midnight.First().ToInstant();
    }

    public static DaySpan Of(DateTimeZone zone, LocalDate day) => new(day, StartOf(zone, day).ToUnixTimeTicks(), StartOf(zone, day.PlusDays(1)).ToUnixTimeTicks());

    /// <summary>The day that an instant lies in.</summary>
    public static DaySpan At(DateTimeZone zone, long ticks)
    {
        var span = Of(zone, Instant.FromUnixTimeTicks(ticks).InZone(zone).Date);
        while (ticks >= span.End) span = Of(zone, span.Day.PlusDays(1));
        return span;
    }
}

/// <summary>A local day and the instants it lies between, in ticks since 1970; half-open.</summary>
internal readonly record struct DaySpan(LocalDate Day, long Start, long End);
