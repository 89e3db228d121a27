using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.CampaignTests.Closings;

/// <summary>
/// A database whose months are closed by workers that are killed, and what must be there: the records of exactly the batches whose entry is in
/// the log, and of each service one statement with exactly its records.
/// </summary>
internal sealed class ClosedDatabase
{
    /// <summary>So many that a closing takes three changes.</summary>
    public const int Services = 60;

    private const int RecomputedInARound = 10;
    private const int PageSize = 100;

    private static readonly OrganizationId Acme = OrganizationId.Parse(Closing.OrganizationId);
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb[Closing.TimeZone];

    private readonly string _name;
    private readonly Dictionary<(long Sequence, string Hash), ChangeSet> _offered = [];
    private readonly HashSet<(long Sequence, string Hash)> _committed = [];
    private readonly HashSet<(long Sequence, string Hash)> _denied = [];
    private YearMonth _month = new(2025, 12);

    private ClosedDatabase(string name, string connection)
    {
        _name = name;
        Connection = connection;
    }

    public string Connection { get; }

    /// <summary>Noon of the first day after the month that is closed.</summary>
    public Instant Now => _month.OnDayOfMonth(1).PlusMonths(1).At(LocalTime.Noon).InZoneLeniently(Zone).ToInstant();

    public static async Task<ClosedDatabase> CreateAsync(string name, string connection)
    {
        var database = new ClosedDatabase(name, connection);
        await using var host = await database.OpenAsync();
        await host.ProvisionAsync(Acme.Value, Closing.TimeZone);
        await ManyServices.AddAsync(host.Services, Acme, Services, new LocalDate(2026, 1, 1));
        return database;
    }

    /// <summary>Goes on to the next month.</summary>
    public void GoOn() => _month = _month.PlusMonths(1);

    public void Add(IEnumerable<Report> reports)
    {
        foreach (var report in reports)
        {
            Assert.False(report.Kind is ReportKind.Broken or ReportKind.Failed, report.ToString());
            switch (report.Kind)
            {
                case ReportKind.Commits:
                    // A batch that was sent before is offered as a new one first, and refused. The next one, if it has as many records, then has the very same entry.
                    _offered[(report.Number(1), report[2])] = ChangeText.Read(Acme, report[4]);
                    _denied.Remove((report.Number(1), report[2]));
                    break;
                case ReportKind.Committed:
                    _committed.Add((report.Number(1), report[2]));
                    break;
                case ReportKind.Conflicted:
                    _denied.Add((report.Number(1), report[2]));
                    break;
                case ReportKind.Refused:
                    Assert.Equal("OCA0006", report[1]);
                    break;
            }
        }
    }

