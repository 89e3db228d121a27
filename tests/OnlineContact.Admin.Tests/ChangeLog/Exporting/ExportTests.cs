using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Exporting;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti.Import;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.ChangeLog.Retention;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Exporting;

public class ExportTests
{
    private static readonly string[] Names = ["김민준", "민준", "=HYPERLINK(\"x\")", "＝1+1", "-2", "佐藤 \"遥\"", "Ｋｉｍ", "\U0001F600 a,b"];

    [Fact]
    public async Task An_export_is_what_a_naive_filter_finds_in_each_format()
    {
        var random = new Random(7);
        await using var scene = await FilledAsync(random, 300);
        for (var round = 0; round < Campaign.Cases(40); round++)
        {
            var query = QueryOf(random);
            var expected = (await AllAsync(scene)).Where(entry => Meets(entry, query)).ToList();
            var found = await AllAsync(scene, query);
            Assert.Equal(expected.Select(entry => entry.Sequence), found.Select(entry => entry.Sequence));
            foreach (var format in Enum.GetValues<ChangeLogExportFormat>())
            {
                var bytes = await ExportAsync(scene, query, format);
                if (format == ChangeLogExportFormat.Ndjson) EqualJson(expected, bytes, query.Language);
                else EqualCsv(expected, bytes, query.Language, format == ChangeLogExportFormat.CsvWithByteOrderMark);

                // The next one would find the entry of this one too.
                expected = (await AllAsync(scene)).Where(entry => Meets(entry, query)).ToList();
            }
        }
    }

    [Fact]
    public async Task The_entry_is_written_before_the_first_byte_and_says_nothing_of_a_person()
    {
        await using var scene = await FilledAsync(new Random(1), 20);
        var query = new ChangeLogQuery { Name = "김민준", Account = "owner", Address = "203.0.113", Content = "서비스", Service = "x", From = Instant.FromUtc(2020, 1, 1, 0, 0), Until = Instant.FromUtc(2030, 1, 1, 0, 0) };
        var before = (await AllAsync(scene)).Count;
        using var broken = new BrokenStream();
        await Assert.ThrowsAsync<IOException>(() => scene.Host.ChangeLog.ExportAsync(scene.Organization.Owner, scene.Id, query, ChangeLogExportFormat.Ndjson, broken));
        var newest = (await scene.Host.ChangeLog.ReadAsync(AdminTestHost.Operator, scene.Id, 1)).Value.Entries[0];
        Assert.Equal((before + 1L, ChangeLogKind.Exported, "change-log.exported"), (newest.Sequence, newest.Kind, newest.Operation));
        Assert.Equal(
            "format=ndjson;from=2020-01-01T00:00:00Z;until=2030-01-01T00:00:00Z;filters=category:Permission content name address service account",
            string.Join(';', newest.Arguments.Select(argument => $"{argument.Key}={argument.Value}")));
    }

    [Fact]
    public async Task Who_writes_meanwhile_neither_adds_nor_repeats_nor_hides_anything()
    {
        await using var scene = await FilledAsync(new Random(2), 700);
        var stood = (await AllAsync(scene)).Select(entry => entry.Sequence).ToList();
        var progress = new List<ChangeLogExportProgress>();
        using var busy = new BusyStream { Each = () => scene.WriteAsync() };
        var outcome = await scene.Host.ChangeLog.ExportAsync(AdminTestHost.Operator, scene.Id, ChangeLogQuery.Everything, ChangeLogExportFormat.Ndjson, busy, new Seen(progress));
        Assert.Equal(stood, Lines(busy.ToArray()).Select(line => line.GetProperty("sequence").GetInt64()));
        Assert.Equal(stood.Count + 1, outcome.Value.Sequence);
        Assert.True(progress.Count > 2);
        Assert.Equal(new ChangeLogExportProgress(stood.Count, stood.Count, stood.Count), progress[^1]);
        Assert.Equal(progress.OrderBy(step => step.Searched), progress);
    }

