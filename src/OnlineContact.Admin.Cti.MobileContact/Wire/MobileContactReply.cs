using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Cti.MobileContact.Wire;

/// <summary>An answer of Mobile Contact, understood.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record MobileContactReply
{
    /// <summary>
    /// How it ended. Done: what was asked for is in the other members. Refused. Unreachable: nothing was changed, and the question may be asked again.
    /// Unknown: whether something was changed the answer does not tell, as with an error of a server on the way.
    /// </summary>
    public required CtiAnswer Answer { get; init; }

    /// <summary>The tenant, when it was asked for.</summary>
    public CtiTenantCheck? Tenant { get; init; }

    /// <summary>Whether the agent is known, when it was asked for.</summary>
    public CtiAgentCheck? Agent { get; init; }

    /// <summary>How the agent stands, when it was asked for.</summary>
    public CtiAgentSnapshot? State { get; init; }

    /// <summary>How all agents stand, when it was asked for.</summary>
    public MobileContactSnapshot? Snapshot { get; init; }

    /// <summary>What happened, when it was asked for. Null though it was done: the cursor is too old, and a snapshot is needed.</summary>
    public MobileContactEvents? Events { get; init; }

    /// <summary>How it ended.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => Answer.Kind.ToString();
}

/// <summary>How all agents of a tenant stand.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record MobileContactSnapshot
{
    /// <summary>The number of the last event that is in it.</summary>
    public required long Sequence { get; init; }

    /// <summary>From where the events after it are to be asked for.</summary>
    public required string Cursor { get; init; }

    /// <summary>The agents who are signed in, by their CTI ID.</summary>
    public required IReadOnlyDictionary<CtiId, CtiAgentSnapshot> Agents { get; init; }

    /// <summary>How far it goes.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"up to {Sequence}";
}

/// <summary>What happened at a tenant.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record MobileContactEvents
{
    /// <summary>The number of the last event that there was when this was answered: it shows whether one is missing.</summary>
    public required long Sequence { get; init; }

    /// <summary>From where to go on.</summary>
    public required string Cursor { get; init; }

    /// <summary>The events, in any order.</summary>
    public required IReadOnlyList<MobileContactEvent> Events { get; init; }

    /// <summary>How far it goes.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{Events.Count} events up to {Sequence}";
}

/// <summary>Something that happened at a tenant.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record MobileContactEvent
{
    /// <summary>Its number: from event to event of a tenant one more.</summary>
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>What.</summary>
    public required CtiEventKind Kind { get; init; }

    /// <summary>Whom it concerns; null for an event of the tenant.</summary>
    public CtiId? Agent { get; init; }

    /// <summary>Her state, where the event tells it.</summary>
    public CtiExchangeState? State { get; init; }

    /// <summary>The call, for an event of a call.</summary>
    public CtiCall? Call { get; init; }

    /// <summary>The word of the system, where there is one.</summary>
    public string? Detail { get; init; }

    /// <summary>What happened and which event it is.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{Kind} {Sequence}";
}
