namespace OnlineContact.Admin.Cti.Connectors;

/// <summary>From which side a call came.</summary>
public enum CtiCallDirection
{
    /// <summary>IB: from the customer.</summary>
    Inbound = 1,

    /// <summary>OB: to the customer.</summary>
    Outbound = 2,
}

/// <summary>How far a call is, at one agent.</summary>
public enum CtiCallPhase
{
    /// <summary>She dials.</summary>
    Originated = 1,

    /// <summary>It rings at hers.</summary>
    Offered = 2,

    /// <summary>They speak.</summary>
    Established = 3,

    /// <summary>She has it on hold.</summary>
    Held = 4,

    /// <summary>She hands it on (호전환).</summary>
    Transferring = 5,
}

/// <summary>A call at one agent.</summary>
/// <remarks>Immutable; safe to use from several threads. Never the customer's number.</remarks>
public sealed record CtiCall
{
    /// <summary>The most characters of <see cref="Id"/>; what is longer a connector shortens to a digest.</summary>
    public const int MaxIdLength = 64;

    /// <summary>The telephony system's identity of the call: the same at every agent it reaches, and not used again within a day.</summary>
    public required string Id { get; init; }

    /// <summary>From which side it came.</summary>
    public required CtiCallDirection Direction { get; init; }

    /// <summary>The ID of the service that the call carries; null: the one that its agent's sign-in names.</summary>
    public string? Service { get; init; }

    /// <summary>Identity and direction.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{Direction} {Id}";
}

/// <summary>A call in a snapshot.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiCallSnapshot
{
    /// <summary>The call.</summary>
    public required CtiCall Call { get; init; }

    /// <summary>How far it is.</summary>
    public required CtiCallPhase Phase { get; init; }
}

/// <summary>What a telephony system says of one agent.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiAgentSnapshot
{
    /// <summary>Her state.</summary>
    public required CtiExchangeState State { get; init; }

    /// <summary>Her calls, each once, the oldest first.</summary>
    public IReadOnlyList<CtiCallSnapshot> Calls { get; init; } = [];
}
