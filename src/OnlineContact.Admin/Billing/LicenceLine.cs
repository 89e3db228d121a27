namespace OnlineContact.Admin.Billing;

/// <summary>The licence of one item in a month's bill. There is one only where the amount is not 0.</summary>
/// <remarks>Immutable; safe to use from several threads. Amounts are in the currency of the <see cref="BillingResult"/>.</remarks>
public readonly record struct LicenceLine
{
    /// <summary>The code of the item.</summary>
    public required string Item { get; init; }

    /// <summary>The most users on any billed day: the number of lanes. 1 for an item that is not per user.</summary>
    public required int Users { get; init; }

    /// <summary>The users of each billed day, added up.</summary>
    public required long UserDays { get; init; }

    /// <summary>The whole amount, rounded, as if there were no trial.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What the free trial takes off it: not negative, rounded.</summary>
    public required decimal TrialDiscount { get; init; }
}
