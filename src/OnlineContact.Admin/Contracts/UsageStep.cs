namespace OnlineContact.Admin.Contracts;

/// <summary>One step of a graduated price: what each unit after <see cref="From"/> up to and including <see cref="UpTo"/> costs.</summary>
/// <remarks>Immutable; safe to use from several threads. Steps are checked together, by <see cref="ItemPrice.Usage"/>.</remarks>
public sealed record UsageStep
{
    /// <summary>The units before the first of this step, counted from zero with the free units included. The first step begins where the free units end.</summary>
    public required long From { get; init; }

    /// <summary>The last unit of this step; null in the last step, which has no end.</summary>
    public required long? UpTo { get; init; }

    /// <summary>The price of each unit, 0 to <see cref="ItemPrice.MaxUnitPrice"/>, at most <see cref="ItemPrice.MaxPriceDecimals"/> decimals.</summary>
    public required decimal UnitPrice { get; init; }
}
