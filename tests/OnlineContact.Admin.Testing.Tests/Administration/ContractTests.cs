using NodaTime;
using OnlineContact.Admin.Contracts;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Step 2, in the library and in the naive model alike: what may be contracted, and that a contract is changed once a day.</summary>
public class ContractTests
{
    private static readonly IReadOnlyList<Line> Ready = [(Add(), Done), (Save(1), Done)];

    private static Line Terms(string comes, params IReadOnlyList<ContractTermInput> terms) => (Register(1, terms), comes);

    [Fact]
    public Task Both_steps_are_done_in_their_order_and_once() => RunAsync(
        (Add(), Done),
        (Register(1, Of("ticket", 1)), "OCA1024"),
        (Change(1, Of("ticket", 1)), "OCA2008"),
        (Save(1), Done),
        (Change(1, Of("ticket", 1)), "OCA2008"),
        (Register(1, Of("ticket", 1)), Done),
        (Register(1, Of("ticket", 1)), "OCA2009"),
        (Save(1, "Renamed"), Done));

    [Fact]
    public Task A_contract_has_items_that_are_known_and_open_each_once() => RunAsync(
        [
            .. Ready,
            Terms("OCA2001", Of("ticket", 1), Of("fax")),
            Terms("OCA2001", Of(null, 1)),
            Terms("OCA2001", Of("Ticket", 1)),
            Terms("OCA2002", Of("ticket", 1), Of("ticketevaluation")),
            Terms("OCA2002", Of("ticket", 1), Of("smssend")),
            Terms("OCA2002", Of("ticket", 1), Of("security")),
            Terms("OCA2004", Of("ticket", 1), Of("helpdoc"), Of("helpdoc")),
            Terms("OCA2004", [.. Enumerable.Repeat(Of("ticket", 1), 50)]),
            Terms("OCA2010", [.. Enumerable.Repeat(Of("ticket", 1), 51)]),
            Terms("OCA2011"),
            Terms("OCA2011", Of("chat", 1)),
            Terms(Done, Of("helpdoc"), Of("callback", 0), Of("endusermanagement"), Of("knowledge"), Of("chat", 1), Of("telticket", 1), Of("ticket", 0)),
        ]);

    [Theory]
    [InlineData("ticket", false)]
    [InlineData("telticket", true)]
    [InlineData("chat", true)]
    public Task An_item_per_user_has_whole_users_up_to_a_hundred_thousand(string item, bool atLeastOne)
    {
        ContractTermInput[] others = atLeastOne ? [Of("ticket", 1)] : [];
        return RunAsync(
            [
                .. Ready,
                Terms("OCA2005", [.. others, Of(item)]),
                Terms("OCA2005", [.. others, Of(item, 1.5m)]),
                Terms("OCA2005", [.. others, Of(item, 100_001)]),
                Terms("OCA2005", [.. others, Of(item, -1)]),
                Terms(atLeastOne ? "OCA2005" : Done, [.. others, Of(item, 0)]),
                atLeastOne ? Terms(Done, [.. others, Of(item, 1.0m)]) : (Change(1, Of(item, 1.0m)), Done),
                Line.Days(1),
                (Change(1, [.. others, Of(item, 100_000)]), Done),
            ]);
    }

    [Theory]
    [InlineData("helpdoc")]
    [InlineData("knowledge")]
    [InlineData("callback")]
    [InlineData("endusermanagement")]
    public Task Another_item_has_none(string item) =>
        RunAsync([.. Ready, Terms("OCA2006", Of("ticket", 1), Of(item, 3)), Terms(Done, Of("ticket", 1), Of(item, 0)), (Change(1, Of("ticket", 1), Of(item)), Same)]);

    [Fact]
    public Task An_issue_service_takes_few_items() => RunAsync(
        [
            (Add(ServiceType.IssueManagement), Done),
            (SaveIssues(1), Done),
            .. ((string[])["telticket", "chat", "helpdoc", "callback", "endusermanagement"]).Select(item => Terms("OCA2003", Of("ticket", 1), Of(item, 1))),
            Terms("OCA2002", Of("ticket", 1), Of("ticketevaluation")),
            Terms(Done, Of("ticket", 1), Of("knowledge")),
        ]);

    [Fact]
    public async Task There_are_no_prices_before_december_2020()
    {
        // The day is that of the contract zone: in New York, five hours behind.
        await using var trial = await StartAsync();
        trial.Host.Clock.Now = Instant.FromUtc(2020, 12, 1, 4, 59, 59);
        await trial.PlayAsync([(Provision(Acme, "US/Eastern"), Done), .. Ready, Terms("OCA3002", Of("ticket", 1)), Line.Seconds(1), Terms(Done, Of("ticket", 1))]);
        await trial.AgreeAsync();
    }

    [Fact]
    public Task A_contract_is_changed_once_on_a_day_of_its_zone() => RunAsync(
        [
            .. InUse(1, "alpha"),

            // Registering is no change. It is eight in the morning in New York.
            (Change(1, Of("ticket", 2)), Done),
            (Change(1, Of("ticket", 3)), "OCA2007"),
            (Change(1, Of("ticket", 1)), "OCA2007"),
            Line.Seconds((16 * 3600) - 1),
            (Change(1, Of("ticket", 3)), "OCA2007"),
            Line.Seconds(1),
            (Change(1, Of("ticket", 3)), Done),
            (Change(1, Of("ticket", 4)), "OCA2007"),
        ]);

    [Fact]
    public Task The_same_terms_are_no_change_and_take_no_day() => RunAsync(
        [
            .. InUse(1, "alpha", Of("ticket", 2), Of("knowledge")),
            (Change(1, Of("knowledge", 0), Of("ticket", 2.0m)), Same),
            (Change(1, Of("ticket", 2)), Done),
            (Change(1, Of("ticket", 2)), Same),
            Line.Days(1),
            (Change(1, Of("ticket", 2), Of("helpdoc")), Done),
            Line.Days(1),
            (Change(1, Of("ticket", 2), Of("knowledge")), Done),
            Line.Days(1),
            (Change(1, Of("ticket", 3), Of("knowledge")), Done),
        ]);

    [Fact]
    public Task A_change_is_judged_as_the_first_terms_are() => RunAsync(
        [
            .. InUse(1, "alpha"),
            (Change(1), "OCA2011"),
            (Change(1, Of("ticket", 1), Of("ticket", 1)), "OCA2004"),
            (Change(1, Of("ticket", 1), Of("chat", 0)), "OCA2005"),
            (Change(1, Of("ticket", 1), Of("chat", 1)), Done),
        ]);
}
