namespace OnlineContact.Admin.Billing;

/// <summary>What a customer expects a counter to count in a month, as it was typed in and not yet checked; see <see cref="EstimateCalculator"/>.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ExpectedUsage
{
    /// <summary>The counter: the code of an item.</summary>
    public required string? Counter { get; init; }

    /// <summary>The month's total in the counter's unit. A decimal so that a fraction can be refused instead of being cut.</summary>
    public required decimal Quantity { get; init; }
}
