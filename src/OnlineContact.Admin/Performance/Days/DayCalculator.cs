using NodaTime;
using OnlineContact.Admin.Performance.Events;

namespace OnlineContact.Admin.Performance.Days;

/// <summary>The function from the events of a lane's day to its figures. Pure: it knows nothing but what it is given.</summary>
internal static class DayCalculator
{
    /// <summary>Calculates the figures up to an instant.</summary>
    /// <param name="opening">The lane as the day began.</param>
    /// <param name="events">The events of the day, in their order; those after the instant are not counted.</param>
    /// <param name="asOf">The instant, in the day or its end.</param>
    public static LaneState Calculate(LaneState opening, ReadOnlySpan<LaneEvent> events, long asOf)
    {
        foreach (ref readonly var happened in events)
        {
            if (happened.At > asOf) break;
            opening.Apply(happened);
        }

        opening.Advance(asOf);
        return opening;
    }

    /// <summary>Goes on over as many midnights as there are, until an instant lies in the day.</summary>
    public static void TurnTo(ref LaneState state, DateTimeZone zone, long ticks)
    {
        // What happens on days without an event does not matter to the one that is asked for.
        if (ticks >= state.Day.End) state = state.Turn(LocalDays.At(zone, ticks));
    }
}