    /// <summary>Opens the database as the next process does, finishes the month, and looks at everything.</summary>
    /// <param name="isClosed">Whether a worker has finished it.</param>
    public async Task<string> ExamineAsync(bool isClosed)
    {
        await using var host = await OpenAsync();
        var log = (await RowsAsync(host, LogRow.Shape)).Select(row => (row.Cells[LogRow.Columns.Sequence.Ordinal].AsNumber(), Convert.ToHexStringLower(row.Cells[LogRow.Columns.Hash.Ordinal].AsBytes()))).ToHashSet();
        Assert.True(_committed.IsSubsetOf(log), "A change was reported as committed and is gone.");
        Assert.Empty(_denied.Intersect(log));

        var left = await StateAsync(host);
        Assert.False(isClosed && left is not { IsFinished: true }, "A worker reported the month as closed, and it is not.");
        var made = (await OfMonthAsync(host, StatementHeader.Shape)).Select(row => StatementHeader.Shape.FromCells(Acme, row.Cells)).ToList();
        Assert.Equal(Enumerable.Range(1, (int)(left?.LastService ?? 0)).Select(number => (long)number), made.Select(header => header.Service));

        var before = (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, Acme, 1)).Value.Entries[0].Sequence;
        var closed = (await host.MonthClosing.CloseAsync(AdminTestHost.Operator, Acme, _month)).Value;
        Assert.Equal((Services, true), ((int)closed.Statements, closed.IsFinished));
        var after = (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, Acme, 1)).Value.Entries[0].Sequence;
        Assert.Equal(closed, (await host.MonthClosing.CloseAsync(AdminTestHost.Operator, Acme, _month)).Value);
        Assert.Equal(after, (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, Acme, 1)).Value.Entries[0].Sequence);

        var (records, late) = await CompareUsageAsync(host, log);
        await CompareStatementsAsync(host, made, records);
        Assert.True((await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, Acme)).Value.IsWhole);
        return $"{made.Count} statements were made, {after - before} changes finished them; {records.Count} records in them, {late} came too late";
    }

    /// <summary>The records are those of the batches whose change is in the log, each once, and none of them is among the late ones.</summary>
    private async Task<(IReadOnlyList<UsageRecord> OfMonth, int Late)> CompareUsageAsync(AdminTestHost host, HashSet<(long, string)> log)
    {
        var written = _offered.Where(offer => log.Contains(offer.Key)).SelectMany(offer => offer.Value.Writes).Where(write => write.Kind == WriteKind.Insert).ToList();
        var late = KeysOf(written.Where(write => write.Shape == LateUsage.Shape).Select(write => write.Key[0]));
        var records = (await RowsAsync(host, UsageRecord.Shape)).Select(row => UsageRecord.Shape.FromCells(Acme, row.Cells)).ToList();
        Assert.Equal(KeysOf(written.Where(write => write.Shape == UsageRecord.Shape).Select(write => write.Key[0])), [.. records.Select(record => record.Key).Order(StringComparer.Ordinal)]);
        Assert.Equal(late, KeysOf((await RowsAsync(host, LateUsage.Shape)).Select(row => row.Cells[LateUsage.Columns.Key.Ordinal])));
        Assert.Empty(records.Select(record => record.Key).Intersect(late));
        return ([.. records.Where(record => record.Day.ToYearMonth() == _month)], late.Count);
    }

    /// <summary>One statement for each service; what was made before the kill stands; each holds its usage, can be made again, and is vouched for by the log.</summary>
    private async Task CompareStatementsAsync(AdminTestHost host, List<StatementHeader> made, IReadOnlyList<UsageRecord> records)
    {
        var headers = (await OfMonthAsync(host, StatementHeader.Shape)).Select(row => StatementHeader.Shape.FromCells(Acme, row.Cells)).ToList();
        var lines = (await OfMonthAsync(host, StatementLine.Shape)).Select(row => StatementLine.Shape.FromCells(Acme, row.Cells)).ToLookup(line => line.Service);
        Assert.Equal(Enumerable.Range(1, Services).Select(number => (long)number), headers.Select(header => header.Service));
        Assert.Equal(made, headers.Take(made.Count));

        var used = records.GroupBy(record => (record.Service, record.Counter)).ToDictionary(group => group.Key, group => group.Sum(record => record.Quantity));
        var billed = lines.SelectMany(group => group).Where(line => line.Kind == StatementLineKind.Usage).ToDictionary(line => (line.Service, line.Item), line => line.Quantity);
        Assert.Equal(used.Where(sum => sum.Value > 0).OrderBy(sum => sum.Key), billed.OrderBy(sum => sum.Key));
        foreach (var header in headers) Assert.Equal(header.Digest, Digest.Of(new Statement(header, [.. lines[header.Service]]).ToBytes()));
        foreach (var header in headers.Where(header => (header.Service + _month.Month) % (Services / RecomputedInARound) == 0))
        {
            var again = (await host.Charges.RecomputeAsync(AdminTestHost.Operator, Acme, header.Service, _month)).Value;
            Assert.Equal(header.Digest, again.Header.Digest);
        }

        var sums = (await OfMonthAsync(host, ClosedSum.Shape)).Select(row => ClosedSum.Shape.FromCells(Acme, row.Cells)).ToList();
        Assert.Equal((headers.Count, headers.Sum(header => header.Supply), headers.Sum(header => header.Vat)), ((int)sums.Sum(sum => sum.Statements), sums.Sum(sum => sum.Supply), sums.Sum(sum => sum.Vat)));
        await CompareLogAsync(host, headers);
    }

    private async Task CompareLogAsync(AdminTestHost host, List<StatementHeader> headers)
    {
        var entries = new List<ChangeLogEntry>();
        string? cursor = null;
        do
        {
            var page = (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, Acme, PageSize, cursor)).Value;
            entries.AddRange(page.Entries.Where(entry => entry.Operation == AdminOperations.CloseMonth.Code && ArgumentOf(entry, "month") == _month.ToString(null, CultureInfo.InvariantCulture)));
            cursor = entries.Sum(entry => int.Parse(ArgumentOf(entry, "statements"), CultureInfo.InvariantCulture)) >= headers.Count ? null : page.Next;
        }
        while (cursor is not null);

        var next = 0;
        foreach (var entry in entries.OrderBy(entry => entry.Sequence))
        {
            var count = int.Parse(ArgumentOf(entry, "statements"), CultureInfo.InvariantCulture);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var header in headers.Skip(next).Take(count)) hash.AppendData(header.Digest.Bytes);
            Assert.Equal(Digest.From(hash.GetHashAndReset()).ToString(), ArgumentOf(entry, "digest"));
            next += count;
        }

        Assert.Equal(headers.Count, next);
    }

    private async Task<MonthClosing?> StateAsync(AdminTestHost host)
    {
        var state = await host.MonthClosing.StateAsync(AdminTestHost.Operator, Acme, _month);
        return state.Succeeded ? state.Value : null;
    }

    private Task<AdminTestHost> OpenAsync() => AdminTestHost.StartAsync(admin => admin.UseEntityFrameworkCore(ef => DatabaseChoice.Use(ef, _name, Connection)), new FakeAdminClock(Now));

    private async Task<IReadOnlyList<StoredRow>> OfMonthAsync(AdminTestHost host, RecordShape shape) =>
        (await host.Store.GetAsync(Acme, [new RecordRead(shape, [shape.Key[0]], [[Cell.Of(_month.OnDayOfMonth(1))]])], default))[0];

    private static async Task<IReadOnlyList<StoredRow>> RowsAsync(AdminTestHost host, RecordShape shape) =>
        (await host.Store.GetAsync(Acme, [new RecordRead(shape, [], [[]])], default))[0];

    private static List<string> KeysOf(IEnumerable<Cell> keys) => [.. keys.Select(key => key.AsText()).Order(StringComparer.Ordinal)];

    private static string ArgumentOf(ChangeLogEntry entry, string name) => entry.Arguments.Single(argument => argument.Key == name).Value;
}
