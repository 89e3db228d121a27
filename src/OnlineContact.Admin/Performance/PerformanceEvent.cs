using NodaTime;
using OnlineContact.Admin.Performance.Events;

namespace OnlineContact.Admin.Performance;

/// <summary>
/// Something that happened to an agent's tickets, calls, chats or activity, as it came from outside and not yet checked. Source and sequence are its
/// identity: of all that come with the same ones the first counts, whatever the others say.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record PerformanceEvent
{
    /// <summary>The most characters of a source.</summary>
    public const int MaxSourceLength = 64;

    private PerformanceEvent()
    {
    }

    /// <summary>
    /// Who numbers the event, unique in the organization: 1 to <see cref="MaxSourceLength"/> visible ASCII characters. Put nothing personal into it.
    /// </summary>
    public required string? Source { get; init; }

    /// <summary>Its number at the source, from 1; growing ones are the cheapest, gaps are fine.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened; cut to 100 nanoseconds.</summary>
    public required Instant At { get; init; }

    /// <summary>The number of the service it belongs to.</summary>
    public required long Service { get; init; }

    internal LaneEventKind Kind { get; init; }

    /// <summary>Before the event: the ticket's holder. Otherwise null.</summary>
    internal string? AccountBefore { get; init; }

    /// <summary>Whom it concerns; the ticket's holder after the event.</summary>
    internal string? Account { get; init; }

    /// <summary>The ticket's state before the event; 0 for none.</summary>
    internal int Before { get; init; }

    /// <summary>What is from now on, by the numbers of the kind; 0 for no state of a ticket.</summary>
    internal int After { get; init; }

    /// <summary>An agent does something else at CTI from now on; <see cref="AgentActivity.SignedOut"/> ends her sign-in, any other begins it where she was signed out.</summary>
    /// <param name="source">The source.</param>
    /// <param name="sequence">The number at the source.</param>
    /// <param name="at">When.</param>
    /// <param name="service">The number of the service that her sign-in names.</param>
    /// <param name="account">Her agent ID.</param>
    /// <param name="activity">What she does.</param>
    /// <returns>The event.</returns>
    public static PerformanceEvent OfActivity(string? source, long sequence, Instant at, long service, string? account, AgentActivity activity) =>
        Of(LaneEventKind.Activity, source, sequence, at, service, account, (int)activity);

    /// <summary>A call from a customer begins at an agent: it is counted. Its time is that of <see cref="AgentActivity.InboundCall"/>.</summary>
    /// <param name="source">The source.</param>
    /// <param name="sequence">The number at the source.</param>
    /// <param name="at">When they began to speak.</param>
    /// <param name="service">The number of the service the call belongs to.</param>
    /// <param name="account">Her agent ID.</param>
    /// <returns>The event.</returns>
    public static PerformanceEvent OfInboundCall(string? source, long sequence, Instant at, long service, string? account) =>
        Of(LaneEventKind.Call, source, sequence, at, service, account, LaneEvent.Inbound);

    /// <summary>A call to a customer begins at an agent: it is counted. Its time is that of <see cref="AgentActivity.OutboundCall"/>.</summary>
    /// <param name="source">The source.</param>
    /// <param name="sequence">The number at the source.</param>
    /// <param name="at">When they began to speak.</param>
    /// <param name="service">The number of the service the call belongs to.</param>
    /// <param name="account">Her agent ID.</param>
    /// <returns>The event.</returns>
    public static PerformanceEvent OfOutboundCall(string? source, long sequence, Instant at, long service, string? account) =>
        Of(LaneEventKind.Call, source, sequence, at, service, account, LaneEvent.Outbound);

    /// <summary>An agent does something else in chat from now on.</summary>
    /// <param name="source">The source.</param>
    /// <param name="sequence">The number at the source.</param>
    /// <param name="at">When.</param>
    /// <param name="service">The number of the service.</param>
    /// <param name="account">Her agent ID.</param>
    /// <param name="activity">What she does.</param>
    /// <returns>The event.</returns>
    public static PerformanceEvent OfChat(string? source, long sequence, Instant at, long service, string? account, ChatActivity activity) =>
        Of(LaneEventKind.Chat, source, sequence, at, service, account, (int)activity);

    /// <summary>
    /// A ticket changes its state, its holder, or both. It says what it leaves and what it enters, so that nothing has to be known of the ticket:
    /// what an agent holds is what she was given less what she gave away.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="sequence">The number at the source.</param>
    /// <param name="at">When.</param>
    /// <param name="service">The number of the service.</param>
    /// <param name="before">The state before; null for a ticket that is new in the service.</param>
    /// <param name="holderBefore">Whose it was; null for nobody's.</param>
    /// <param name="after">The state after; null for a ticket that leaves the service.</param>
    /// <param name="holderAfter">Whose it is; null for nobody's. Solving and closing count for her.</param>
    /// <returns>The event.</returns>
    public static PerformanceEvent OfTicket(string? source, long sequence, Instant at, long service, TicketState? before, string? holderBefore, TicketState? after, string? holderAfter) => new()
    {
        Source = source,
        Sequence = sequence,
        At = at,
        Service = service,
        Kind = LaneEventKind.Ticket,
        AccountBefore = holderBefore,
        Account = holderAfter,
        Before = (int)(before ?? 0),
        After = (int)(after ?? 0),
    };

    /// <summary>What kind of event it is, and its number.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{Kind} {Sequence} in service {Service}";

    private static PerformanceEvent Of(LaneEventKind kind, string? source, long sequence, Instant at, long service, string? account, int after) =>
        new() { Source = source, Sequence = sequence, At = at, Service = service, Kind = kind, Account = account, After = after };
}