    [Fact]
    public async Task A_cancelled_export_stops_and_leaves_its_entry()
    {
        await using var scene = await FilledAsync(new Random(3), 600);
        var before = (await AllAsync(scene)).Count;
        using var cancel = new CancellationTokenSource();
        using var file = new BusyStream { Each = () => cancel.CancelAsync() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            scene.Host.ChangeLog.ExportAsync(AdminTestHost.Operator, scene.Id, ChangeLogQuery.Everything, ChangeLogExportFormat.Csv, file, cancellationToken: cancel.Token));
        Assert.Equal(before + 1, (await AllAsync(scene)).Count);
        Assert.InRange(CsvLine.Read(Encoding.UTF8.GetString(file.ToArray())).Count(), 2, 300);
    }

    [Fact]
    public async Task What_cannot_be_exported_is_refused_and_nothing_is_written()
    {
        await using var scene = await FilledAsync(new Random(4), 10);
        var before = (await AllAsync(scene)).Count;
        using var file = new MemoryStream();
        foreach (var (query, code) in new[]
        {
            (new ChangeLogQuery { Name = new string('가', 101) }, "OCA7020"),
            (new ChangeLogQuery { From = Instant.FromUtc(2026, 2, 1, 0, 0), Until = Instant.FromUtc(2026, 1, 1, 0, 0) }, "OCA7021"),
            (new ChangeLogQuery { Language = "tlh" }, "OCA7022"),
        })
        {
            Assert.Equal(code, (await scene.Host.ChangeLog.ExportAsync(scene.Organization.Owner, scene.Id, query, ChangeLogExportFormat.Csv, file)).Error.Code);
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => scene.Host.ChangeLog.ExportAsync(scene.Organization.Owner, scene.Id, new ChangeLogQuery(), (ChangeLogExportFormat)9, file));
        Assert.Equal(before, (await AllAsync(scene)).Count);
        Assert.Equal("OCA4006", (await scene.Host.ChangeLog.ExportAsync(AdminActor.Member(scene.Id, "nobody", "Nobody", "192.0.2.9"), scene.Id, new ChangeLogQuery(), ChangeLogExportFormat.Csv, file)).Error.Code);
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public async Task An_erased_person_is_in_no_search_and_no_export_and_her_namesake_is()
    {
        await using var scene = await RetentionScene.MakeAsync();
        var acme = scene.Organization;
        await scene.Host.AdministratorAsync(scene.Id, "minjun.kim", "김민준");
        await scene.Host.AdministratorAsync(scene.Id, "minjun.kim2", "김민준");
        var person = AdminActor.Member(scene.Id, "minjun.kim", "김민준", "198.51.100.7");
        var namesake = AdminActor.Member(scene.Id, "minjun.kim2", "김민준", "198.51.100.8");
        foreach (var actor in new[] { person, namesake, person })
            Assert.True((await scene.Host.ContractedServices.AddAsync(actor, scene.Id, ServiceType.IssueManagement)).Succeeded);
        await scene.Host.JobAsync("change-log-upkeep");
        var query = new ChangeLogQuery { Name = "ㄱㅁㅈ", Category = null };
        var all = await AllAsync(scene, query);
        var checkpoint = await scene.CheckpointAsync();
        Assert.True((await scene.Host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, scene.Id, "minjun.kim")).Succeeded);

        var left = await AllAsync(scene, query);
        Assert.Equal(all.Where(entry => entry.ActorId.Value == "minjun.kim2" || entry.TargetId.Value == "minjun.kim2").Select(entry => entry.Sequence), left.Select(entry => entry.Sequence));
        Assert.Empty(await AllAsync(scene, new ChangeLogQuery { Address = "198.51.100.7", Category = null }));
        Assert.NotEmpty(await AllAsync(scene, new ChangeLogQuery { Address = "198.51.100.8", Category = null }));
        foreach (var format in new[] { ChangeLogExportFormat.Csv, ChangeLogExportFormat.Ndjson })
        {
            var text = Encoding.UTF8.GetString(await ExportAsync(scene, ChangeLogQuery.Everything, format));
            Assert.DoesNotContain("198.51.100.7", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"minjun.kim\"", text, StringComparison.Ordinal);
            Assert.Contains("minjun.kim2", text, StringComparison.Ordinal);
            Assert.Contains("김민준", text, StringComparison.Ordinal);
        }

        var export = await scene.ExportAsync();
        Assert.DoesNotContain("198.51.100.7", Encoding.UTF8.GetString(export), StringComparison.Ordinal);
        var audit = await scene.AuditAsync(export, checkpoint);
        Assert.True(audit.IsWhole);
        Assert.True(audit.ErasedTexts >= 3);
        Assert.Contains("texts erased", audit.ToString(), StringComparison.Ordinal);
        Assert.True((await scene.Host.ChangeLog.VerifyAsync(AdminTestHost.Operator, scene.Id)).Value.IsWhole);
        Assert.True((await scene.Proofs.ProveConsistencyAsync(acme.Owner, scene.Id, checkpoint.Checkpoint.Size, checkpoint.Checkpoint.Size + 2)).Succeeded);
    }

