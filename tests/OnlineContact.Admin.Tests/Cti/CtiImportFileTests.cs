using System.Text;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Import;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiImportFileTests
{
    private const string Header = "agentId,ctiId,ctiNo";

    [Fact]
    public void A_file_has_at_most_its_bytes()
    {
        var file = $"{Header}\nalice,a,1\n";
        Assert.Equal("ok", Read(file, maxBytes: file.Length));
        Assert.Equal("OCA5021", Read(file, maxBytes: file.Length - 1)[..7]);
    }

    [Fact]
    public void A_file_has_at_most_its_lines_beside_the_first()
    {
        Assert.Equal("ok", Read($"{Header}\nalice,a,1\nbob,b,2\n", maxLines: 2));
        Assert.Equal("OCA5024", Read($"{Header}\nalice,a,1\nbob,b,2\ncarol,c,3\n", maxLines: 2)[..7]);
    }

    [Fact]
    public void A_first_line_has_at_most_fifty_columns()
    {
        Assert.Equal("ok", Read($"{Header}{new string(',', 47)}\nalice,a,1{new string(',', 47)}\n"));
        Assert.EndsWith("columns-51", Read($"{Header}{new string(',', 48)}\nalice,a,1{new string(',', 48)}\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agentId,agentId,ctiId,ctiNo", "agentId")]
    [InlineData("ctiId,ctiId,agentId,ctiNo", "ctiId")]
    [InlineData("agentId,ctiNo", "ctiId")]
    [InlineData("agentId,ctiId", "ctiNo")]
    public void A_column_that_is_named_twice_or_not_at_all_is_told(string header, string column)
    {
        var said = Read($"{header}\n");
        Assert.StartsWith("OCA5023", said, StringComparison.Ordinal);
        Assert.EndsWith($"={column}", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_more_than_thirty_characters_names_no_column()
    {
        Assert.Equal("ok", Read($"agentId{new string(' ', 23)},ctiId,ctiNo\nalice,a,1\n"));
        Assert.EndsWith("=agentId", Read($"agentId{new string(' ', 24)},ctiId,ctiNo\nalice,a,1\n"), StringComparison.Ordinal);
        Assert.Equal("ok", Read($"{new string('x', 31)},agentId,ctiId,ctiNo\nx,alice,a,1\n"));
    }

    [Fact]
    public void Any_value_of_more_than_a_thousand_characters_makes_its_line_faulty()
    {
        var file = CtiImportFile.Read(Encoding.UTF8.GetBytes($"{Header},note\nalice,a,1,{new string('x', 1_000)}\nbob,b,2,{new string('x', 1_001)}\n"), Limits(100_000, 10)).Value;

        Assert.Null(file.Lines[0].Fault);
        Assert.Contains("too-long", Refusal.Said(file.Lines[1].Fault), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_repeats_an_earlier_one_gives_no_numbers()
    {
        var file = CtiImportFile.Read(Encoding.UTF8.GetBytes($"{Header}\nalice,a,1\nbob,A,2\nalice,c,3\n"), Limits(1_000, 10)).Value;

        Assert.Equal([("alice", "a/1", null), ("bob", null, "OCA5026"), ("alice", null, "OCA5026")], file.Lines.Select(line => (line.Account!.Value.Value, line.Numbers?.ToString(), line.Fault?.Code)));
    }

    [Fact]
    public void A_sign_of_ones_own_is_no_text_even_as_the_first()
    {
        Assert.False(CsvText.Read([0xC9, 0xFE], out _).Succeeded);
        Assert.False(CsvText.Read([(byte)'a', 0xC9, 0xFE], out _).Succeeded);
    }

    [Fact]
    public void A_preview_counts_what_would_change_and_what_is_faulty()
    {
        var (one, other) = (Numbers("a", "1"), Numbers("b", "2"));
        var fault = AdminErrors.CtiImportLineMalformed.With("file", "quote");
        var preview = new CtiImportPreview
        {
            Encoding = CtiImportEncoding.Utf8,
            Lines = [Line(2, one, one), Line(3, one, other), Line(4, null, one), Line(5, one, null), Line(6, one, null, fault), Line(7, one, one, fault), Line(8, null, null)],
        };

        Assert.Equal((2, 3), (preview.FaultyLines, preview.Changes));
        Assert.Equal("7 lines, 2 faulty, 3 changes", preview.ToString());
        Assert.Equal(("line 2", "line 6: OCA5025"), (preview.Lines[0].ToString(), preview.Lines[4].ToString()));

        static CtiImportLine Line(int number, CtiNumbers? before, CtiNumbers? after, AdminError? fault = null) =>
            new() { Number = number, Account = MemberAccount.FromStored("alice"), Before = before, After = after, Fault = fault };
    }

    [Fact]
    public async Task In_a_preview_a_sound_line_shows_its_numbers_and_a_faulty_one_none()
    {
        await using var scene = await CtiScene.ReadyAsync();

        var preview = (await scene.Host.CtiAgents.PreviewImportAsync(scene.Owner, scene.Id, Encoding.UTF8.GetBytes($"{Header}\nalice,new,9\nowner,kim02,7001\nnobody,b,2\n"))).Value;
        var taken = (await scene.Host.CtiAgents.PreviewImportAsync(scene.Owner, scene.Id, Encoding.UTF8.GetBytes($"{Header}\nowner,kim02,7001\n"))).Value;

        Assert.Equal([(CtiScene.Numbers.ToString(), "new/9"), (null, null)], preview.Lines.Where((_, i) => i != 1).Select(line => (line.Before?.ToString(), line.After?.ToString())));
        Assert.Equal(("OCA5005", null), (taken.Lines[0].Fault?.Code, taken.Lines[0].After));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_not_imported()
    {
        await using var scene = await CtiScene.ReadyAsync();

        Assert.Equal("OCA5023", await Refusal.CodeAsync(scene.Host.CtiAgents.ImportAsync(scene.Owner, scene.Id, Encoding.UTF8.GetBytes("a,b,c\n"))));
    }

    private static string Read(string text, int maxBytes = 100_000, int maxLines = 10)
    {
        var read = CtiImportFile.Read(Encoding.UTF8.GetBytes(text), Limits(maxBytes, maxLines));
        return read.Succeeded ? "ok" : Refusal.Said(read.Error);
    }

    private static CtiNumbers Numbers(string id, string no) => new() { Id = CtiId.Create(id).Value, No = CtiNo.Create(no).Value };

    private static CtiLimits Limits(int bytes, int lines) =>
        new() { CallTimeout = Duration.FromSeconds(5), Lease = Duration.FromSeconds(30), SignInRetention = Duration.FromDays(7), MaxImportBytes = bytes, MaxImportLines = lines };
}
