using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing;

/// <summary>The estimated cost (예상 비용) of a contract for a month, with all that is needed to calculate it again.</summary>
/// <remarks>Immutable; safe to use from several threads. Equal when every figure is.</remarks>
public sealed record ChargeEstimate
{
    /// <summary>The name of the price book.</summary>
    public required string PriceBook { get; init; }

    /// <summary>The version of the calculation, <see cref="BillingCalculator.Version"/>.</summary>
    public required int CalculatorVersion { get; init; }

    /// <summary>The version of the time-zone data by which the current month was told; null when the month was named and no zone was asked.</summary>
    public string? TimeZoneData { get; init; }

    /// <summary>The version of the price book, with its prices.</summary>
    public required PriceBookVersion Prices { get; init; }

    /// <summary>The terms that were estimated.</summary>
    public required ContractTerms Terms { get; init; }

    /// <summary>The lines and sums: the very bill the month would have.</summary>
    public required BillingResult Charges { get; init; }

    /// <summary>The month.</summary>
    public YearMonth Month => Charges.Month;

    /// <summary>The number of the price book's version.</summary>
    public int PriceBookVersion => Charges.PriceBookVersion;
}
