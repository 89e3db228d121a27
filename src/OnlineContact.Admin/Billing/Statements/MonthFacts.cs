using NodaTime;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>
/// Everything that the bills of a page of services for a month depend on, read in a fixed number of ranges, however many services there
/// are. The history of terms is read only of services whose contract has changed since the month began.
/// </summary>
internal sealed class MonthFacts
{
    /// <summary>So many counters and adjustments of a service are read with the first page of its kind; where there are more, other pages follow.</summary>
    private const int UsualCounters = 3;

    private const int AdjustmentsAtOnce = 50;

    private static readonly Cell AfterEveryCode = Cell.Of("~");

    private readonly SlotPage<ContractedService> _services;
    private Slots<ContractTermsRecord>? _history;
    private SlotPage<UsageMonth>? _usage;
    private SlotPage<ChargeAdjustment>? _adjustments;
    private SlotPage<ServiceMonth>? _months;
    private SlotPage<ServiceDiscount>? _discounts;
    private SlotPage<ServiceTrial>? _trials;

    private MonthFacts(Fetch fetch, YearMonth month, RangeQuery<ContractedService> page)
    {
        Month = month;
        _services = fetch.Page(page);
        fetch.Then(AskMore);
    }

    public YearMonth Month { get; }

    public ReadOnlySpan<Stored<ContractedService>> Services => _services.Records;

    public static MonthFacts Ask(Fetch fetch, YearMonth month, RangeQuery<ContractedService> page) => new(fetch, month, page);

    /// <summary>The page's services in their order, each with what is known of it.</summary>
    public List<ServiceFacts> All()
    {
        var services = Services;
        var all = new List<ServiceFacts>(services.Length);
        if (services.Length == 0) return all;
        var history = _history?.Values.GroupBy(record => record.Service).ToDictionary(group => group.Key, Saved) ?? [];
        var (usage, adjustments, months, discounts, trials) = (0, 0, 0, 0, 0);
        foreach (var service in services)
        {
            var number = service.Value.Number;
            all.Add(new ServiceFacts
            {
                Service = service.Value,
                History = history.TryGetValue(number, out var saved) ? saved : [new SavedTerms { Day = service.Value.RegisteredOn!.Value, Terms = service.Value.Terms! }],
                Usage = Take(_usage!, ref usage, number, static one => one.Service),
                Adjustments = Take(_adjustments!, ref adjustments, number, static one => one.Service),
                Month = Take(_months!, ref months, number, static one => one.Service) is [var only] ? only : null,
                Discounts = Take(_discounts!, ref discounts, number, static one => one.Service),
                TrialUntil = Take(_trials!, ref trials, number, static one => one.Service) is [var trial] ? trial.Value.Until : null,
            });
        }

        return all;
    }

    private void AskMore(Fetch fetch)
    {
        var services = Services;
        if (services.Length == 0) return;
        var month = Month.OnDayOfMonth(1);
        var (first, last) = (services[0].Value.Number, services[^1].Value.Number);
        var before = first - 1;
        var inMonth = month.PlusDays(1);
        _usage = fetch.While(UsageMonth.Columns.InOrder.Between(month, inMonth).After([Cell.Of(month), Cell.Of(before), AfterEveryCode]).Take(OneMoreThan(UsualCounters * services.Length)), one => one.Service <= last);
        _adjustments = fetch.While(ChargeAdjustment.Columns.InOrder.Between(month, inMonth).After([Cell.Of(month), Cell.Of(before), Cell.Of(long.MaxValue)]).Take(AdjustmentsAtOnce), one => one.Service <= last);
        _months = fetch.While(ServiceMonth.Columns.InOrder.Between(month, inMonth).After([Cell.Of(month), Cell.Of(before)]).Take(OneMoreThan(services.Length)), one => one.Service <= last);
        _discounts = fetch.While(ServiceDiscount.Columns.InOrder.Between(first, last + 1).Take(RangeRead.MaxLimit), static _ => true);
        _trials = fetch.While(ServiceTrial.Columns.InOrder.Between(first, last + 1).Take(RangeRead.MaxLimit), static _ => true);

        var changed = new List<long>();
        foreach (var service in services)
        {
            if (service.Value.ChangedOn >= month) changed.Add(service.Value.Number);
        }

        if (changed.Count > 0) _history = fetch.Any(ContractTermsRecord.OfService, ContractTermsRecord.Shape, changed);
    }

    /// <summary>One row more says that there are no others, and saves a page to find that out.</summary>
    private static int OneMoreThan(int rows) => Math.Min(rows + 1, RangeRead.MaxLimit);

    private static SavedTerms[] Saved(IEnumerable<ContractTermsRecord> records) =>
    [
        .. records.GroupBy(record => record.Sequence).Select(saved => new SavedTerms
        {
            Day = saved.First().Day,
            Terms = Contracts.ContractTerms.FromStored([.. saved.Select(record => (record.Item, (int)record.Users))]),
        }),
    ];

    /// <summary>The rows of the next service; all rows stand in the order of the services, and those of others are passed over.</summary>
    private static ArraySegment<Stored<TRecord>> Take<TRecord>(SlotPage<TRecord> rows, ref int at, long service, Func<TRecord, long> of) where TRecord : class
    {
        var all = rows.Records;
        while (at < all.Length && of(all[at].Value) < service) at++;
        var first = at;
        while (at < all.Length && of(all[at].Value) == service) at++;
        return rows.Segment(first, at - first);
    }
}

/// <summary>What the bill of one service for a month depends on.</summary>
internal sealed record ServiceFacts
{
    public required ContractedService Service { get; init; }

    public required IReadOnlyList<SavedTerms> History { get; init; }

    public required IReadOnlyList<Stored<UsageMonth>> Usage { get; init; }

    public required IReadOnlyList<Stored<ChargeAdjustment>> Adjustments { get; init; }

    public required Stored<ServiceMonth>? Month { get; init; }

    public required IReadOnlyList<Stored<ServiceDiscount>> Discounts { get; init; }

    public required LocalDate? TrialUntil { get; init; }
}
