using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.Testing.FsCheck.Generators;

namespace OnlineContact.Admin.Testing.FsCheck;

public static partial class AdminArbitraries
{
    /// <summary>
    /// Sound inputs of a month's bill: any price book's version and currency; registration and termination before, in and after the month,
    /// on its first and last day, or missing; up to seven changes, several on a day; trials and discounts; usage at the steps' edges.
    /// </summary>
    /// <returns>The arbitrary; shrinks by leaving out changes, usage, termination, trial and discount, and to fewer users.</returns>
    public static Arbitrary<BillingInput> BillingInput() => Arb.From(BillingGenerators.Inputs, BillingGenerators.Shrink);

    /// <summary>What the calculator makes of such inputs.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<BillingResult> BillingResult() => BillingGenerators.Inputs.Select(BillingCalculator.Calculate).ToArbitrary();

    /// <summary>Terms with the day on which they were saved; shrink to fewer items and users.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<SavedTerms> SavedTerms() => Arb.From(
        BillingGenerators.Inputs.SelectMany(input => Gen.Elements(input.History.ToArray())),
        saved => ContractGenerators.Shrink(saved.Terms).Select(terms => saved with { Terms = terms }));

    /// <summary>A counter's total of a month; shrinks to none.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<UsageQuantity> UsageQuantity() => BillingGenerators.Quantities.By(usage => usage with { Quantity = 0 });

    /// <summary>A quantity that is expected; shrinks to none.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ExpectedUsage> ExpectedUsage() => BillingGenerators.Expected.By(usage => usage with { Quantity = 0 });

    /// <summary>Expected quantities, at most one for a counter; shrink by leaving some out.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<IReadOnlyList<ExpectedUsage>> ExpectedUsages() => Arb.From(
        BillingGenerators.Expectations,
        list => list.Select(IReadOnlyList<ExpectedUsage> (left) => [.. list.Where(usage => usage != left)]));

    /// <summary>Expected quantities from outside, from good ones to those with several faults.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Hostile<IReadOnlyList<ExpectedUsage>>> HostileExpectedUsages() =>
        BillingGenerators.HostileExpectations.Select(list => new Hostile<IReadOnlyList<ExpectedUsage>> { Value = list }).ToArbitrary();

    /// <summary>Estimates that are asked for, from the first month of the shipped prices to the last month there is; shrink to no usage and the running month.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<EstimateRequest> EstimateRequest() => BillingGenerators.Requests.By(
        request => request.Usage.Count == 0 ? request : request with { Usage = [] },
        request => request with { Month = null },
        request => request.Terms.Count == 1 ? request : request with { Terms = [ContractGenerators.OneTicket] });

    /// <summary>Requests for an estimate that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<EstimateRequest>> RefusedEstimateRequest() => Spoil.Of(EstimateRequest())
        .By("service", Gen.Elements(0L, -1L, long.MaxValue, long.MinValue), (request, bad) => request with { Service = bad })
        .By("terms", RefusedContractTermInputs().Generator, (request, bad) => request with { Terms = bad.Value })
        .By("counter", Gen.Elements<string?>(null, "", "helpdoc", "Ticket", "\ud800"), (request, bad) => request with { Usage = [new ExpectedUsage { Counter = bad, Quantity = 1 }] })
        .By("counter twice", BillingGenerators.Expected, (request, usage) => request with { Usage = [usage, usage] })
        .By("quantity", BillingGenerators.NoExpectedQuantities, (request, bad) => request with { Usage = [new ExpectedUsage { Counter = "chat", Quantity = bad }] })
        .By("month", BillingGenerators.NoMonths, (request, bad) => request with { Month = bad })
        .ToArbitrary();

    /// <summary>Estimates by the shipped prices.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ChargeEstimate> ChargeEstimate() => BillingGenerators.Estimates.ToArbitrary();

    /// <summary>Searches for charges of 1 to 120 months; shrink to one month of all services.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ChargeQuery> ChargeQuery() => BillingGenerators.Charges.By(
        query => query with { To = query.From },
        query => query with { Type = null },
        query => query with { Service = null },
        query => query with { WithSums = false },
        query => query with { PageSize = 1 });

    /// <summary>Searches for charges that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<ChargeQuery>> RefusedChargeQuery() => Spoil.Of(ChargeQuery())
        .By("from", BillingGenerators.NoMonths, (query, bad) => query with { From = bad })
        .By("to", BillingGenerators.NoMonths, (query, bad) => query with { To = bad })
        .By("order", Gen.Choose(1, 500), (query, months) => query with { To = query.From.PlusMonths(-months) })
        .By("months", Gen.Choose(Admin.Billing.Charges.ChargeQuery.MaxMonths, 500), (query, months) => query with { To = query.From.PlusMonths(months) })
        .By("pageSize", PageGenerators.NoSizes(Admin.Billing.Charges.ChargeQuery.MaxPageSize), (query, bad) => query with { PageSize = bad })
        .By("cursor", PageGenerators.NoCursors, (query, bad) => query with { Cursor = bad })
        .ToArbitrary();

    /// <summary>Records of usage in the month from 2021-03-15 on; shrink to nothing used on the first day.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<UsageInput> UsageInput() => BillingGenerators.Usages.By(
        usage => usage with { Quantity = 0 },
        usage => usage with { Key = "k" },
        usage => usage with { Counter = "ticket" });

    /// <summary>Records of usage that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<UsageInput>> RefusedUsageInput() => Spoil.Of(UsageInput())
        .By("service", Gen.Elements(0L, -1L, long.MaxValue), (usage, bad) => usage with { Service = bad })
        .By("counter", Gen.Elements<string?>(null, "", "helpdoc", "Ticket", "\ud800"), (usage, bad) => usage with { Counter = bad })
        .By("day", Gen.Elements(-1_000, -32, 32, 1_000), (usage, days) => usage with { Day = usage.Day.PlusDays(days) })
        .By("quantity", Gen.Elements(-1, UsageRecord.MaxQuantity + 1, long.MinValue, long.MaxValue), (usage, bad) => usage with { Quantity = bad })
        .By("key", TextGenerators.NotVisible(UsageRecord.MaxKeyLength), (usage, bad) => usage with { Key = bad })
        .ToArbitrary();

    /// <summary>Adjustments in March 2021, in won; shrink to one won and a short reason.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<AdjustmentInput> AdjustmentInput() => BillingGenerators.AdjustmentInputs.By(
        adjustment => adjustment with { Amount = 1 },
        adjustment => adjustment with { Reason = "A" },
        adjustment => adjustment with { MendsRecord = null },
        adjustment => adjustment with { MendsMonth = adjustment.Month });

    /// <summary>Adjustments that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<AdjustmentInput>> RefusedAdjustmentInput() => Spoil.Of(AdjustmentInput())
        .By("service", Gen.Elements(0L, -1L, long.MaxValue), (adjustment, bad) => adjustment with { Service = bad })
        .By("mendsService", Gen.Elements(0L, -1L, long.MaxValue), (adjustment, bad) => adjustment with { MendsService = bad })
        .By("month", BillingGenerators.NoMonths, (adjustment, bad) => adjustment with { Month = bad })
        .By("mendsMonth", BillingGenerators.NoMonths, (adjustment, bad) => adjustment with { MendsMonth = bad })
        .By("amount", Gen.Elements(0m, 0.5m, -0.001m, ChargeAdjustment.MaxAmount + 1, -ChargeAdjustment.MaxAmount - 1, decimal.MaxValue, decimal.MinValue), (adjustment, bad) => adjustment with { Amount = bad })
        .By("reason", TextGenerators.Blank, (adjustment, bad) => adjustment with { Reason = bad })
        .By("reason", TextGenerators.TooLong(ChargeAdjustment.MaxReasonLength), (adjustment, bad) => adjustment with { Reason = bad })
        .By("mendsRecord", TextGenerators.NotVisible(UsageRecord.MaxKeyLength).Where(text => !string.IsNullOrEmpty(text)), (adjustment, bad) => adjustment with { MendsRecord = bad })
        .ToArbitrary();
}
