using NodaTime;
using OnlineContact.Admin.Billing.Rules;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Contracts.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Billing;

/// <summary>
/// Estimates what a contract will cost: the bill of a whole month in which its terms hold every day, with expected quantities, the
/// contract's discount and no trial. If a month then runs exactly so, its bill equals the estimate (D, handbook, section 3).
/// </summary>
/// <remarks>Pure; safe to use from several threads.</remarks>
public static class EstimateCalculator
{
    /// <summary>The largest quantity that may be expected.</summary>
    public const long MaxExpectedQuantity = 1_000_000_000;

    private const long NotGiven = -1;

    /// <summary>The first month that can be asked for, 2000-01.</summary>
    public static YearMonth FirstMonth { get; } = new(2000, 1);

    /// <summary>The last month that can be asked for, 2199-12.</summary>
    public static YearMonth LastMonth { get; } = new(2199, 12);

    /// <summary>Estimates a contract.</summary>
    /// <param name="book">The organization's price book.</param>
    /// <param name="month">The month asked for; its version of the book is used.</param>
    /// <param name="terms">The contract, already checked.</param>
    /// <param name="expected">Expected quantities from outside, each counter at most once; a counter left out is expected to stay at 0.</param>
    /// <param name="discountPercent">The contract's discount in whole percent, 0 to 100.</param>
    /// <returns>
    /// The estimate, or the first refusal: OCA3007 month out of range, OCA3002 no version of the book for it, OCA3008 an item without a
    /// price; then per quantity OCA3006 unknown counter, OCA3009 counter twice, OCA3003 negative, OCA3004 too large, OCA3005 not whole.
    /// </returns>
    /// <exception cref="ArgumentException">The discount is out of its limits, or the month is not of the ISO calendar.</exception>
    public static Outcome<ChargeEstimate> Estimate(
        PriceBook book, YearMonth month, ContractTerms terms, IReadOnlyList<ExpectedUsage> expected, int discountPercent)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(expected);
        BillingCalculator.RequirePercent(discountPercent, nameof(discountPercent));
        PriceBook.RequireIso(month, nameof(month));

        if (EstimateMonthIsInRange.Check(month) is { } outOfRange) return Outcome.Refused<ChargeEstimate>(outOfRange);
        if (!book.VersionFor(month).TryGetValue(out var version, out var none)) return Outcome.Refused<ChargeEstimate>(none);
        if (ContractedItemsHaveAPrice.Check(terms, version, book.Name) is { } unpriced) return Outcome.Refused<ChargeEstimate>(unpriced);

        Span<long> quantities = stackalloc long[version.PriceSpan.Length];
        quantities.Fill(NotGiven);
        for (var i = 0; i < expected.Count; i++)
        {
            if (Take(expected[i], version, quantities) is { } refusal) return Outcome.Refused<ChargeEstimate>(refusal);
        }

        quantities.Replace(NotGiven, 0);
        return Outcome.Success(new ChargeEstimate
        {
            PriceBook = book.Name,
            CalculatorVersion = BillingCalculator.Version,
            Prices = version,
            Terms = terms,
            Charges = WholeMonth(book.Currency, month, version, terms, quantities, discountPercent),
        });
    }

    private static AdminError? Take(ExpectedUsage? usage, PriceBookVersion version, Span<long> quantities)
    {
        var refusal = ExpectedCounterIsInThePriceBook.Check(usage?.Counter, version, out var position);
        if (refusal is not null) return refusal;
        var (counter, quantity) = (usage!.Counter!, usage.Quantity);
        refusal = ExpectedCounterStandsOnce.Check(counter, quantities[position] != NotGiven)
            ?? ExpectedQuantityIsNotNegative.Check(counter, quantity)
            ?? ExpectedQuantityIsNotTooLarge.Check(counter, quantity)
            ?? ExpectedQuantityIsWhole.Check(counter, quantity);
        if (refusal is null) quantities[position] = (long)quantity;
        return refusal;
    }

    private static BillingResult WholeMonth(
        Currency currency, YearMonth month, PriceBookVersion version, ContractTerms terms, ReadOnlySpan<long> quantities, int discountPercent)
    {
        var daysInMonth = CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month);
        var saved = new SavedTerms { Day = month.OnDayOfMonth(1), Terms = terms };
        var everyDay = new DayRun(daysInMonth, TrialDays: 0, First: 0, Last: 0);
        return BillingCalculator.Compute(month, daysInMonth, currency, version, new(in saved), new(in everyDay), quantities, discountPercent, adjustments: 0);
    }
}
