using NodaTime;
using OnlineContact.Admin.Agents;

namespace OnlineContact.Admin.Cti.Connectors;

/// <summary>What happened.</summary>
/// <remarks>The numbers never change.</remarks>
public enum CtiEventKind
{
    /// <summary>The picture may differ from the exchange's from here on, until <see cref="Reconciled"/>. No agent.</summary>
    Reconciling = 1,

    /// <summary>How an agent stands: state and calls. Between reconciling and reconciled; only agents who are signed in.</summary>
    Snapshot = 2,

    /// <summary>The picture is the exchange's again; who had no snapshot is signed out. No agent.</summary>
    Reconciled = 3,

    /// <summary>She signed in.</summary>
    SignedIn = 4,

    /// <summary>She signed out.</summary>
    SignedOut = 5,

    /// <summary>Her state changed.</summary>
    StateChanged = 6,

    /// <summary>She dials.</summary>
    CallOriginated = 7,

    /// <summary>A call rings at hers.</summary>
    CallOffered = 8,

    /// <summary>They speak.</summary>
    CallEstablished = 9,

    /// <summary>She put the call on hold.</summary>
    CallHeld = 10,

    /// <summary>She took the call back.</summary>
    CallRetrieved = 11,

    /// <summary>She begins to hand the call on (호전환).</summary>
    CallTransferring = 12,

    /// <summary>The call was handed on, and is no longer hers.</summary>
    CallTransferred = 13,

    /// <summary>The call ended at hers.</summary>
    CallCleared = 14,

    /// <summary>The telephony system says how it is itself: <see cref="CtiEvent.Detail"/>. No agent.</summary>
    SystemStatus = 15,
}

/// <summary>The identity of an event: tenant, fence and sequence. Events of a higher fence are later than those of a lower one.</summary>
/// <param name="Organization">The organization, which has one tenant.</param>
/// <param name="Fence">The fence of the lease under which the tenant was watched.</param>
/// <param name="Sequence">The number of the event under that fence, from 1.</param>
public readonly record struct CtiEventId(OrganizationId Organization, long Fence, long Sequence);

/// <summary>Something that happened in a telephony system.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record CtiEvent
{
    /// <summary>Its identity.</summary>
    public required CtiEventId Id { get; init; }

    /// <summary>When: by the exchange where it tells, else when it was received.</summary>
    public required Instant At { get; init; }

    /// <summary>What.</summary>
    public required CtiEventKind Kind { get; init; }

    /// <summary>Whom it concerns; null for an event of the tenant.</summary>
    public CtiNumbers? Agent { get; init; }

    /// <summary>Her state: in a snapshot and for an event that tells it; null for another.</summary>
    public CtiExchangeState? State { get; init; }

    /// <summary>Her calls: in a snapshot; else null.</summary>
    public IReadOnlyList<CtiCallSnapshot>? Calls { get; init; }

    /// <summary>The call, for an event of a call; else null.</summary>
    public CtiCall? Call { get; init; }

    /// <summary>The telephony system's own word, at most <see cref="CtiAnswer.MaxDetailLength"/> characters; null where there is none.</summary>
    public string? Detail { get; init; }

    /// <summary>What happened and which event it is.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{Kind} {Id.Organization}/{Id.Fence}/{Id.Sequence}";
}

/// <summary>What is watched.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiWatch
{
    /// <summary>The tenant.</summary>
    public required CtiTenant Tenant { get; init; }

    /// <summary>The fence of the lease.</summary>
    public required long Fence { get; init; }

    /// <summary>The sequence of the last event under this fence; 0 when there was none. The next one is one more.</summary>
    public long After { get; init; }

    /// <summary>
    /// The agents whose events are wanted: those who have CTI ID and NO. When they change, the watch is ended and another begun, with the
    /// same fence; what a connector has open to its tenant it should keep for a while.
    /// </summary>
    public required IReadOnlyList<CtiNumbers> Agents { get; init; }
}
