using NodaTime;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Benchmarks.Billing;

/// <summary>
/// The calculator against <see cref="PlainArithmetic"/> on the same cases with the shipped prices: <c>estimate.time</c> is an estimate of
/// a whole month, typed-in quantities checked; <c>estimate.bill</c> a bill of a month with one to three changes, a trial and a discount;
/// <c>estimate.bytes</c> what both allocate per line they give.
/// </summary>
internal sealed class EstimateComparison : IComparison
{
    private const int Cases = 200;
    private const int Repetitions = 10;

    private static readonly YearMonth Month = new(2021, 4);
    private static readonly LocalDate FirstDay = new(2021, 4, 1);

    private readonly BillingInput[] _bills;
    private readonly PlainArithmetic[] _plainBills;
    private readonly (ContractTerms Terms, ExpectedUsage[] Expected, int Discount)[] _estimates;
    private readonly PlainArithmetic[] _plainEstimates;
    private decimal _sink;

    public EstimateComparison()
    {
        var random = new Random(20_201_201);
        _bills = [.. Enumerable.Range(0, Cases).Select(_ => RandomBill(random))];
        _plainBills = [.. _bills.Select(PlainArithmetic.Of)];
        var wholeMonths = Enumerable.Range(0, Cases).Select(_ => WholeMonth(random)).ToArray();
        _plainEstimates = [.. wholeMonths.Select(PlainArithmetic.Of)];
        _estimates = [.. wholeMonths.Select(bill => (
            bill.History[0].Terms,
            bill.Usage.Select(usage => new ExpectedUsage { Counter = usage.Counter, Quantity = usage.Quantity }).ToArray(),
            bill.DiscountPercent))];
    }

    public string Name => "estimate";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        if (Estimates() != PlainEstimates() || Bills() != PlainBills()) throw new InvalidOperationException("The two variants do not give the same totals.");

        return
        [
            new RatioPart { Name = "estimate.time", Value = await RatioAsync(Estimates, PlainEstimates), Goal = 3.0 },
            new RatioPart { Name = "estimate.bill", Value = await RatioAsync(Bills, PlainBills), Goal = 3.0 },
            new RatioPart { Name = "estimate.bytes", Value = BytesPerLine(), Goal = 160 },
        ];
    }

    private decimal Estimates()
    {
        var total = 0m;
        foreach (var (terms, expected, discount) in _estimates)
            total += EstimateCalculator.Estimate(PriceBooks.Korea2020, Month, terms, expected, discount).Value.Charges.Total.Amount;
        return total;
    }

    private decimal PlainEstimates()
    {
        var total = 0m;
        foreach (var plain in _plainEstimates) total += plain.Total();
        return total;
    }

    private decimal Bills()
    {
        var total = 0m;
        foreach (var bill in _bills) total += BillingCalculator.Calculate(bill).Total.Amount;
        return total;
    }

    private decimal PlainBills()
    {
        var total = 0m;
        foreach (var plain in _plainBills) total += plain.Total();
        return total;
    }

    private Task<double> RatioAsync(Func<decimal> ours, Func<decimal> theirs) =>
        SideBySide.RatioAsync(() => Repeat(ours), () => Repeat(theirs), warmUps: 600, rounds: 400);

    /// <summary>Keeps what comes out, so that nothing can be left out.</summary>
    private void Repeat(Func<decimal> variant)
    {
        for (var i = 0; i < Repetitions; i++) _sink = variant();
    }

    private double BytesPerLine()
    {
        var lines = _bills.Select(BillingCalculator.Calculate)
            .Concat(_estimates.Select(e => EstimateCalculator.Estimate(PriceBooks.Korea2020, Month, e.Terms, e.Expected, e.Discount).Value.Charges))
            .Sum(bill => bill.LicenceLines.Length + bill.UsageLines.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _sink = Estimates() + Bills();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)lines;
    }

    private static BillingInput WholeMonth(Random random) => new()
    {
        Month = Month,
        Currency = PriceBooks.Korea2020.Currency,
        Version = PriceBooks.Korea2020.Versions[0],
        Registration = FirstDay,
        History = [new SavedTerms { Day = FirstDay, Terms = Terms(random) }],
        Usage =
        [
            new UsageQuantity { Counter = "ticket", Quantity = random.Next(0, 20_000) },
            new UsageQuantity { Counter = "telticket", Quantity = random.Next(0, 90_000) },
            new UsageQuantity { Counter = "chat", Quantity = random.Next(0, 20_000) },
        ],
        DiscountPercent = random.Next(0, 30),
    };

    private static BillingInput RandomBill(Random random)
    {
        var registered = FirstDay.PlusDays(random.Next(-20, 10));
        var history = new List<SavedTerms> { new() { Day = registered, Terms = Terms(random) } };
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            history.Add(new SavedTerms { Day = LocalDate.Max(history[^1].Day, FirstDay).PlusDays(random.Next(1, 7)), Terms = Terms(random) });
        return WholeMonth(random) with { Registration = registered, History = history, TrialEnd = registered.PlusDays(14) };
    }

    /// <summary>Ticket and a good half of the other items.</summary>
    private static ContractTerms Terms(Random random) => ContractTerms.FromStored(
        PriceBooks.Korea2020.Versions[0].Prices
            .Where(price => price.Item == ContractItem.TicketCode || random.Next(3) > 0)
            .Select(price => (price.Item, price.PerUser ? random.Next(1, 200) : 0)));
}
