using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>Generators and shrinkers for billing. Give the type to <c>[Properties(Arbitrary = …)]</c>, or call the methods.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class BillingArbitraries
{
    /// <summary>
    /// Sound inputs of a month's bill: any price book's version and currency; registration and termination before, in and after the month,
    /// on its first and last day, or missing; up to seven changes, several on a day; trials and discounts; usage at the steps' edges.
    /// </summary>
    /// <returns>The generator; shrinks by leaving out changes, usage, termination, trial and discount, and to fewer users.</returns>
    public static Arbitrary<BillingInput> Inputs() => Arb.From(InputGen, Shrink);

    /// <summary>Expected quantities from outside, from good ones to hostile ones.</summary>
    /// <returns>The generator.</returns>
    public static Arbitrary<IReadOnlyList<ExpectedUsage>> ExpectedUsages() =>
        ContractArbitraries.Lists(ExpectedGen, 0, 5).Select(list => (IReadOnlyList<ExpectedUsage>)list).ToArbitrary();

    private static Gen<BillingInput> InputGen { get; } =
        from month in ContractArbitraries.MonthGen
        from version in ContractArbitraries.PriceBookVersions().Generator
        from currency in ContractArbitraries.CurrencyGen
        from registration in DayNear(month, before: 400)
        from terminated in Gen.Elements(true, false)
        from lastDay in DayNear(month, before: 3)
        from changes in Gen.Frequency(
            (2, Gen.Constant(ImmutableArray<LocalDate>.Empty)),
            (5, ContractArbitraries.Lists(DayNear(month, before: 3), 1, 7)))
        from terms in ContractArbitraries.Lists(
            ContractArbitraries.TermsOf([.. version.Prices.Select(price => (price.Item, price.PerUser))]), changes.Length + 1, changes.Length + 1)
        from trial in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(-2, 60).Select(days => (int?)days)))
        from trialEnd in DayNear(month, before: 3)
        from quantities in QuantitiesGen(version)
        from discount in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(0, 100)))
        from adjustments in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(-1_000_000, 1_000_000)))
        select Input(
            month, version, currency, registration, terminated ? lastDay : null, changes, terms,
            trial is null ? null : trial % 2 == 0 ? trialEnd : registration.PlusDays(trial.Value), quantities, discount) with { Adjustments = adjustments };

    private static Gen<ExpectedUsage> ExpectedGen { get; } =
        from counter in Gen.Frequency((5, Gen.Elements("ticket", "telticket", "chat")), (1, Gen.Elements<string>(null!, "", "helpdoc", "Ticket")))
        from quantity in Gen.Frequency(
            (4, Gen.Choose(0, 100_000).Select(quantity => (decimal)quantity)),
            (1, Gen.Elements(-1m, -0.1m, 0.5m, 1.0m, 1_000_000_000m, 1_000_000_000.5m, 1_000_000_001m, decimal.MaxValue, decimal.MinValue)))
        select new ExpectedUsage { Counter = counter, Quantity = quantity };

    /// <summary>Days in the month mostly, often its first and last, some before and after.</summary>
    private static Gen<LocalDate> DayNear(YearMonth month, int before)
    {
        var first = month.OnDayOfMonth(1);
        var length = CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month);
        return Gen.Frequency(
            (2, Gen.Choose(-before, -1)),
            (5, Gen.Choose(0, length - 1)),
            (2, Gen.Elements(-1, 0, length - 1, length)),
            (1, Gen.Choose(length, length + 5))).Select(first.PlusDays);
    }

    private static Gen<ImmutableArray<UsageQuantity>> QuantitiesGen(PriceBookVersion version) =>
        from list in Gen.CollectToArray(
            version.Prices.Where(price => price.Usage is not null).ToArray(),
            price => QuantityGen(price.Usage!).Select(quantity => new UsageQuantity { Counter = price.Item, Quantity = quantity }))
        from count in Gen.Choose(0, list.Length)
        select list.Take(count).ToImmutableArray();

    private static Gen<long> QuantityGen(UsagePrice usage) => Gen.Frequency(
        (1, Gen.Elements(0L, 1L, UsagePrice.MaxQuantity)),
        (3, Gen.Choose(0, 200_000).Select(quantity => (long)quantity)),
        (3,
            from edge in Gen.Elements(usage.Steps.Select(step => step.From).ToArray())
            from off in Gen.Choose(-1, 1)
            select Math.Max(0, edge + off)));

    private static BillingInput Input(
        YearMonth month,
        PriceBookVersion version,
        Currency currency,
        LocalDate registration,
        LocalDate? lastDay,
        ImmutableArray<LocalDate> changes,
        ImmutableArray<ContractTerms> terms,
        LocalDate? trialEnd,
        ImmutableArray<UsageQuantity> usage,
        int discount)
    {
        var termination = lastDay < registration ? registration : lastDay;
        var days = changes
            .Select(day => LocalDate.Max(day, registration))
            .Select(day => termination is { } last ? LocalDate.Min(day, last) : day)
            .Order()
            .Prepend(registration);
        return new BillingInput
        {
            Month = month,
            Version = version,
            Currency = currency,
            Registration = registration,
            Termination = termination,
            History = [.. days.Zip(terms, (day, saved) => new SavedTerms { Day = day, Terms = saved })],
            TrialEnd = trialEnd,
            Usage = usage,
            DiscountPercent = discount,
        };
    }

    private static IEnumerable<BillingInput> Shrink(BillingInput input)
    {
        for (var left = 1; left < input.History.Count; left++)
            yield return input with { History = [.. input.History.Where((_, i) => i != left)] };
        if (input.Usage.Count > 0) yield return input with { Usage = [] };
        if (input.Termination is not null) yield return input with { Termination = null };
        if (input.TrialEnd is not null) yield return input with { TrialEnd = null };
        if (input.Adjustments != 0) yield return input with { Adjustments = 0 };
        if (input.DiscountPercent > 0) yield return input with { DiscountPercent = 0 };
        for (var i = 0; i < input.History.Count; i++)
        {
            foreach (var terms in ContractArbitraries.Shrink(input.History[i].Terms))
                yield return input with { History = [.. input.History.Select((saved, j) => i == j ? saved with { Terms = terms } : saved)] };
        }
    }
}
