namespace OnlineContact.Admin.Agents;

/// <summary>CTI ID and CTI NO of an agent: edited together, so an agent has both or neither. F (handbook, section 5).</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiNumbers
{
    /// <summary>The CTI ID.</summary>
    public required CtiId Id { get; init; }

    /// <summary>The CTI NO.</summary>
    public required CtiNo No { get; init; }

    /// <summary>Both, as the telephony side knows them.</summary>
    /// <returns>For example <c>kim01/7001</c>.</returns>
    public override string ToString() => $"{Id}/{No}";
}
