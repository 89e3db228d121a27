using FsCheck.Fluent;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Contracts;

public class ContractTermsTests
{
    private static readonly ContractTermInput Ticket = new() { Item = "ticket", Users = 10 };

    [Fact]
    public void Whatever_comes_in_gives_terms_or_the_refusal_of_the_first_fault() =>
        Campaign.Run(
            Arb.From(
                from input in AdminArbitraries.HostileContractTermInputs().Generator
                from catalogue in AdminArbitraries.ContractItemCatalogue().Generator
                select (input.Value, catalogue)),
            5_000,
            given =>
            {
                foreach (var type in Enum.GetValues<ServiceType>())
                {
                    var outcome = ContractTerms.Create(given.Value, type, given.catalogue);
                    Assert.Equal(FirstFault(given.Value, type, given.catalogue), outcome.Succeeded ? null : outcome.Error.Kind);
                    if (!outcome.Succeeded) continue;
                    Assert.Equal(
                        given.Value.Select(line => (line.Item!, (int)(line.Users ?? 0))).OrderBy(line => line.Item1, StringComparer.Ordinal),
                        outcome.Value.Items.Select(term => (term.Item, term.Users)));
                }
            });

    [Fact]
    public void Terms_are_equal_whatever_order_they_were_given_in_and_come_back_from_the_store_the_same() =>
        Campaign.Run(AdminArbitraries.ContractTerms(), 1_000, terms =>
        {
            var again = ContractTerms.FromStored(terms.Items.Reverse().Select(term => (term.Item, term.Users)));
            Assert.Equal(terms, again);
            Assert.True(terms == again);
            Assert.Equal(terms.GetHashCode(), again.GetHashCode());
            Assert.Equal(terms.ToText(), again.ToText());
        });

    [Fact]
    public void Different_terms_have_different_texts() =>
        Campaign.Run(
            Arb.From(from one in AdminArbitraries.ContractTerms().Generator from other in AdminArbitraries.ContractTerms().Generator select (one, other)),
            1_000,
            pair => Assert.Equal(pair.one == pair.other, pair.one.ToText() == pair.other.ToText()));

    [Fact]
    public void The_text_is_ordered_by_code_and_names_users_only_where_there_are_some() =>
        Assert.Equal(
            "helpdoc; telticket=5; ticket=10",
            Create(Ticket, new() { Item = "telticket", Users = 5.0m }, new() { Item = "helpdoc" }).Value.ToText());

