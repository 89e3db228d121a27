using System.Collections.Immutable;
using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing;

/// <summary>
/// What one service costs in one month. Every part is rounded once, where it arises; the sums are sums of rounded parts and are never
/// rounded again (D, handbook, section 3).
/// </summary>
/// <remarks>Immutable; safe to use from several threads. Equal when every figure is.</remarks>
public sealed class BillingResult : IEquatable<BillingResult>
{
    private readonly decimal _licences;
    private readonly decimal _usage;
    private readonly decimal _trialDiscount;
    private readonly decimal _discount;
    private readonly decimal _adjustments;
    private readonly decimal _supply;
    private readonly decimal _vat;

    internal BillingResult(
        YearMonth month,
        Currency currency,
        int priceBookVersion,
        LicenceLine[] licenceLines,
        UsageLine[] usageLines,
        int discountPercent,
        decimal licences,
        decimal usage,
        decimal trialDiscount,
        decimal discount,
        decimal adjustments,
        decimal supply,
        decimal vat)
    {
        Month = month;
        Currency = currency;
        PriceBookVersion = priceBookVersion;
        LicenceLines = System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(licenceLines);
        UsageLines = System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(usageLines);
        DiscountPercent = discountPercent;
        _licences = licences;
        _usage = usage;
        _trialDiscount = trialDiscount;
        _discount = discount;
        _adjustments = adjustments;
        _supply = supply;
        _vat = vat;
    }

    /// <summary>The month.</summary>
    public YearMonth Month { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; }

    /// <summary>The number of the price book's version.</summary>
    public int PriceBookVersion { get; }

    /// <summary>The licence lines, in the order of the book's prices.</summary>
    public ImmutableArray<LicenceLine> LicenceLines { get; }

    /// <summary>The usage lines, in the order of the book's prices.</summary>
    public ImmutableArray<UsageLine> UsageLines { get; }

    /// <summary>The discount in whole percent.</summary>
    public int DiscountPercent { get; }

    /// <summary>The sum of the licence lines.</summary>
    public Money Licences => new(_licences, Currency);

    /// <summary>The sum of the usage lines.</summary>
    public Money Usage => new(_usage, Currency);

    /// <summary>The sum of the lines' trial discounts; not negative, to be taken off.</summary>
    public Money TrialDiscount => new(_trialDiscount, Currency);

    /// <summary>The discount on lines less trial discounts; not negative, to be taken off.</summary>
    public Money Discount => new(_discount, Currency);

    /// <summary>The sum of the operator's adjustments, with its sign; no discount is taken off it.</summary>
    public Money Adjustments => new(_adjustments, Currency);

    /// <summary>The supply amount (공급가액): lines less trial discounts less discount, and the adjustments.</summary>
    public Money Supply => new(_supply, Currency);

    /// <summary>Value added tax on the supply amount.</summary>
    public Money Vat => new(_vat, Currency);

    /// <summary>The supply amount and the tax.</summary>
    public Money Total => new(_supply + _vat, Currency);

    /// <inheritdoc/>
    public bool Equals(BillingResult? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Month == other.Month
            && Currency == other.Currency
            && PriceBookVersion == other.PriceBookVersion
            && DiscountPercent == other.DiscountPercent
            && _discount == other._discount
            && _adjustments == other._adjustments
            && _vat == other._vat
            && LicenceLines.AsSpan().SequenceEqual(other.LicenceLines.AsSpan())
            && UsageLines.AsSpan().SequenceEqual(other.UsageLines.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BillingResult);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Month, Currency, PriceBookVersion, LicenceLines.Length, UsageLines.Length, _supply, _vat);

    /// <summary>Month and total, for example <c>2021-01: 110000 KRW</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Month}: {Total}");
}
