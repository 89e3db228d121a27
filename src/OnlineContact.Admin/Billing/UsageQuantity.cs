namespace OnlineContact.Admin.Billing;

/// <summary>What a counter has counted in a month.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record UsageQuantity
{
    /// <summary>The counter: the code of the item whose use it counts.</summary>
    public required string Counter { get; init; }

    /// <summary>The month's total in the counter's unit, 0 to <see cref="Contracts.UsagePrice.MaxQuantity"/>.</summary>
    public required long Quantity { get; init; }
}
