namespace OnlineContact.Admin.Billing;

/// <summary>The use of one item in a month's bill. There is one only where the quantity is not 0.</summary>
/// <remarks>Immutable; safe to use from several threads. Amounts are in the currency of the <see cref="BillingResult"/>.</remarks>
public readonly record struct UsageLine
{
    /// <summary>The counter: the code of the item.</summary>
    public required string Counter { get; init; }

    /// <summary>The name of the unit, for example <c>second</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The month's total.</summary>
    public required long Quantity { get; init; }

    /// <summary>How many of them were free.</summary>
    public required long FreeUnits { get; init; }

    /// <summary>The amount, rounded.</summary>
    public required decimal Amount { get; init; }
}
