using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>Bills, estimates, usage.</summary>
internal static class BillingGenerators
{
    private static readonly string[] Counters = ["ticket", "telticket", "chat"];

    private static LocalDate FirstDay => RuntimeGenerators.Start.InUtc().Date;

    private static YearMonth FirstMonth => FirstDay.ToYearMonth();

    /// <summary>
    /// Sound inputs of a month's bill: any price book's version and currency; registration and termination before, in and after the month,
    /// on its first and last day, or missing; up to seven changes, several on a day; trials and discounts; usage at the steps' edges.
    /// </summary>
    public static Gen<BillingInput> Inputs { get; } =
        from month in ContractGenerators.Months
        from version in ContractGenerators.Versions
        from currency in ContractGenerators.Currencies
        from registration in DayNear(month, before: 400)
        from terminated in Gen.Elements(true, false)
        from lastDay in DayNear(month, before: 3)
        from changes in Gen.Frequency(
            (2, Gen.Constant(ImmutableArray<LocalDate>.Empty)),
            (5, ListGenerators.Lists(DayNear(month, before: 3), 1, 7)))
        from terms in ListGenerators.Lists(
            ContractGenerators.TermsOf([.. version.Prices.Select(price => (price.Item, price.PerUser))]), changes.Length + 1, changes.Length + 1)
        from trial in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(-2, 60).Select(days => (int?)days)))
        from trialEnd in DayNear(month, before: 3)
        from quantities in QuantitiesGen(version)
        from discount in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(0, 100)))
        from adjustments in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(-1_000_000, 1_000_000)))
        select Input(
            month, version, currency, registration, terminated ? lastDay : null, changes, terms,
            trial is null ? null : trial % 2 == 0 ? trialEnd : registration.PlusDays(trial.Value), quantities, discount) with { Adjustments = adjustments };

    public static Gen<ExpectedUsage> HostileExpected { get; } =
        from counter in Gen.Frequency((5, Gen.Elements("ticket", "telticket", "chat")), (1, Gen.Elements<string>(null!, "", "helpdoc", "Ticket")))
        from quantity in Gen.Frequency(
            (4, Gen.Choose(0, 100_000).Select(quantity => (decimal)quantity)),
            (1, Gen.Elements(-1m, -0.1m, 0.5m, 1.0m, 1_000_000_000m, 1_000_000_000.5m, 1_000_000_001m, decimal.MaxValue, decimal.MinValue)))
        select new ExpectedUsage { Counter = counter, Quantity = quantity };

    /// <summary>Good and bad expectations together, several for a counter too.</summary>
    public static Gen<IReadOnlyList<ExpectedUsage>> HostileExpectations { get; } = ListGenerators.Lists(HostileExpected, 0, 5).Select(list => (IReadOnlyList<ExpectedUsage>)list);

    public static Gen<ExpectedUsage> Expected { get; } = Gen.Elements(Counters).SelectMany(ExpectedOf);

    public static Gen<IReadOnlyList<ExpectedUsage>> Expectations { get; } =
        from counters in ListGenerators.Some(Counters)
        from expected in ListGenerators.Sequence(counters.Select(ExpectedOf))
        select (IReadOnlyList<ExpectedUsage>)expected;

    public static Gen<UsageQuantity> Quantities { get; } =
        from counter in Gen.Elements(Counters)
        from quantity in Gen.Frequency((1, Gen.Elements(0L, 1L, UsagePrice.MaxQuantity)), (3, Gen.Choose(0, 200_000).Select(quantity => (long)quantity)))
        select new UsageQuantity { Counter = counter, Quantity = quantity };

    public static Gen<decimal> NoExpectedQuantities { get; } = Gen.Elements(-1m, -0.1m, 0.5m, 1_000_000_000.5m, EstimateCalculator.MaxExpectedQuantity + 1, decimal.MaxValue, decimal.MinValue);

    public static Gen<EstimateRequest> Requests { get; } =
        from terms in ContractGenerators.Inputs
        from usage in Expectations
        from month in Gen.Frequency(
            (1, Gen.Constant<YearMonth?>(null)),
            (1, Gen.Elements<YearMonth?>(PriceBooks.Korea2020.Versions[0].EffectiveFrom, EstimateCalculator.LastMonth)),
            (2, Gen.Choose(0, 600).Select(months => (YearMonth?)PriceBooks.Korea2020.Versions[0].EffectiveFrom.PlusMonths(months))))
        select new EstimateRequest { Service = 1, Terms = terms, Usage = usage, Month = month };

    public static Gen<YearMonth> NoMonths { get; } = Gen.Elements(EstimateCalculator.FirstMonth.PlusMonths(-1), EstimateCalculator.LastMonth.PlusMonths(1), new YearMonth(1, 1), new YearMonth(9999, 12));

    public static Gen<ChargeEstimate> Estimates { get; } =
        from terms in ContractGenerators.PricedTerms
        from usage in Expectations
        from month in Gen.Choose(0, 600)
        from discount in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(0, 100)))
        select EstimateCalculator.Estimate(PriceBooks.Korea2020, PriceBooks.Korea2020.Versions[0].EffectiveFrom.PlusMonths(month), terms, usage, discount).Value;

    public static Gen<ChargeQuery> Charges { get; } =
        from first in Gen.Frequency((3, Gen.Choose(-6, 6)), (1, Gen.Choose(-200, 200)))
        from months in Gen.Frequency((3, Gen.Choose(1, 6)), (1, Gen.Elements(1, ChargeQuery.MaxMonths)))
        from type in Gen.Elements<ServiceType?>(null, null, ServiceType.ConsultationManagement, ServiceType.IssueManagement)
        from service in Gen.Elements<long?>(null, null, 1)
        from size in PageGenerators.Sizes(ChargeQuery.MaxPageSize)
        from sums in Gen.Elements(true, false)
        select new ChargeQuery
        {
            From = FirstMonth.PlusMonths(first), To = FirstMonth.PlusMonths(first + months - 1), Type = type, Service = service, PageSize = size, WithSums = sums,
        };

    public static Gen<UsageInput> Usages { get; } =
        from counter in Gen.Elements(Counters)
        from day in Gen.Choose(0, 30)
        from quantity in Gen.Frequency((1, Gen.Elements(0L, 1L, UsageRecord.MaxQuantity)), (3, Gen.Choose(0, 100_000).Select(quantity => (long)quantity)))
        from key in TextGenerators.Visible(UsageRecord.MaxKeyLength)
        select new UsageInput { Service = 1, Counter = counter, Day = FirstDay.PlusDays(day), Quantity = quantity, Key = key };

    public static Gen<AdjustmentInput> AdjustmentInputs { get; } =
        from amount in Gen.Frequency((1, Gen.Elements(1m, -1m, ChargeAdjustment.MaxAmount, -ChargeAdjustment.MaxAmount)), (3, Gen.Choose(1, 1_000_000).Select(amount => (decimal)amount)), (2, Gen.Choose(-1_000_000, -1).Select(amount => (decimal)amount)))
        from reason in TextGenerators.Names(ChargeAdjustment.MaxReasonLength)
        from mended in Gen.Choose(-12, 1)
        from record in TextGenerators.Visible(UsageRecord.MaxKeyLength).OrNull()
        select new AdjustmentInput { Service = 1, Month = FirstMonth, Amount = amount, Reason = reason, MendsService = 1, MendsMonth = FirstMonth.PlusMonths(mended), MendsRecord = record };

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

    private static Gen<ExpectedUsage> ExpectedOf(string counter) =>
        from quantity in Gen.Frequency((1, Gen.Elements(0, 1, (int)EstimateCalculator.MaxExpectedQuantity)), (3, Gen.Choose(0, 100_000)))
        select new ExpectedUsage { Counter = counter, Quantity = quantity };

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

    public static IEnumerable<BillingInput> Shrink(BillingInput input)
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
            foreach (var terms in ContractGenerators.Shrink(input.History[i].Terms))
                yield return input with { History = [.. input.History.Select((saved, j) => i == j ? saved with { Terms = terms } : saved)] };
        }
    }
}
