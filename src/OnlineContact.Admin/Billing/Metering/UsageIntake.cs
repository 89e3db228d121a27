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
    private readonly SlotRows _known;
    private readonly SlotRows _services;
    private readonly Dictionary<LocalDate, Slot<MonthClosing>> _closings = [];
    private readonly Dictionary<(LocalDate Month, long Service), (Slot<ServiceMonth> Month, SlotPage<UsageMonth> Usage)> _months = [];
    private SlotRows? _late;

    private UsageIntake(Fetch fetch, IReadOnlyList<UsageInput> batch)
    {
        _batch = batch;
        Organization = fetch.One(Organizations.Organization.Shape.SingleKey());
        var keys = batch.Select(record => record.Key!).ToHashSet(StringComparer.Ordinal);
        _known = fetch.Rows(UsageRecord.ByKey, keys);
        _services = fetch.Rows(ContractedService.ByNumber, batch.Select(record => record.Service).ToHashSet());
        foreach (var record in batch)
        {
            var month = MonthOf(record.Day);
            if (!_closings.ContainsKey(month)) _closings.Add(month, fetch.One(MonthClosing.ByMonth[month]));
            if (!_months.ContainsKey((month, record.Service)))
                _months.Add((month, record.Service), (fetch.One(ServiceMonth.Of[month, record.Service]), fetch.ManyStored(UsageMonth.Of[month, record.Service])));
        }

        fetch.Then(more =>
        {
            if (_closings.Values.Any(closing => closing.Found)) _late = more.Rows(LateUsage.ByKey, keys);
        });
    }

    public Slot<Organization> Organization { get; }

    public static UsageIntake Ask(Fetch fetch, IReadOnlyList<UsageInput> batch) => new(fetch, batch);

    /// <summary>What can be told of a batch by itself.</summary>
    public static AdminError? Check(IReadOnlyList<UsageInput> batch)
    {
        if (UsageBatchIsNotTooLarge.Check(batch.Count) is { } size) return size;
        for (var i = 0; i < batch.Count; i++)
        {
            var record = batch[i] ?? throw new ArgumentException("A record is null.", nameof(batch));
            var error = UsageKeyIsVisibleAscii.Check(Place(i, "key"), record.Key)
                ?? UsageQuantityIsInRange.Check(Place(i, "quantity"), record.Quantity, UsageRecord.MaxQuantity)
                ?? (CodeText.IsCode(record.Counter) ? null : AdminErrors.UsageCounterUnknown.With(Place(i, "counter"), record.Counter))
                ?? (record.Day.Calendar == CalendarSystem.Iso ? EstimateMonthIsInRange.Check(record.Day.ToYearMonth()) : throw new ArgumentException("A day is one of the ISO calendar.", nameof(batch)));
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
        var known = _known.Values.Select(row => UsageRecord.Shape.FromCells(change.Organization, row.Cells)).ToDictionary(record => record.Key, StringComparer.Ordinal);
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
                if (UsageKeyHasOneContent.Check(Place(i, "key"), first, record) is { } reused) return reused;
                repeated++;
                continue;
            }

            var month = record.Day.ToYearMonth();
            if (Admit(i, record, lives, book, month, today) is { } refused) return refused;
            if (MonthIsNotClosed.Check(month, record.Service, _closings[MonthOf(record.Day)].ValueOrDefault) is not null)
            {
                if (lateKnown.TryGetValue(record.Key, out var before))
                {
                    if (UsageKeyHasOneContent.Check(Place(i, "key"), Record(before), record) is { } reused) return reused;
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
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (MonthOf(record.Day), record.Service, record.Counter), out _);
            sum ??= new DaySums();
            sum.Add(record.Day, record.Quantity);
        }

        receipt = new UsageReceipt { Accepted = accepted.Count, Repeated = repeated, Late = late };
        if (accepted.Count == 0 && newLate.Count == 0) return null;
        return Write(change, accepted, newLate, sums) ?? Log(change, accepted.Count, repeated, newLate.Count);
    }

    private static AdminError? Admit(
        int index, UsageRecord record, Dictionary<long, (LocalDate? Registered, LocalDate? Terminated)> lives, PriceBook book, YearMonth month, LocalDate today)
    {
        if (!lives.TryGetValue(record.Service, out var life)) return AdminErrors.ServiceNotFound.With(Place(index, "service"), record.Service);
        if (UsageDayIsOneOfTheService.Check(Place(index, "day"), record.Day, life.Registered, life.Terminated, today) is { } outside) return outside;
        if (!book.VersionFor(month).TryGetValue(out var version, out var none)) return none;
        return BillingCalculator.CounterPosition(version.PriceSpan, record.Counter) < 0 ? AdminErrors.UsageCounterUnknown.With(Place(index, "counter"), record.Counter) : null;
    }

    private AdminError? Write(Change change, List<UsageRecord> accepted, List<LateUsage> late, Dictionary<(LocalDate Month, long Service, string Counter), DaySums> sums)
    {
        foreach (var closing in _closings.Values) change.Writes.Require(closing);
        foreach (var record in accepted) change.Writes.Insert(record, UsageRecord.Shape);
        foreach (var record in late) change.Writes.Insert(record, LateUsage.Shape);
        if (accepted.Count == 0) return null;

        var counts = accepted.CountBy(record => (MonthOf(record.Day), record.Service)).ToList();
        foreach (var (key, count) in counts)
        {
            if (!_months[key].Month.Found) change.Writes.Insert(Month(change, key, count, null), ServiceMonth.Shape);
        }

        foreach (var (key, count) in counts)
        {
            if (_months[key].Month is { Found: true } slot) change.Writes.Replace(slot, Month(change, key, count, slot.Value));
        }

        var replaced = new List<(UsageMonth Usage, StoreVersion Version)>();
        foreach (var (key, sum) in sums)
        {
            var stored = Stored(_months[(key.Month, key.Service)].Usage.Records, key.Counter);
            var usage = sum.On(stored?.Value, change.Organization, key.Month, key.Service, key.Counter);
            if (UsageQuantityIsInRange.Check(null, usage.Total, UsagePrice.MaxQuantity) is { } tooMuch) return tooMuch;
            if (stored is { } seen) replaced.Add((usage, seen.Version));
            else change.Writes.Insert(usage, UsageMonth.Shape);
        }

        foreach (var (usage, version) in replaced) change.Writes.Replace(UsageMonth.Shape, usage, version);
        return null;
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

    private static Stored<UsageMonth>? Stored(ReadOnlySpan<Stored<UsageMonth>> stored, string counter)
    {
        foreach (var one in stored)
        {
            if (one.Value.Counter == counter) return one;
        }

        return null;
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

    private static string Place(int index, string field) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"records[{index}].{field}");

    /// <summary>What a batch adds to the days of a counter.</summary>
    private sealed class DaySums
    {
        private readonly long[] _days = new long[UsageMonth.DayColumns];
        private long _total;

        public void Add(LocalDate day, long quantity)
        {
            _days[day.Day - 1] += quantity;
            _total += quantity;
        }

        public UsageMonth On(UsageMonth? before, OrganizationId organization, LocalDate month, long service, string counter)
        {
            for (var i = 0; before is not null && i < _days.Length; i++) _days[i] += before.Days[i];
            return new UsageMonth
            {
                Organization = organization,
                Month = month,
                Service = service,
                Counter = counter,
                Total = _total + (before?.Total ?? 0),
                Days = _days,
            };
        }
    }
}
