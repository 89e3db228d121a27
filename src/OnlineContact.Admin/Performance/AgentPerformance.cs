using NodaTime;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Performance;

/// <summary>
/// An agent's figures in one service on one local day (My 실적), up to an instant. Counts belong to the day in which what is counted began; time is split at
/// midnight in the service's zone, and what is in progress counts up to <see cref="AsOf"/>.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record AgentPerformance
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The agent.</summary>
    public required MemberAccount Account { get; init; }

    /// <summary>The day in the service's zone.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>When the day began.</summary>
    public required Instant From { get; init; }

    /// <summary>When it ends.</summary>
    public required Instant To { get; init; }

    /// <summary>Up to when time is counted: now, or the day's end. Never before what was shown earlier, also when the clock goes back a little.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Tickets.</summary>
    public required TicketPanel Tickets { get; init; }

    /// <summary>Phone.</summary>
    public required PhonePanel Phone { get; init; }

    /// <summary>Chat.</summary>
    public required ChatPanel Chat { get; init; }

    /// <summary>How many of her events the figures are made of.</summary>
    public required int Events { get; init; }

    /// <summary>How many of them cannot follow what came before: an event is missing, or somebody is wrong. They are counted all the same.</summary>
    public required int Doubtful { get; init; }

    /// <summary>How often a late event has corrected figures of the day that this host had shown before: only then a count or a duration goes back.</summary>
    public required int Corrections { get; init; }

    /// <summary>Which change of the two lanes the figures show.</summary>
    internal (long Own, long Nobodys) Version { get; init; }

    /// <summary>Which day, and of how many events.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"performance in service {Service} of {Organization} on {Day:uuuu-MM-dd}, {Events} events";
}

/// <summary>Tickets (티켓).</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct TicketPanel
{
    /// <summary>Unassigned: tickets of the service that are nobody's, now or at the day's end.</summary>
    public required int Unassigned { get; init; }

    /// <summary>In progress: tickets she holds, now or at the day's end.</summary>
    public required int InProgress { get; init; }

    /// <summary>Solved: how often a ticket of hers was solved that day.</summary>
    public required int Solved { get; init; }

    /// <summary>Closed: how often a ticket of hers was closed that day.</summary>
    public required int Closed { get; init; }
}

/// <summary>Phone (전화): counts of calls, and the time in each of the 13 activities, which add up to <see cref="SignedIn"/> to the tick.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct PhonePanel
{
    /// <summary>IB: calls that began.</summary>
    public required int InboundCalls { get; init; }

    /// <summary>IB: time in calls.</summary>
    public required Duration InboundTime { get; init; }

    /// <summary>OB: calls that began.</summary>
    public required int OutboundCalls { get; init; }

    /// <summary>OB: time in calls.</summary>
    public required Duration OutboundTime { get; init; }

    /// <summary>대기.</summary>
    public required Duration Ready { get; init; }

    /// <summary>호전환.</summary>
    public required Duration Transfer { get; init; }

    /// <summary>티켓처리.</summary>
    public required Duration TicketHandling { get; init; }

    /// <summary>채팅처리.</summary>
    public required Duration ChatHandling { get; init; }

    /// <summary>휴식.</summary>
    public required Duration Rest { get; init; }

    /// <summary>식사.</summary>
    public required Duration Meal { get; init; }

    /// <summary>교육.</summary>
    public required Duration Training { get; init; }

    /// <summary>취합/보고.</summary>
    public required Duration Report { get; init; }

    /// <summary>회의.</summary>
    public required Duration Meeting { get; init; }

    /// <summary>코칭.</summary>
    public required Duration Coaching { get; init; }

    /// <summary>Signed in, and none of the others.</summary>
    public required Duration Other { get; init; }

    /// <summary>The time signed in.</summary>
    public required Duration SignedIn { get; init; }

    /// <summary>What is in progress.</summary>
    public required AgentActivity Activity { get; init; }
}

/// <summary>Chat (채팅): the time in each activity, which add up to <see cref="SignedIn"/> to the tick.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct ChatPanel
{
    /// <summary>Ready.</summary>
    public required Duration Ready { get; init; }

    /// <summary>Online.</summary>
    public required Duration Online { get; init; }

    /// <summary>Rest.</summary>
    public required Duration Rest { get; init; }

    /// <summary>The time signed in to chat.</summary>
    public required Duration SignedIn { get; init; }

    /// <summary>What is in progress.</summary>
    public required ChatActivity Activity { get; init; }
}
