using System.Runtime.InteropServices;
using NodaTime;
using OnlineContact.Admin.Billing.Rules;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Metering;

/// <summary>
/// Takes in one batch: says what has to be read for it, checks every record against that, and writes what is new. Beside the records it
/// only writes what they add up to, so that a batch costs little more than its rows.
/// </summary>
internal sealed class UsageIntake
{
    private readonly IReadOnlyList<UsageInput> _batch;
    private readonly SlotRows _services;
    private readonly Dictionary<LocalDate, Slot<MonthClosing>> _closings = [];
    private readonly List<(SlotPage<ServiceMonth> Services, SlotPage<UsageMonth> Usage)> _months = [];
    private SlotRows? _known;
    private SlotRows? _late;

    private UsageIntake(Fetch fetch, IReadOnlyList<UsageInput> batch, bool looksUpKeys)
    {
        _batch = batch;
        Organization = fetch.One(Organizations.Organization.Shape.SingleKey());
        if (looksUpKeys) _known = fetch.Rows(UsageRecord.ByKey, Keys());
        _services = fetch.Rows(ContractedService.ByNumber, batch.Select(record => record.Service).ToHashSet());
        foreach (var month in batch.GroupBy(record => MonthOf(record.Day), record => record.Service))
        {
            long[] services = [.. month.Distinct()];
            _closings.Add(month.Key, fetch.One(MonthClosing.ByMonth[month.Key]));
            _months.Add((fetch.ManyStored(ServiceMonth.Of, ServiceMonth.Shape, month.Key, services), fetch.ManyStored(UsageMonth.Of, UsageMonth.Shape, month.Key, services)));
        }

        fetch.Then(more =>
        {
            // What came before its month was closed is not late.
            if (!_closings.Values.Any(closing => closing.Found)) return;
            _known ??= more.Rows(UsageRecord.ByKey, Keys());
            _late = more.Rows(LateUsage.ByKey, Keys());
        });
    }

    public Slot<Organization> Organization { get; }

    /// <summary>Whether it was looked up which keys came before; otherwise all are taken for new, and the keys themselves refuse those that are not.</summary>
    public bool KnowsKeys => _known is not null;

    public static UsageIntake Ask(Fetch fetch, IReadOnlyList<UsageInput> batch, bool looksUpKeys) => new(fetch, batch, looksUpKeys);

    /// <summary>What can be told of a batch by itself.</summary>
    public static AdminError? Check(IReadOnlyList<UsageInput> batch)
    {
        if (UsageBatchIsNotTooLarge.Check(batch.Count) is { } size) return size;
        for (var i = 0; i < batch.Count; i++)
        {
            var record = batch[i] ?? throw new ArgumentException("A record is null.", nameof(batch));
            var error = UsageKeyIsVisibleAscii.Check("key", record.Key)
                ?? UsageQuantityIsInRange.Check("quantity", record.Quantity, UsageRecord.MaxQuantity)
                ?? (CodeText.IsCode(record.Counter) ? null : AdminErrors.UsageCounterUnknown.With("counter", record.Counter));
            error = Placed(i, error) ?? (record.Day.Calendar == CalendarSystem.Iso ? EstimateMonthIsInRange.Check(record.Day.ToYearMonth()) : throw new ArgumentException("A day is one of the ISO calendar.", nameof(batch)));
            if (error is not null) return error;
        }

        return null;
    }

