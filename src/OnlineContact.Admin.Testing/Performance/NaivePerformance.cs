using NodaTime;
using OnlineContact.Admin.Performance;

namespace OnlineContact.Admin.Testing.Performance;

/// <summary>
/// What the figures of an agent's day have to be, told the long way round: every accepted event is kept, and every figure is counted anew from all of them, one
/// span of time after the other.
/// </summary>
/// <remarks>Not safe for several threads. Tickets of one service, and the agents of that service.</remarks>
public sealed class NaivePerformance
{
    private readonly DateTimeZone _zone;

    /// <summary>In their order.</summary>
    private readonly List<NaivePerformanceEvent> _accepted = [];

    private readonly Dictionary<LocalDate, Instant> _begins = [];

    /// <summary>Makes one.</summary>
    /// <param name="zone">The service's zone.</param>
    public NaivePerformance(DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        _zone = zone;
    }

    /// <summary>Accepts an event, unless its identity came before.</summary>
    /// <param name="happened">The event.</param>
    /// <returns>Whether it was accepted.</returns>
    public bool Accept(NaivePerformanceEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (_accepted.Any(other => other.Source == happened.Source && other.Sequence == happened.Sequence)) return false;
        var place = _accepted.Count;
        while (place > 0 && Compare(_accepted[place - 1], happened) > 0) place--;
        _accepted.Insert(place, happened);
        return true;
    }

    /// <summary>Counts an agent's day.</summary>
    /// <param name="account">The agent.</param>
    /// <param name="day">The day.</param>
    /// <param name="asOf">Up to when; the day's end for an earlier one.</param>
    /// <returns>The figures.</returns>
    public NaivePerformanceDay Count(string account, LocalDate day, Instant asOf)
    {
        var (from, to) = (BeginOf(day), BeginOf(day.PlusDays(1)));
        var end = Instant.Min(to, asOf);
        var all = _accepted.Where(each => each.At < to).ToList();
        var own = all.Where(each => each.Account == account && each.At >= from).ToList();
        return new NaivePerformanceDay
        {
            Activities = Spans(all.Where(each => each.Account == account && each.Activity is not null).Select(each => (each.At, (int)each.Activity!.Value)), from, end, 14),
            Chats = Spans(all.Where(each => each.Account == account && each.Chat is not null).Select(each => (each.At, (int)each.Chat!.Value)), from, end, 4),
            Inbound = own.Count(each => each.IsInbound == true),
            Outbound = own.Count(each => each.IsInbound == false),
            Unassigned = Held(all, TicketState.Unassigned, null),
            InProgress = Held(all, TicketState.InProgress, account),
            Solved = Entered(own, TicketState.Solved, account),
            Closed = Entered(own, TicketState.Closed, account),
        };
    }

    private static int Compare(NaivePerformanceEvent a, NaivePerformanceEvent b)
    {
        if (a.At != b.At) return a.At.CompareTo(b.At);
        var source = string.CompareOrdinal(a.Source, b.Source);
        return source != 0 ? source : a.Sequence.CompareTo(b.Sequence);
    }

    /// <summary>Ticks in each value between two instants: what an event says holds until the next one.</summary>
    private static long[] Spans(IEnumerable<(Instant At, int Value)> events, Instant from, Instant end, int values)
    {
        var ticks = new long[values];
        var list = events.ToList();
        for (var i = 0; i < list.Count; i++)
        {
            var begins = Instant.Max(list[i].At, from);
            var ends = Instant.Min(i + 1 < list.Count ? list[i + 1].At : Instant.MaxValue, end);
            if (ends > begins) ticks[list[i].Value] += ends.ToUnixTimeTicks() - begins.ToUnixTimeTicks();
        }

        ticks[0] = 0;
        return ticks;
    }

    private static int Held(List<NaivePerformanceEvent> all, TicketState state, string? account) => Math.Max(
        0,
        all.Count(each => each.IsTicket && each.After == state && each.Account == account) - all.Count(each => each.IsTicket && each.Before == state && each.AccountBefore == account));

    private static int Entered(List<NaivePerformanceEvent> own, TicketState state, string account) =>
        own.Count(each => each.IsTicket && each.After == state && !(each.Before == state && each.AccountBefore == account));

    /// <summary>The first instant at which the zone's clocks show the day or a later one; looked for once.</summary>
    private Instant BeginOf(LocalDate day)
    {
        if (!_begins.TryGetValue(day, out var begin)) _begins.Add(day, begin = FirstOf(day));
        return begin;
    }

    private Instant FirstOf(LocalDate day)
    {
        var (low, high) = (day.AtMidnight().InUtc().ToInstant() - Duration.FromHours(20), day.AtMidnight().InUtc().ToInstant() + Duration.FromHours(20));
        foreach (var interval in _zone.GetZoneIntervals(low, high))
        {
            var first = Instant.Max(day.AtMidnight().WithOffset(interval.WallOffset).ToInstant(), interval.HasStart ? interval.Start : Instant.MinValue);
            if (!interval.HasEnd || first < interval.End) return first;
        }

        throw new InvalidOperationException("Every day begins.");
    }
}

