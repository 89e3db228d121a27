using System.Text;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Import;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiImportTests
{
    private static readonly Encoding Korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;
    private static readonly CtiLimits Limits = new()
    {
        CallTimeout = NodaTime.Duration.FromSeconds(5), Lease = NodaTime.Duration.FromSeconds(30), SignInRetention = NodaTime.Duration.FromDays(7), MaxImportBytes = 100_000, MaxImportLines = 20,
    };

    public static TheoryData<string, byte[]> Readable => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(KoreanFile) },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(KoreanFile)] },
        { "EUC-KR", Korean.GetBytes(KoreanFile) },
        { "CP949 beyond EUC-KR", Korean.GetBytes(KoreanFile.Replace("소연", "똠펲", StringComparison.Ordinal)) },
    };

    public static TheoryData<string, byte[], string, string> Unreadable => new()
    {
        { "EUC-KR behind the mark of UTF-8", [0xEF, 0xBB, 0xBF, .. Korean.GetBytes(KoreanFile)], "OCA5022", "bom-contradicts" },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(KoreanFile)], "OCA5022", "utf-16" },
        { "UTF-16, the other way", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(KoreanFile)], "OCA5022", "utf-16" },
        { "UTF-32", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(KoreanFile)], "OCA5022", "utf-32" },
        { "a workbook", [(byte)'P', (byte)'K', 3, 4, 0, 0], "OCA5022", "binary" },
        { "Latin-1", [.. Encoding.Latin1.GetBytes("agentId,ctiId,ctiNo\n\u00FF\u00FF,1,2\n")], "OCA5022", "unknown" },
        { "nothing", [], "OCA5023", "empty" },
        { "another first line", Encoding.UTF8.GetBytes("a,b,c\n"), "OCA5023", "agentId" },
        { "a column twice", Encoding.UTF8.GetBytes("agentId,ctiId,ctiNo,CTI NO\n"), "OCA5023", "ctiNo" },
        { "a broken first line", Encoding.UTF8.GetBytes("\"agentId,ctiId,ctiNo\n"), "OCA5023", "quote" },
        { "no line", Encoding.UTF8.GetBytes("agentId,ctiId,ctiNo\n\n\n"), "OCA5024", "0" },
        { "too many lines", Encoding.UTF8.GetBytes("agentId,ctiId,ctiNo\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"a{i}x,i{i},n{i}\n"))), "OCA5024", "21" },
        { "too many bytes", new byte[100_001], "OCA5021", "100001" },
    };

    private const string KoreanFile = "이름,상담원 ID,CTI ID,CTI NO\r\n김소연,alice,kim01,7001\r\n";

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_file_in_a_known_encoding_is_read(string what, byte[] bytes)
    {
        var file = CtiImportFile.Read(bytes, Limits).Value;

        Assert.Equal(what.StartsWith("UTF", StringComparison.Ordinal) ? CtiImportEncoding.Utf8 : CtiImportEncoding.Korean, file.Encoding);
        Assert.Equal((2, "alice", "kim01", "7001"), (file.Lines[0].Number, file.Lines[0].Account!.Value.Value, file.Lines[0].Numbers!.Id.Value, file.Lines[0].Numbers!.No.Value));
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Any_other_file_is_refused_with_the_reason(string what, byte[] bytes, string code, string said)
    {
        var error = CtiImportFile.Read(bytes, Limits).Error;

        Assert.Equal((what, code), (what, error.Code));
        Assert.Contains(said, error.Arguments.Select(pair => pair.Value));
    }

    [Fact]
    public async Task A_preview_names_each_faulty_line_and_an_import_writes_all_or_nothing()
    {
        await using var scene = await CtiScene.StartAsync();
        foreach (var account in new[] { "bob", "carol", "dave" })
        {
            await scene.Host.MemberAsync(scene.Id, account);
            Assert.True((await scene.Host.Agents.AddAsync(scene.Owner, scene.Id, [account])).Succeeded);
        }

        Assert.True((await scene.Host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "dave", StoreVersion.Any, "taken", "7999")).Succeeded);
        var file = Encoding.UTF8.GetBytes(
            """
            agentId,ctiId,ctiNo
            alice,kim01,7001
            bob,with space,7002
            carol,,7003
            nobody,id,7004
            ALICE,id,7004

            alice,id2,7005
            bob,"KIM01",7006
            carol,Taken,7007
            "dave
            dave,x
            dave,x,y,z
            """.ReplaceLineEndings("\n"));

        var preview = (await scene.Host.CtiAgents.PreviewImportAsync(scene.Owner, scene.Id, file)).Value;

        Assert.Equal(
            [
                (2, "ok", ""), (3, "OCA5002", "ctiId"), (4, "OCA5004", "ctiId"), (5, "OCA4027", "account"), (6, "OCA4009", "account"), (8, "OCA5026", "agentId"), (9, "OCA5026", "ctiId"),
                (10, "OCA5005", "ctiId"), (11, "OCA5025", "file"), (12, "OCA5025", "file"), (13, "OCA5025", "file"),
            ],
            preview.Lines.Select(line => (line.Number, line.Fault?.Code ?? "ok", line.Fault?.Target ?? "")));
        Assert.Equal(10, preview.FaultyLines);
        Assert.Equal("2", preview.Lines[6].Fault!.Argument("line"));
        var before = (await scene.Host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 1)).Value.Entries[0].Sequence;
        var refused = (await scene.Host.CtiAgents.ImportAsync(scene.Owner, scene.Id, file)).Error;
        Assert.Equal(("OCA5027", "10"), (refused.Code, refused.Argument("lines")));
        Assert.Equal(before, (await scene.Host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 1)).Value.Entries[0].Sequence);
        Assert.DoesNotContain("alice", preview.ToString() + string.Join("", preview.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agents_exchange_their_numbers_in_one_import()
    {
        await using var scene = await CtiScene.StartAsync();
        await scene.Host.MemberAsync(scene.Id, "bob", "Bob");
        Assert.True((await scene.Host.Agents.AddAsync(scene.Owner, scene.Id, ["bob"])).Succeeded);
        Task<Outcome<ChangeReceipt>> ImportAsync(string lines) => scene.Host.CtiAgents.ImportAsync(scene.Owner, scene.Id, Encoding.UTF8.GetBytes("agentId,ctiId,ctiNo\n" + lines));

        Assert.True((await ImportAsync("alice,a,1\nbob,b,2\n")).Succeeded);
        Assert.True((await ImportAsync("bob,A,2\nalice,b,1\n")).Succeeded);
        Assert.Equal("A/2 b/1", await NumbersAsync(scene));

        // The one who is taken over gives hers up, or the line is faulty.
        Assert.Equal("OCA5027", (await ImportAsync("bob,b,9\n")).Error.Code);
        Assert.True((await ImportAsync("bob,b,9\nalice,,\n")).Succeeded);
        Assert.Equal("b/9 ", await NumbersAsync(scene));
        var entries = (await scene.Host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 2)).Value.Entries;
        Assert.Equal([("alice", "ctiId=b\nctiNo=1", null), ("bob", "ctiId=A\nctiNo=2", "ctiId=b\nctiNo=9")], entries.Select(entry => (entry.TargetId.Value, entry.Before.Value, entry.After.Value)));
        Assert.True((await scene.Host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, "a", "1")).Succeeded);
    }

    [Fact]
    public async Task Numbers_go_with_their_agent()
    {
        await using var scene = await CtiScene.ReadyAsync();
        await scene.Host.MemberAsync(scene.Id, "bob", "Bob");
        Assert.True((await scene.Host.Agents.AddAsync(scene.Owner, scene.Id, ["bob"])).Succeeded);
        Assert.Equal("OCA5005", await Refusal.CodeAsync(scene.Host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "bob", StoreVersion.Any, "other", "7001")));

        Assert.True((await scene.Host.Agents.RemoveAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any)).Succeeded);

        var entry = (await scene.Host.ChangeLog.ReadAsync(scene.Owner, scene.Id, 1)).Value.Entries[0];
        Assert.Equal("organizationAgent=yes\nctiId=kim01\nctiNo=7001", entry.Before.Value);
        Assert.Equal("ok", await Refusal.CodeAsync(scene.Host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "bob", StoreVersion.Any, "KIM01", "7001")));
    }

    [Theory]
    [InlineData("a b", "1", "OCA5002", "U+0020 at 2")]
    [InlineData("é", "1", "OCA5002", "U+00E9 at 1")]
    [InlineData("a", "1\u200b", "OCA5003", "U+200B at 2")]
    [InlineData("a", "1111111111222222222233333333334", "OCA5003", "31")]
    [InlineData("a", null, "OCA5004", null)]
    [InlineData("", "1", "OCA5004", null)]
    public async Task Bad_numbers_are_refused(string? id, string? no, string code, string? actual)
    {
        await using var scene = await CtiScene.ReadyAsync();

        var error = (await scene.Host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, id, no)).Error;

        Assert.Equal(code, error.Code);
        if (actual is not null) Assert.Equal(actual, error.Argument("actual"));
        Assert.Equal(CtiScene.Numbers, (await scene.Host.CtiAgents.GetAsync(scene.Owner, scene.Id, "alice")).Value.Agent.CtiNumbers);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_in_bounded_time()
    {
        var random = new Random(3);
        var signs = Encoding.UTF8.GetBytes("agentId,ctiId,ctiNo\n\"\"\"\r,가x");
        for (var i = 0; i < Shared.Campaign.Cases(2_000); i++)
        {
            var bytes = new byte[random.Next(300)];
            if (i % 2 == 0) random.NextBytes(bytes);
            else for (var at = 0; at < bytes.Length; at++) bytes[at] = signs[random.Next(signs.Length)];
            byte[] file = i % 3 == 0 ? bytes : [.. "agentId,ctiId,ctiNo\n"u8, .. bytes];

            var outcome = CtiImportFile.Read(file, Limits);

            if (outcome.Succeeded) Assert.InRange(outcome.Value.Lines.Count, 1, Limits.MaxImportLines);
            else Assert.StartsWith("OCA502", outcome.Error.Code, StringComparison.Ordinal);
        }

        // Quotation marks that are never closed, at every line.
        var open = Encoding.UTF8.GetBytes("agentId,ctiId,ctiNo\n" + string.Concat(Enumerable.Range(0, 2_000).Select(_ => "a,\"\"\",\n")));
        Assert.Equal("OCA5024", CtiImportFile.Read(open, Limits).Error.Code);
    }

    [Fact]
    public void A_written_file_is_read_back()
    {
        var random = new Random(5);
        for (var i = 0; i < Shared.Campaign.Cases(500); i++)
        {
            string[][] rows = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Enumerable.Range(0, 3).Select(_ => Value(random)).ToArray())];
            var end = (string[])["\n", "\r\n", "\r"];
            var text = string.Concat(rows.Select(row => string.Join(',', row.Select(value => Quote(value, random))) + end[i % 3]));

            Assert.Equal(rows, CsvLine.Read(text).Select(line => line.Values.ToArray()));
            Assert.All(CsvLine.Read(text), line => Assert.False(line.IsMalformed));
        }

        static string Value(Random random) => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => "ab,\"\n\r 가"[random.Next(8)]));

        static string Quote(string value, Random random) =>
            value.AsSpan().IndexOfAny(",\"\n\r") >= 0 || random.Next(3) == 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    private static async Task<string> NumbersAsync(CtiScene scene)
    {
        string[] of = ["bob", "alice"];
        var numbers = new List<string>();
        foreach (var account in of) numbers.Add((await scene.Host.CtiAgents.GetAsync(scene.Owner, scene.Id, account)).Value.Agent.CtiNumbers?.ToString() ?? "");
        return string.Join(' ', numbers);
    }
}
