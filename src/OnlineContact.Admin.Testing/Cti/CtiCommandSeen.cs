namespace OnlineContact.Admin.Testing.Cti;

/// <summary>A command that reached a simulated telephony system, whatever became of it.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiCommandSeen
{
    /// <summary>The agent's CTI ID.</summary>
    public required string CtiId { get; init; }

    /// <summary>The agent's CTI NO.</summary>
    public required string CtiNo { get; init; }

    /// <summary>The state that was asked for, in the words of the system.</summary>
    public required string State { get; init; }

    /// <summary>The reason that came with it.</summary>
    public string? Reason { get; init; }
}