/// <summary>An event as <see cref="NaivePerformance"/> knows it: one of activity, chat, call and ticket.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record NaivePerformanceEvent
{
    /// <summary>The source.</summary>
    public required string Source { get; init; }

    /// <summary>The number at the source.</summary>
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Whom it concerns; of a ticket the holder after it.</summary>
    public string? Account { get; init; }

    /// <summary>The activity; null for another kind.</summary>
    public AgentActivity? Activity { get; init; }

    /// <summary>The activity in chat; null for another kind.</summary>
    public ChatActivity? Chat { get; init; }

    /// <summary>Whether a call that began came in; null for another kind.</summary>
    public bool? IsInbound { get; init; }

    /// <summary>Whether it is one of a ticket.</summary>
    public bool IsTicket => Before is not null || After is not null;

    /// <summary>The ticket's state before.</summary>
    public TicketState? Before { get; init; }

    /// <summary>The ticket's holder before.</summary>
    public string? AccountBefore { get; init; }

    /// <summary>The ticket's state after.</summary>
    public TicketState? After { get; init; }

    /// <summary>The event as it is sent.</summary>
    /// <param name="service">The service's number.</param>
    /// <returns>The event.</returns>
    public PerformanceEvent ToEvent(long service) =>
        Activity is { } activity ? PerformanceEvent.OfActivity(Source, Sequence, At, service, Account, activity)
        : Chat is { } chat ? PerformanceEvent.OfChat(Source, Sequence, At, service, Account, chat)
        : IsInbound is { } inbound ? inbound ? PerformanceEvent.OfInboundCall(Source, Sequence, At, service, Account) : PerformanceEvent.OfOutboundCall(Source, Sequence, At, service, Account)
        : PerformanceEvent.OfTicket(Source, Sequence, At, service, Before, AccountBefore, After, Account);

    /// <summary>Identity and time, and what it says.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{Source}/{Sequence} {At:g} {Activity}{Chat}{(IsInbound is { } inbound ? inbound ? "IB" : "OB" : "")}{Before}>{After}";
}

/// <summary>The figures of a day, counted the long way round, or taken from what the library shows; equal when all figures are.</summary>
/// <remarks>Immutable as long as nobody writes to its arrays.</remarks>
public sealed record NaivePerformanceDay
{
    /// <summary>Ticks in each <see cref="AgentActivity"/>, by its number.</summary>
    public required IReadOnlyList<long> Activities { get; init; }

    /// <summary>Ticks in each <see cref="ChatActivity"/>, by its number.</summary>
    public required IReadOnlyList<long> Chats { get; init; }

    /// <summary>Calls from customers.</summary>
    public required int Inbound { get; init; }

    /// <summary>Calls to customers.</summary>
    public required int Outbound { get; init; }

    /// <summary>Nobody's tickets.</summary>
    public required int Unassigned { get; init; }

    /// <summary>Tickets she holds.</summary>
    public required int InProgress { get; init; }

    /// <summary>Tickets solved that day.</summary>
    public required int Solved { get; init; }

    /// <summary>Tickets closed that day.</summary>
    public required int Closed { get; init; }

    /// <summary>The figures as text, to be compared.</summary>
    /// <returns>All of them.</returns>
    public override string ToString() =>
        $"activities {string.Join(",", Activities.Skip(1))} chats {string.Join(",", Chats.Skip(1))} calls {Inbound}/{Outbound} tickets {Unassigned}/{InProgress}/{Solved}/{Closed}";

    /// <summary>Whether all figures are the same.</summary>
    /// <param name="other">Those of another day.</param>
    /// <returns>Whether they are.</returns>
    public bool Equals(NaivePerformanceDay? other) =>
        other is not null
        && (Inbound, Outbound, Unassigned, InProgress, Solved, Closed) == (other.Inbound, other.Outbound, other.Unassigned, other.InProgress, other.Solved, other.Closed)
        && Activities.Skip(1).SequenceEqual(other.Activities.Skip(1))
        && Chats.Skip(1).SequenceEqual(other.Chats.Skip(1));

    /// <summary>Of the counts.</summary>
    /// <returns>A number.</returns>
    public override int GetHashCode() => HashCode.Combine(Inbound, Outbound, Unassigned, InProgress, Solved, Closed);

    /// <summary>The same of what the library shows.</summary>
    /// <param name="shown">The figures.</param>
    /// <returns>All of them.</returns>
    public static NaivePerformanceDay Of(AgentPerformance shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var phone = shown.Phone;
        return new NaivePerformanceDay
        {
            Activities = Ticks(
                default, phone.Other, phone.Ready, phone.TicketHandling, phone.ChatHandling, phone.Training, phone.Report, phone.Meeting, phone.Coaching, phone.Rest, phone.Meal,
                phone.InboundTime, phone.OutboundTime, phone.Transfer),
            Chats = Ticks(default, shown.Chat.Ready, shown.Chat.Online, shown.Chat.Rest),
            Inbound = phone.InboundCalls,
            Outbound = phone.OutboundCalls,
            Unassigned = shown.Tickets.Unassigned,
            InProgress = shown.Tickets.InProgress,
            Solved = shown.Tickets.Solved,
            Closed = shown.Tickets.Closed,
        };
    }

    private static long[] Ticks(params ReadOnlySpan<Duration> durations)
    {
        var ticks = new long[durations.Length];
        for (var i = 0; i < ticks.Length; i++) ticks[i] = durations[i].BclCompatibleTicks;
        return ticks;
    }
}
