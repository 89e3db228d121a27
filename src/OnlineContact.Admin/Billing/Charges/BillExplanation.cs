using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing.Charges;

/// <summary>Why a line of a bill is another than that of the estimate.</summary>
public enum DifferenceReason
{
    /// <summary>Another version of the price book.</summary>
    Prices = 1,

    /// <summary>Other users, or other items, when the month began.</summary>
    Users = 2,

    /// <summary>The terms were changed on a day of the month.</summary>
    TermsChanged = 3,

    /// <summary>The contract was registered or the service was terminated in the month, so that not every day is billed.</summary>
    BilledDays = 4,

    /// <summary>Other usage.</summary>
    Usage = 5,

    /// <summary>A free trial.</summary>
    Trial = 6,

    /// <summary>Another discount rate.</summary>
    Discount = 7,

    /// <summary>Adjustments by the operator.</summary>
    Adjustments = 8,
}

/// <summary>A step from the estimate to the bill: one reason, and what it changes in one line.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record BillDifference
{
    /// <summary>The line: <c>licence:</c> or <c>usage:</c> and the item; <c>trial:</c> and the item; <c>discount</c>, <c>adjustments</c> or <c>vat</c>.</summary>
    public required string Line { get; init; }

    /// <summary>The reason.</summary>
    public required DifferenceReason Reason { get; init; }

    /// <summary>What it changes, with its sign.</summary>
    public required Money Amount { get; init; }

    /// <summary>The days on which the terms were changed; none for other reasons.</summary>
    public IReadOnlyList<LocalDate> Days { get; init; } = [];
}

/// <summary>
/// The way from an estimate to a bill. One after the other, everything the estimate assumed is replaced by what came, and the bill is calculated
/// again: what changes then, changes for that reason. So the differences add up to the difference of the totals, and where there is no
/// reason there is no difference.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record BillExplanation
{
    private readonly ValueList<BillDifference> _differences = new([]);

    /// <summary>What was estimated.</summary>
    public required Money Estimated { get; init; }

    /// <summary>What is billed.</summary>
    public required Money Billed { get; init; }

    /// <summary>The differences that are not 0, reason by reason, in each reason line by line.</summary>
    public required IReadOnlyList<BillDifference> Differences
    {
        get => _differences;
        init => _differences = new(value);
    }

    /// <summary>Explains a bill.</summary>
    /// <param name="estimate">The estimate; any month, any contract.</param>
    /// <param name="bill">What the bill was made of.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="ArgumentException">The two are in different currencies, or the input contradicts itself.</exception>
    public static BillExplanation Of(ChargeEstimate estimate, BillingInput bill)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentNullException.ThrowIfNull(bill);
        if (estimate.Charges.Currency != bill.Currency) throw new ArgumentException("The estimate is in another currency.", nameof(estimate));
        var differences = new List<BillDifference>();
        var before = estimate.Charges;
        foreach (var (reason, input, days) in Steps(estimate, bill))
        {
            var after = BillingCalculator.Calculate(input);
            Compare(differences, before, after, reason, days);
            before = after;
        }

        return new BillExplanation { Estimated = estimate.Charges.Total, Billed = before.Total, Differences = differences };
    }

    private static IEnumerable<(DifferenceReason Reason, BillingInput Input, IReadOnlyList<LocalDate> Days)> Steps(ChargeEstimate estimate, BillingInput bill)
    {
        var first = bill.Month.OnDayOfMonth(1);
        var last = first.PlusMonths(1).PlusDays(-1);
        var expected = WithoutUnknown(bill.Version, [.. estimate.Charges.UsageLines.Select(line => new UsageQuantity { Counter = line.Counter, Quantity = line.Quantity })]);
        var input = new BillingInput
        {
            Month = bill.Month,
            Currency = bill.Currency,
            Version = bill.Version,
            Registration = first,
            History = [new() { Day = first, Terms = Priced(estimate.Terms, bill.Version) }],
            Usage = expected,
            DiscountPercent = estimate.Charges.DiscountPercent,
        };
        yield return (DifferenceReason.Prices, input, []);

        var billedFrom = LocalDate.Max(first, bill.Registration);
        var atFirst = bill.History.LastOrDefault(saved => saved.Day < billedFrom) ?? bill.History.FirstOrDefault(saved => saved.Day == bill.Registration) ?? bill.History[0];
        input = input with { History = [new() { Day = first, Terms = atFirst.Terms }] };
        yield return (DifferenceReason.Users, input, []);

        var changes = bill.History.SkipWhile(saved => !ReferenceEquals(saved, atFirst)).Skip(1).Where(saved => saved.Day <= last).ToList();
        if (changes.Count > 0)
        {
            input = input with { History = [new() { Day = first, Terms = atFirst.Terms }, .. changes] };
            yield return (DifferenceReason.TermsChanged, input, [.. changes.Select(saved => saved.Day).Distinct()]);
        }

        input = input with { Registration = bill.Registration, Termination = bill.Termination, History = bill.History };
        yield return (DifferenceReason.BilledDays, input, []);
        input = input with { Usage = bill.Usage };
        yield return (DifferenceReason.Usage, input, []);
        input = input with { TrialEnd = bill.TrialEnd };
        yield return (DifferenceReason.Trial, input, []);
        input = input with { DiscountPercent = bill.DiscountPercent };
        yield return (DifferenceReason.Discount, input, []);
        yield return (DifferenceReason.Adjustments, input with { Adjustments = bill.Adjustments }, []);
    }

    /// <summary>An item that the bill's version has no price for, costs nothing there: that is a difference of prices.</summary>
    private static ContractTerms Priced(ContractTerms terms, PriceBookVersion version) =>
        ContractTerms.FromStored([.. terms.Items.Where(term => version.PriceOf(term.Item) is not null).Select(term => (term.Item, term.Users))]);

    private static UsageQuantity[] WithoutUnknown(PriceBookVersion version, UsageQuantity[] usage) =>
        [.. usage.Where(quantity => BillingCalculator.CounterPosition(version.PriceSpan, quantity.Counter) >= 0)];

    private static void Compare(List<BillDifference> differences, BillingResult before, BillingResult after, DifferenceReason reason, IReadOnlyList<LocalDate> days)
    {
        var (was, isNow) = (Figures(before), Figures(after));
        foreach (var line in was.Keys.Union(isNow.Keys).Order(StringComparer.Ordinal))
        {
            var amount = isNow.GetValueOrDefault(line) - was.GetValueOrDefault(line);
            if (amount != 0) differences.Add(new BillDifference { Line = line, Reason = reason, Amount = new Money(amount, after.Currency), Days = days });
        }
    }

    /// <summary>All figures that the total is the sum of.</summary>
    private static Dictionary<string, decimal> Figures(BillingResult bill)
    {
        var figures = new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["discount"] = -bill.Discount.Amount,
            ["adjustments"] = bill.Adjustments.Amount,
            ["vat"] = bill.Vat.Amount,
        };
        foreach (var line in bill.LicenceLines)
        {
            figures[$"licence:{line.Item}"] = line.Amount;
            figures[$"trial:{line.Item}"] = -line.TrialDiscount;
        }

        foreach (var line in bill.UsageLines) figures[$"usage:{line.Counter}"] = line.Amount;
        return figures;
    }
}