    /// <summary>Decides on the batch.</summary>
    /// <param name="change">Where to write.</param>
    /// <param name="book">The organization's price book.</param>
    /// <param name="today">The day in the contract zone.</param>
    /// <param name="receipt">What became of it.</param>
    public AdminError? Decide(Change change, PriceBook book, LocalDate today, out UsageReceipt receipt)
    {
        receipt = null!;
        var lives = _services.Values.ToDictionary(
            row => ContractedService.Columns.Number.Read(row.Cells[ContractedService.Columns.Number.Ordinal]), Life);
        var known = _known?.Values.Select(row => UsageRecord.Shape.FromCells(change.Organization, row.Cells)).ToDictionary(record => record.Key, StringComparer.Ordinal) ?? new(StringComparer.Ordinal);
        var lateKnown = _late?.Values.Select(row => LateUsage.Shape.FromCells(change.Organization, row.Cells)).ToDictionary(record => record.Key, StringComparer.Ordinal) ?? [];
        var accepted = new List<UsageRecord>(_batch.Count);
        var late = new List<UsageInput>();
        var newLate = new List<LateUsage>();
        var sums = new Dictionary<(LocalDate Month, long Service, string Counter), DaySums>();
        var repeated = 0;

        for (var i = 0; i < _batch.Count; i++)
        {
            var input = _batch[i];
            var record = new UsageRecord
            {
                Organization = change.Organization,
                Key = input.Key!,
                Service = input.Service,
                Counter = input.Counter!,
                Day = input.Day,
                Quantity = input.Quantity,
            };
            if (known.TryGetValue(record.Key, out var first))
            {
                if (UsageKeyHasOneContent.Check("key", first, record) is { } reused) return Placed(i, reused);
                repeated++;
                continue;
            }

            var month = MonthOf(record.Day);
            if (Admit(i, record, lives, book, month.ToYearMonth(), today) is { } refused) return refused;
            if (MonthIsNotClosed.Check(month.ToYearMonth(), record.Service, _closings[month].ValueOrDefault) is not null)
            {
                if (lateKnown.TryGetValue(record.Key, out var before))
                {
                    if (UsageKeyHasOneContent.Check("key", Record(before), record) is { } reused) return Placed(i, reused);
                }
                else
                {
                    var row = Late(record, change.Now);
                    lateKnown.Add(row.Key, row);
                    newLate.Add(row);
                }

                late.Add(input);
                continue;
            }

            known.Add(record.Key, record);
            accepted.Add(record);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (month, record.Service, record.Counter), out _);
            sum ??= new DaySums();
            sum.Add(record.Day, record.Quantity);
        }