    private static async Task<RetentionScene> FilledAsync(Random random, int entries)
    {
        var scene = await RetentionScene.MakeAsync(store: new InMemoryAdminStore(AdminShapes.All));
        for (var i = 0; i < entries; i++)
        {
            scene.Host.Clock.Advance(Duration.FromMinutes(random.Next(100)));
            await scene.WriteAsync(random.Next(20), Names[random.Next(Names.Length)]);
        }

        await scene.Host.JobAsync("change-log-upkeep");
        return scene;
    }

    private static ChangeLogQuery QueryOf(Random random)
    {
        var start = new FakeAdminClock().Now;
        return new ChangeLogQuery
        {
            Name = random.Next(3) == 0 ? Names[random.Next(Names.Length)].EnumerateRunes().First().ToString() : random.Next(3) == 0 ? "ㅁㅈ" : null,
            Address = random.Next(3) == 0 ? "113.1" : null,
            Content = random.Next(4) == 0 ? "추가" : null,
            Category = random.Next(2) == 0 ? null : ChangeLogCategory.Service,
            From = random.Next(3) == 0 ? start + Duration.FromMinutes(random.Next(10_000)) : null,
            Until = random.Next(3) == 0 ? start + Duration.FromMinutes(random.Next(10_000, 20_000)) : null,
            Language = random.Next(2) == 0 ? "ko" : "en",
        };
    }

