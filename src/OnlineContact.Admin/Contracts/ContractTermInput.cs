namespace OnlineContact.Admin.Contracts;

/// <summary>One item of a contract as it came from outside, not yet checked; see <see cref="ContractTerms.Create"/>.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ContractTermInput
{
    /// <summary>The code of the item.</summary>
    public required string? Item { get; init; }

    /// <summary>
    /// The number of users. A decimal so that a fraction can be refused instead of being cut. For an item that is not per user it is left
    /// out, or 0.
    /// </summary>
    public decimal? Users { get; init; }
}
