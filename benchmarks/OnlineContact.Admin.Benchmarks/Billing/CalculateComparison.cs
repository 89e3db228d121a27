using NodaTime;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Benchmarks.Billing;

/// <summary>
/// The bills of 100,000 services with seven items, three contract revisions in the month and usage of every counter, against
/// <see cref="PlainArithmetic"/> on the same: <c>billing.calculate.time</c>; and <c>billing.calculate.growth</c>, what a bill of a month of 31 days allocates in
/// proportion to one of a single day.
/// </summary>
internal sealed class CalculateComparison : IComparison
{
    private const int Services = 100_000;

    private static readonly YearMonth Month = new(2021, 5);
    private static readonly LocalDate FirstDay = new(2021, 5, 1);

    private decimal _sink;

    public string Name => "billing.calculate";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync()
    {
        var random = new Random(20_210_501);
        var bills = Enumerable.Range(0, Services).Select(_ => Bill(random)).ToArray();
        var plain = Array.ConvertAll(bills, PlainArithmetic.Of);
        if (Ours(bills) != Theirs(plain)) throw new InvalidOperationException("The two variants do not give the same totals.");
        return
        [
            new RatioPart { Name = "billing.calculate.time", Value = await SideBySide.RatioAsync(() => _sink = Ours(bills), () => _sink = Theirs(plain), warmUps: 3, rounds: 10), Goal = 3.0 },
            new RatioPart { Name = "billing.calculate.growth", Value = Growth(bills), Goal = 1.0 },
        ];
    }

    private static decimal Ours(BillingInput[] bills)
    {
        var total = 0m;
        foreach (var bill in bills) total += BillingCalculator.Calculate(bill).Total.Amount;
        return total;
    }

    private static decimal Theirs(PlainArithmetic[] bills)
    {
        var total = 0m;
        foreach (var bill in bills) total += bill.Total();
        return total;
    }

    private static double Growth(BillingInput[] bills)
    {
        var whole = bills.Take(1_000).Select(bill => bill with { History = [bill.History[0]] }).ToArray();
        var oneDay = Array.ConvertAll(whole, bill => bill with { Registration = FirstDay, History = [bill.History[0] with { Day = FirstDay }], Termination = FirstDay });
        return Bytes(whole) / (double)Bytes(oneDay);
    }

    private static long Bytes(BillingInput[] bills)
    {
        Ours(bills);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ours(bills);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static BillingInput Bill(Random random)
    {
        var registered = FirstDay.PlusDays(-20);
        return new BillingInput
        {
            Month = Month,
            Currency = PriceBooks.Korea2020.Currency,
            Version = PriceBooks.Korea2020.Versions[0],
            Registration = registered,
            History =
            [
                new() { Day = registered, Terms = Terms(random) },
                new() { Day = FirstDay.PlusDays(random.Next(1, 10)), Terms = Terms(random) },
                new() { Day = FirstDay.PlusDays(random.Next(10, 20)), Terms = Terms(random) },
                new() { Day = FirstDay.PlusDays(random.Next(20, 31)), Terms = Terms(random) },
            ],
            Usage =
            [
                new UsageQuantity { Counter = "ticket", Quantity = random.Next(1, 20_000) },
                new UsageQuantity { Counter = "telticket", Quantity = random.Next(1, 90_000) },
                new UsageQuantity { Counter = "chat", Quantity = random.Next(1, 20_000) },
            ],
        };
    }

    /// <summary>Seven items, all but the one that is not open.</summary>
    private static ContractTerms Terms(Random random) => ContractTerms.FromStored(
        PriceBooks.Korea2020.Versions[0].Prices
            .Where(price => price.Item != "ticketevaluation")
            .Select(price => (price.Item, price.PerUser ? random.Next(1, 200) : 0)));
}