    /// <summary>As plainly as it can be said; the names are such that folding is done by hand.</summary>
    private static bool Meets(ChangeLogEntry entry, ChangeLogQuery query)
    {
        static string Folded(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        static bool Has(string? text, string part) => text is not null && Folded(text).Contains(Folded(part), StringComparison.Ordinal);
        bool Name(string? text) => query.Name == "ㅁㅈ" ? text is not null && text.Contains("민준", StringComparison.Ordinal) : Has(text, query.Name!);
        return (query.Category is null || entry.Category == query.Category)
            && (query.From is null || entry.Time >= query.From)
            && (query.Until is null || entry.Time < query.Until)
            && (query.Address is null || Has(entry.IpAddress.Value, query.Address))
            && (query.Content is null || Has(entry.Content(query.Language), query.Content))
            && (query.Name is null || Name(entry.ActorName.Value) || Name(entry.TargetName.Value));
    }

    private static void EqualCsv(List<ChangeLogEntry> expected, byte[] bytes, string language, bool hasMark)
    {
        Assert.Equal(hasMark, bytes is [0xEF, 0xBB, 0xBF, ..]);
        var lines = CsvLine.Read(Encoding.UTF8.GetString(bytes.AsSpan(hasMark ? 3 : 0))).ToList();
        Assert.Equal(CsvLogLines.Header.Split(','), lines[0].Values);
        Assert.Equal(expected.Select(entry => string.Join('|', Values(entry, language))), lines.Skip(1).Select(line => string.Join('|', line.Values)));
        Assert.All(lines.Skip(1), line => Assert.All(line.Values, value => Assert.False(value is ['=' or '+' or '-' or '@' or '＝', ..], value)));
    }

    private static IEnumerable<string> Values(ChangeLogEntry entry, string language)
    {
        static string Cell(string? text) => text is ['=' or '-' or '＝', ..] ? "'" + text : text ?? "";
        return
        [
            entry.Sequence.ToString(CultureInfo.InvariantCulture), InstantPattern.ExtendedIso.Format(entry.Time), entry.Kind.ToString(), entry.Category.ToString(), entry.Operation, entry.Content(language),
            string.Join('\n', entry.Arguments.Select(argument => argument.Key + "=" + argument.Value)), entry.ByOperator ? "true" : "false",
            Cell(entry.ActorId.Value), Cell(entry.ActorName.Value), Cell(entry.IpAddress.Value), entry.TargetKind.ToString(), Cell(entry.TargetId.Value), Cell(entry.TargetName.Value),
            entry.Service?.ToString(CultureInfo.InvariantCulture) ?? "", Cell(entry.ServiceId.Value), Cell(entry.ServiceName.Value), Cell(entry.Before.Value), Cell(entry.After.Value), entry.Hash.ToString(),
        ];
    }

    private static void EqualJson(List<ChangeLogEntry> expected, byte[] bytes, string language)
    {
        var lines = Lines(bytes);
        Assert.Equal(expected.Count, lines.Count);
        foreach (var (entry, line) in expected.Zip(lines))
        {
            Assert.Equal(entry.Sequence, line.GetProperty("sequence").GetInt64());
            Assert.Equal(entry.Content(language), line.GetProperty("content").GetString());
            Assert.Equal(entry.Arguments, line.GetProperty("arguments").EnumerateObject().Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value.GetString()!)));
            foreach (var (name, text) in new[]
            {
                ("actorId", entry.ActorId), ("actorName", entry.ActorName), ("ipAddress", entry.IpAddress), ("targetId", entry.TargetId), ("targetName", entry.TargetName),
                ("serviceId", entry.ServiceId), ("serviceName", entry.ServiceName), ("before", entry.Before), ("after", entry.After),
            })
            {
                Assert.Equal(text.Value, line.GetProperty(name).GetString());
            }

            Assert.Equal(entry.Hash.ToString(), line.GetProperty("hash").GetString());
        }
    }

    private static List<JsonElement> Lines(byte[] bytes) =>
        [.. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static async Task<byte[]> ExportAsync(RetentionScene scene, ChangeLogQuery query, ChangeLogExportFormat format)
    {
        using var file = new MemoryStream();
        var outcome = await scene.Host.ChangeLog.ExportAsync(AdminTestHost.Operator, scene.Id, query, format, file);
        Assert.True(outcome.Succeeded, outcome.ToString());
        return file.ToArray();
    }

    private static async Task<List<ChangeLogEntry>> AllAsync(RetentionScene scene, ChangeLogQuery? query = null)
    {
        var entries = new List<ChangeLogEntry>();
        string? cursor = null;
        do
        {
            var page = (await scene.Host.ChangeLog.SearchAsync(AdminTestHost.Operator, scene.Id, query ?? ChangeLogQuery.Everything, 100, cursor)).Value;
            entries.AddRange(page.Entries);
            cursor = page.Next;
        }
        while (cursor is not null);
        return entries;
    }

    private sealed class Seen(List<ChangeLogExportProgress> steps) : IProgress<ChangeLogExportProgress>
    {
        public void Report(ChangeLogExportProgress value) => steps.Add(value);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The disk is full.");
    }

    private sealed class BusyStream : MemoryStream
    {
        public required Func<Task> Each { get; init; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            await Each();
        }
    }
}
