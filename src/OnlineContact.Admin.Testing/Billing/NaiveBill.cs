namespace OnlineContact.Admin.Testing.Billing;

/// <summary>The figures of a bill as <see cref="NaiveBillingCalculator"/> finds them.</summary>
/// <remarks>Not safe to change from several threads.</remarks>
public sealed record NaiveBill
{
    /// <summary>The licence lines that are not 0, by item.</summary>
    public required IReadOnlyDictionary<string, NaiveLicence> Licences { get; init; }

    /// <summary>The amounts of the counters whose quantity is not 0, by counter.</summary>
    public required IReadOnlyDictionary<string, decimal> Usage { get; init; }

    /// <summary>What the discount takes off.</summary>
    public required decimal Discount { get; init; }

    /// <summary>Lines less trial discounts less discount.</summary>
    public required decimal Supply { get; init; }

    /// <summary>The tax.</summary>
    public required decimal Vat { get; init; }

    /// <summary>Supply amount and tax.</summary>
    public required decimal Total { get; init; }

    /// <summary>The late fee if the total is not paid.</summary>
    public required decimal LateFee { get; init; }
}
