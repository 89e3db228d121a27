using Microsoft.Data.Sqlite;

namespace OnlineContact.Admin.SampleTests;

public sealed class EmbeddedHostTests
{
    private const string OnceADay = "A contract is changed once a day";

    [Fact]
    public async Task A_run_with_nothing_prepared_ends_with_0_and_shows_every_chapter()
    {
        var run = await SampleRun.StartAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        foreach (var text in new[] { "계약 현황", "미사용", "사용", "이용정지", "해지", "등록", "수정", "예상 비용", "공급가액", "OCA2007", "OCA1028", "오늘(", "already changed today", "Chain verified: whole", "SSO 로그인", "Ah9M58CQ9RFTShjFuqziQr+0MjmJxN6+bzWxMD71moo=", "everything went as the rules say", "was changed", "was removed" })
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_document_holds_the_statuses_the_estimate_and_every_refusal()
    {
        var run = await SampleRun.StartAsync("--json", "--now", "2026-11-23T09:00:00Z");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.True(run.Json.GetProperty("asTheRulesSay").GetBoolean());
        Assert.True(run.Json.GetProperty("checks").GetInt32() > 100);
        Assert.Equal("2026-11-23", run.Json.GetProperty("run").GetProperty("today").GetString());
        Assert.Equal(
            [("CustomerCare", "inuse"), ("DeliveryDesk", "inuse"), ("GlobalShop", "pause"), ("JapanStore", "inuse"), ("ItHelpdesk", "inuse"), ("SeollalCampaign", "stop"), (null, "create")],
            run.Statuses());
        Assert.Equal(["OCA2007"], run.Refusals(OnceADay));
        Assert.Equal(["OCA1009", "OCA1008", "OCA1007", "OCA1004", "OCA1003", "OCA1018", "OCA1017", "OCA2002", "OCA2001", "OCA2011", "OCA2005", "OCA0007", "OCA1020"], run.Refusals("Refused: input"));
        Assert.Equal(["OCA4006", "OCA4007", "OCA4006"], run.Refusals("Refused: rights"));
        Assert.Equal(["OCA4021", "OCA4021", "OCA4021", "OCA4031", "OCA4025"], run.Refusals("People and their rights"));
        Assert.Equal(10, run.Done("People and their rights"));
        Assert.Equal(["OCA1027", "OCA1026", "OCA1028", "OCA1029"], run.Refusals("Suspend, resume, terminate"));

        // 30 × 10,000 + 12 × 70,000 + 8 × 10,000 + 50,000 + 50,000 + 250,000, and 1,200 × 50 + 34,000 × 3 + 12,000 × 1.5, less 5 %.
        var estimate = run.Chapter("Estimated cost of a month").GetProperty("estimates")[0];
        Assert.Equal((87_500m, 1_662_500m, 166_250m, 1_828_750m), (Number("discount"), Number("supply"), Number("vat"), Number("total")));
        decimal Number(string name) => estimate.GetProperty(name).GetDecimal();
    }

    [Fact]
    public async Task Messages_come_in_the_language_asked_for()
    {
        var run = await SampleRun.StartAsync("--json", "--language", "ja");

        var messages = run.Chapter(OnceADay).GetProperty("steps").EnumerateArray().Single(step => step.TryGetProperty("refusal", out _)).GetProperty("refusal").GetProperty("messages");
        Assert.Contains("契約情報", Assert.Single(messages.EnumerateObject()).Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_on_a_kept_file_go_on_from_each_other()
    {
        using var file = new ScratchFile();
        string[] args = ["--json", "--data", file.Path, "--now", "2026-11-23T09:00:00Z"];
        var first = await SampleRun.StartAsync(args);
        var second = await SampleRun.StartAsync(args);
        var third = await SampleRun.StartAsync(args);

        Assert.Equal((0, 0, 0), (first.ExitCode, second.ExitCode, third.ExitCode));
        Assert.False(first.Json.GetProperty("run").GetProperty("goesOn").GetBoolean());
        Assert.True(second.Json.GetProperty("run").GetProperty("goesOn").GetBoolean());
        Assert.Equal((1, 0, 0), (first.Done("The organization"), second.Done("The organization"), third.Done("The organization")));

        // The second finishes what the first has left, and begins a draft of its own.
        Assert.Contains(("LoyalCustomers", "inuse"), second.Statuses());
        Assert.Equal(8, second.Statuses().Count);
        Assert.Equal(8, third.Statuses().Count);
    }

    [Fact]
    public async Task Three_mails_are_written_that_a_mail_program_opens()
    {
        using var file = new ScratchFile();
        Assert.Equal(0, (await SampleRun.StartAsync("--data", file.Path)).ExitCode);
        var folder = $"{file.Path}.mails";
        var mails = Directory.GetFiles(folder, "*.eml").Select(mail => MimeKit.MimeMessage.Load(mail)).ToList();

        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail => Assert.Contains("/password?token=haneul-market.", mail.TextBody, StringComparison.Ordinal));
        Assert.Equal(["이서연 (Seoyeon Lee)", "정하은 (Haeun Jung)", "최도윤 (Doyun Choi)"], mails.Select(mail => mail.To.Mailboxes.Single().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task On_one_day_every_service_is_changed_once_and_on_the_next_again()
    {
        using var file = new ScratchFile();
        var changed = new List<int>();
        var refused = new List<int>();
        // Half past eleven at night in Seoul, and an hour later.
        foreach (var now in new[] { "2026-11-23T14:30:00Z", "2026-11-23T14:30:00Z", "2026-11-23T14:30:00Z", "2026-11-23T14:30:00Z", "2026-11-23T14:30:00Z", "2026-11-23T15:30:00Z", "2027-02-28T00:00:00Z" })
        {
            var run = await SampleRun.StartAsync("--json", "--data", file.Path, "--now", now);
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            changed.Add(run.Done(OnceADay));
            refused.Add(run.Refusals(OnceADay).Count);
        }

        Assert.Equal([1, 1, 1, 1, 0, 1, 1], changed);
        Assert.Equal([1, 2, 3, 4, 4, 1, 1], refused);
    }

    [Fact]
    public async Task A_clock_that_went_back_ends_with_1_and_its_code()
    {
        using var file = new ScratchFile();
        await SampleRun.StartAsync("--data", file.Path, "--now", "2026-11-23T09:00:00Z");
        var earlier = await SampleRun.StartAsync("--data", file.Path, "--now", "2026-11-20T09:00:00Z");

        Assert.Equal(1, earlier.ExitCode);
        Assert.Contains("OCA0010", earlier.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_altered_in_the_database_ends_with_1_and_names_the_entry()
    {
        using var file = new ScratchFile();
        await SampleRun.StartAsync("--data", file.Path);
        // The entry that completes the basic information of the campaign.
        Execute(file, "UPDATE change_log_text SET text = replace(text, 'serviceId=SeollalCampaign', 'serviceId=SeollalCampaigm')");
        var run = await SampleRun.StartAsync("--data", file.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the change log is not whole: entry 17, TextAltered", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("everything went", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_removed_from_the_database_ends_with_1()
    {
        using var file = new ScratchFile();
        await SampleRun.StartAsync("--data", file.Path);
        Execute(file, "DELETE FROM change_log_entry WHERE sequence = 9");
        var run = await SampleRun.StartAsync("--data", file.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("entry 9, EntryMissing", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_ends_with_1()
    {
        using var file = new ScratchFile();
        await File.WriteAllTextAsync(file.Path, "This is no database, and it is long enough not to be taken for an empty one.");
        var run = await SampleRun.StartAsync("--data", file.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.NotEqual("", run.Errors);
    }

    [Theory]
    [InlineData("--verbose")]
    [InlineData("--data")]
    [InlineData("--now", "yesterday")]
    [InlineData("--language", "fr")]
    public async Task Unknown_arguments_give_the_usage_and_2(params string[] args)
    {
        var run = await SampleRun.StartAsync(args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("Usage:", run.Errors, StringComparison.Ordinal);
    }

    private static void Execute(ScratchFile file, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.Path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0, "Nothing was altered.");
    }
}