    [Theory]
    [InlineData("ticket", "-1", "OCA2005")]
    [InlineData("ticket", "0.5", "OCA2005")]
    [InlineData("ticket", "100001", "OCA2005")]
    [InlineData("ticket", "79228162514264337593543950335", "OCA2005")]
    [InlineData("ticket", null, "OCA2005")]
    [InlineData("chat", "0", "OCA2005")]
    [InlineData("helpdoc", "1", "OCA2006")]
    [InlineData("helpdoc", "-1", "OCA2006")]
    [InlineData("nothing", "1", "OCA2001")]
    [InlineData("Ticket", "1", "OCA2001")]
    [InlineData("", "1", "OCA2001")]
    [InlineData(null, "1", "OCA2001")]
    [InlineData("security", null, "OCA2002")]
    [InlineData("ticketevaluation", null, "OCA2002")]
    public void Bad_lines_are_refused(string? item, string? users, string code)
    {
        var line = new ContractTermInput
        {
            Item = item,
            Users = users is null ? null : decimal.Parse(users, System.Globalization.CultureInfo.InvariantCulture),
        };
        var error = ContractTerms.Create([line], ServiceType.ConsultationManagement, ContractItemCatalogue.Default).Error;
        Assert.Equal(code, error.Code);
        if (code == "OCA2005")
        {
            Assert.Equal((item, "100000", users ?? ""), (error.Target, error.Argument("limit"), error.Argument("actual")));
            Assert.Equal(item == "ticket" ? "0" : "1", error.Argument("minimum"));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("100000")]
    [InlineData("7.00")]
    public void Ticket_takes_0_to_100_000_users(string users)
    {
        var number = decimal.Parse(users, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((int)number, Create(new ContractTermInput { Item = "ticket", Users = number }).Value.UsersOf("ticket"));
    }

    [Fact]
    public void An_issue_service_takes_only_what_is_for_it()
    {
        Assert.True(ContractTerms.Create([Ticket, new() { Item = "knowledge" }], ServiceType.IssueManagement, ContractItemCatalogue.Default).Succeeded);
        foreach (var item in new[] { "telticket", "chat", "helpdoc", "callback", "endusermanagement" })
        {
            var error = ContractTerms.Create([Ticket, new() { Item = item, Users = 1 }], ServiceType.IssueManagement, ContractItemCatalogue.Default).Error;
            Assert.Equal(("OCA2003", item, "IssueManagement"), (error.Code, error.Argument("item"), error.Argument("type")));
        }
    }

    [Fact]
    public void Repetitions_missing_tickets_and_too_many_lines_are_refused()
    {
        Assert.Equal("OCA2004", Create(Ticket, Ticket).Error.Code);
        Assert.Equal("OCA2011", Create().Error.Code);
        Assert.Equal("OCA2011", Create(new ContractTermInput { Item = "helpdoc" }).Error.Code);
        var error = Create([.. Enumerable.Repeat(Ticket, 51)]).Error;
        Assert.Equal(("OCA2010", "50", "51"), (error.Code, error.Argument("limit"), error.Argument("actual")));
        Assert.Equal("OCA2004", Create([.. Enumerable.Repeat(Ticket, 50)]).Error.Code);
    }

    [Fact]
    public void A_refusal_stays_short_whatever_was_sent() =>
        Assert.True(Create(new ContractTermInput { Item = new string('x', 1_000_000) }).Error.Argument("item")!.Length < 200);

    [Fact]
    public void Stored_terms_that_cannot_be_terms_are_programming_errors()
    {
        Assert.Throws<ArgumentException>(() => ContractTerms.FromStored([("ticket", 1), ("ticket", 2)]));
        Assert.Throws<ArgumentException>(() => ContractTerms.FromStored([("ticket", -1)]));
        Assert.Throws<ArgumentException>(() => ContractTerms.FromStored([("ticket", 100_001)]));
        Assert.Throws<ArgumentException>(() => ContractTerms.FromStored([("", 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContractTerms.Create([Ticket], (ServiceType)3, ContractItemCatalogue.Default));
    }

    [Fact]
    public void Terms_open_what_their_items_open()
    {
        var terms = ContractTerms.FromStored([("ticket", 1), ("telticket", 1), ("helpdoc", 0), ("gone", 0)]);
        Assert.Equal(ContractFeatures.CtiMenus | ContractFeatures.Faq, terms.Opens(ContractItemCatalogue.Default));
    }

    private static Outcome<ContractTerms> Create(params ContractTermInput[] input) =>
        ContractTerms.Create(input, ServiceType.ConsultationManagement, ContractItemCatalogue.Default);

    private static AdminErrorKind? FirstFault(IReadOnlyList<ContractTermInput> input, ServiceType type, ContractItemCatalogue catalogue)
    {
        if (input.Count > 50) return AdminErrors.ContractTooManyItems;
        for (var i = 0; i < input.Count; i++)
        {
            var (code, users) = (input[i].Item, input[i].Users);
            var item = catalogue.Items.SingleOrDefault(item => item.Code == code);
            if (item is null) return AdminErrors.ContractItemUnknown;
            if (!item.Open) return AdminErrors.ContractItemNotOpen;
            if (!item.ServiceTypes.Contains(type)) return AdminErrors.ContractItemNotForType;
            if (input.Take(i).Any(line => line.Item == code)) return AdminErrors.ContractItemDuplicate;
            if (!item.PerUser && users is not (null or 0)) return AdminErrors.ContractUsersNotApplicable;
            if (item.PerUser && (users is null || users < (code == "ticket" ? 0 : 1) || users > 100_000 || users % 1 != 0)) return AdminErrors.ContractUsers;
        }

        return input.Any(line => line.Item == "ticket") ? null : AdminErrors.ContractTicketMissing;
    }
}
