using System.Buffers;
using System.Text;
using NodaTime;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Exporting;

namespace OnlineContact.Admin.Tests.ChangeLog.Exporting;

/// <summary>The lines of an export, sign by sign.</summary>
public class LogLinesTests
{
    private static readonly ChangeLogEntry Entry = new()
    {
        Organization = OrganizationId.Parse("acme"),
        Sequence = 7,
        Time = Instant.FromUtc(2026, 1, 2, 3, 4, 5) + Duration.FromTicks(1_234_567),
        Kind = ChangeLogKind.Changed,
        Category = ChangeLogCategory.Permission,
        Operation = "x.done",
        Arguments = [new("limit", "3"), new("texts", "\"4\"")],
        ByOperator = false,
        ActorId = new("kim", false),
        ActorName = new("=Kim", false),
        IpAddress = new("192.0.2.1", false),
        TargetKind = ChangeLogTargetKind.Person,
        TargetId = new(null, true),
        TargetName = new(null, true),
        Service = 12,
        ServiceId = new("alpha", false),
        ServiceName = new("알파", false),
        Before = new(null, false),
        After = new("role=a\nchannels=b", false),
        Hash = Digest.Of([]),
    };

    private static readonly ChangeLogEntry Other = Entry with { Sequence = 8, ByOperator = true, Service = null, Arguments = [], TargetId = new("lee", false), TargetName = new(null, false), IpAddress = new(null, true) };

    [Fact]
    public void An_entry_is_an_object_of_JSON_with_the_names_of_what_is_erased()
    {
        var lines = Written(output => new JsonLogLines(output, "en"));
        Assert.Equal(
            [
                $$$"""{"sequence":7,"time":"2026-01-02T03:04:05.1234567Z","kind":"Changed","category":"Permission","operation":"x.done","content":"{{{Entry.Content("en").Replace("\"", "\\\"", StringComparison.Ordinal)}}}","arguments":{"limit":"3","texts":"\"4\""},"byOperator":false,"actorId":"kim","actorName":"=Kim","ipAddress":"192.0.2.1","targetKind":"Person","targetId":null,"targetName":null,"service":12,"serviceId":"alpha","serviceName":"알파","before":null,"after":"role=a\nchannels=b","hash":"{{{Entry.Hash}}}","erased":["targetId","targetName"]}""",
                $$$"""{"sequence":8,"time":"2026-01-02T03:04:05.1234567Z","kind":"Changed","category":"Permission","operation":"x.done","content":"x.done","arguments":{},"byOperator":true,"actorId":"kim","actorName":"=Kim","ipAddress":null,"targetKind":"Person","targetId":"lee","targetName":null,"service":null,"serviceId":"alpha","serviceName":"알파","before":null,"after":"role=a\nchannels=b","hash":"{{{Entry.Hash}}}","erased":["ipAddress"]}""",
                "",
            ],
            lines.Split('\n'));
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "\ufeff")]
    public void An_entry_is_a_line_of_CSV_under_a_header(bool hasMark, string begins)
    {
        var lines = Written(output => new CsvLogLines(output, "en", hasMark));
        Assert.Equal(
            $"{begins}{CsvLogLines.Header}\r\n"
            + $"7,2026-01-02T03:04:05.1234567Z,Changed,Permission,\"x.done\",\"{Entry.Content("en").Replace("\"", "\"\"", StringComparison.Ordinal)}\",\"limit=3\ntexts=\"\"4\"\"\",false,\"kim\",\"'=Kim\",\"192.0.2.1\",Person,\"(erased)\",\"(erased)\",12,\"alpha\",\"알파\",\"\",\"role=a\nchannels=b\",{Entry.Hash}\r\n"
            + $"8,2026-01-02T03:04:05.1234567Z,Changed,Permission,\"x.done\",\"x.done\",\"\",true,\"kim\",\"'=Kim\",\"(erased)\",Person,\"lee\",\"\",,\"alpha\",\"알파\",\"\",\"role=a\nchannels=b\",{Entry.Hash}\r\n",
            lines);
    }

    [Theory]
    [InlineData("everything", "format=csv")]
    [InlineData("category", "format=csv\nfilters=category:Cti")]
    [InlineData("blank", "format=csv")]
    [InlineData("from", "format=csv\nfrom=2026-01-02T03:04:05Z\nfilters=account")]
    [InlineData("until", "format=csv\nuntil=2026-01-02T03:04:05Z\nfilters=name")]
    public void The_entry_of_an_export_says_by_what_was_searched_and_not_for_what(string what, string arguments)
    {
        var (everything, at) = (ChangeLogQuery.Everything, Instant.FromUtc(2026, 1, 2, 3, 4, 5));
        var query = what switch
        {
            "category" => everything with { Category = ChangeLogCategory.Cti },
            "blank" => everything with { Name = " ", Account = "" },
            "from" => everything with { From = at, Account = "kim" },
            "until" => everything with { Until = at, Name = "Kim" },
            _ => everything,
        };
        var draft = new LogExport(null!, null!, query, ChangeLogExportFormat.CsvWithByteOrderMark).Draft(OrganizationId.Parse("acme"));
        Assert.Equal((arguments, ChangeLogKind.Exported, ChangeLogCategory.ChangeLog), (draft.Arguments, draft.Kind, draft.Category));
        Assert.Equal(new LogTarget(ChangeLogTargetKind.Organization, "acme", ""), draft.Target);
        Assert.StartsWith("format=ndjson", new LogExport(null!, null!, query, ChangeLogExportFormat.Ndjson).Draft(OrganizationId.Parse("acme")).Arguments, StringComparison.Ordinal);
    }

    private static string Written(Func<IBufferWriter<byte>, ILogLines> make)
    {
        var output = new ArrayBufferWriter<byte>();
        using var lines = make(output);
        lines.Begin();
        lines.Entry(Entry);
        lines.Entry(Other);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