        receipt = new UsageReceipt { Accepted = accepted.Count, Repeated = repeated, Late = late };
        if (accepted.Count == 0 && newLate.Count == 0) return null;
        return Write(change, accepted, newLate, sums) ?? Log(change, accepted.Count, repeated, newLate.Count);
    }

    private HashSet<string> Keys() => _batch.Select(record => record.Key!).ToHashSet(StringComparer.Ordinal);

    private static AdminError? Admit(
        int index, UsageRecord record, Dictionary<long, (LocalDate? Registered, LocalDate? Terminated)> lives, PriceBook book, YearMonth month, LocalDate today)
    {
        if (!lives.TryGetValue(record.Service, out var life)) return Placed(index, AdminErrors.ServiceNotFound.With("service", record.Service));
        if (UsageDayIsOneOfTheService.Check("day", record.Day, life.Registered, life.Terminated, today) is { } outside) return Placed(index, outside);
        if (!book.VersionFor(month).TryGetValue(out var version, out var none)) return none;
        return BillingCalculator.CounterPosition(version.PriceSpan, record.Counter) < 0 ? Placed(index, AdminErrors.UsageCounterUnknown.With("counter", record.Counter)) : null;
    }

    private AdminError? Write(Change change, List<UsageRecord> accepted, List<LateUsage> late, Dictionary<(LocalDate Month, long Service, string Counter), DaySums> sums)
    {
        foreach (var closing in _closings.Values) change.Writes.Require(closing);
        foreach (var record in accepted) change.Writes.Insert(record, UsageRecord.Shape);
        foreach (var record in late) change.Writes.Insert(record, LateUsage.Shape);
        if (accepted.Count == 0) return null;

        var months = Seen(_months.Select(month => month.Services), month => (month.Month, month.Service));
        var usage = Seen(_months.Select(month => month.Usage), sum => (sum.Month, sum.Service, sum.Counter));
        var ordered = sums.OrderBy(sum => (sum.Key.Month, sum.Key.Service)).ThenBy(sum => sum.Key.Counter, StringComparer.Ordinal).ToList();
        var newMonths = ordered.GroupBy(sum => (sum.Key.Month, sum.Key.Service), sum => sum.Value.Records)
            .Select(month => (month.Key, Month(change, month.Key, month.Sum(), months.TryGetValue(month.Key, out var before) ? before.Value : null))).ToList();
        var newUsage = ordered.Select(sum => (sum.Key, Usage: sum.Value.On(usage.TryGetValue(sum.Key, out var before) ? before.Value : null, change.Organization, sum.Key))).ToList();
        foreach (var (_, sum) in newUsage)
        {
            if (UsageQuantityIsInRange.Check(null, sum.Total, UsagePrice.MaxQuantity) is { } tooMuch) return tooMuch;
        }

        Put(change.Writes, ServiceMonth.Shape, months, newMonths);
        Put(change.Writes, UsageMonth.Shape, usage, newUsage);
        return null;
    }

    /// <summary>Inserts what is new, then replaces what was there: rows that stand together, in the order of their keys, go into few statements.</summary>
    private static void Put<TKey, TRecord>(Changes writes, RecordShape<TRecord> shape, Dictionary<TKey, Stored<TRecord>> seen, List<(TKey Key, TRecord Record)> records)
        where TKey : struct
        where TRecord : class
    {
        foreach (var (key, record) in records)
        {
            if (!seen.ContainsKey(key)) writes.Insert(record, shape);
        }

        foreach (var (key, record) in records)
        {
            if (seen.TryGetValue(key, out var before)) writes.Replace(shape, record, before.Version);
        }
    }

    private static AdminError? Log(Change change, int accepted, int repeated, int late)
    {
        change.Log(new ChangeLog.Entries.LogDraft
        {
            Operation = Access.AdminOperations.RecordUsage,
            Category = ChangeLog.Entries.ChangeLogCategory.Billing,
            Target = new ChangeLog.Entries.LogTarget(ChangeLog.Entries.ChangeLogTargetKind.Organization, change.Organization.Value, ""),
            Arguments = $"{ChangeLog.Entries.LogDraft.Argument("accepted", accepted)}\n{ChangeLog.Entries.LogDraft.Argument("repeated", repeated)}\n{ChangeLog.Entries.LogDraft.Argument("late", late)}",
        });
        return null;
    }

    private static ServiceMonth Month(Change change, (LocalDate Month, long Service) key, int records, ServiceMonth? before) =>
        (before ?? new ServiceMonth
        {
            Organization = change.Organization,
            Month = key.Month,
            Service = key.Service,
            Records = 0,
            Adjustments = 0,
            IsClosed = false,
            At = change.Now,
        }) with
        { Records = (before?.Records ?? 0) + records, At = change.Now };

    private static Dictionary<TKey, Stored<TRecord>> Seen<TKey, TRecord>(IEnumerable<SlotPage<TRecord>> pages, Func<TRecord, TKey> keyOf)
        where TKey : struct
        where TRecord : class
    {
        var seen = new Dictionary<TKey, Stored<TRecord>>();
        foreach (var page in pages)
        {
            foreach (var record in page.Records) seen.Add(keyOf(record.Value), record);
        }

        return seen;
    }

    private static (LocalDate? Registered, LocalDate? Terminated) Life(StoredRow row) =>
        (ContractedService.Columns.RegisteredOn.Read(row.Cells[ContractedService.Columns.RegisteredOn.Ordinal]),
            ContractedService.Columns.TerminatedOn.Read(row.Cells[ContractedService.Columns.TerminatedOn.Ordinal]));

    private static LateUsage Late(UsageRecord record, Instant now) => new()
    {
        Organization = record.Organization,
        Key = record.Key,
        Service = record.Service,
        Counter = record.Counter,
        Day = record.Day,
        Quantity = record.Quantity,
        At = now,
    };

    private static UsageRecord Record(LateUsage late) => new()
    {
        Organization = late.Organization,
        Key = late.Key,
        Service = late.Service,
        Counter = late.Counter,
        Day = late.Day,
        Quantity = late.Quantity,
    };

    private static LocalDate MonthOf(LocalDate day) => day.With(DateAdjusters.StartOfMonth);

    private static AdminError? Placed(int index, AdminError? error) => error?.At(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"records[{index}].{error.Target}"));

    /// <summary>What a batch adds to the days of a counter.</summary>
    private sealed class DaySums
    {
        private readonly long[] _days = new long[UsageMonth.DayColumns];
        private long _total;

        /// <summary>How many records.</summary>
        public int Records { get; private set; }

        public void Add(LocalDate day, long quantity)
        {
            _days[day.Day - 1] += quantity;
            _total += quantity;
            Records++;
        }

        public UsageMonth On(UsageMonth? before, OrganizationId organization, (LocalDate Month, long Service, string Counter) of)
        {
            for (var i = 0; before is not null && i < _days.Length; i++) _days[i] += before.Days[i];
            return new UsageMonth
            {
                Organization = organization,
                Month = of.Month,
                Service = of.Service,
                Counter = of.Counter,
                Total = _total + (before?.Total ?? 0),
                Days = _days,
            };
        }
    }
}
