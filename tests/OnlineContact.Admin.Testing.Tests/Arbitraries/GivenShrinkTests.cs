using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>How given values shrink, step by step: nothing is tried twice that is long, and nothing that helps is left out.</summary>
public sealed class GivenShrinkTests
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Of one letter and more; one letter less each time.</summary>
    private static readonly Arbitrary<string> Words = Arb.From(Gen.Constant("abc"), text => text.Length > 1 ? [text[1..]] : []);

    [Theory]
    [InlineData("abcd", "ab", "cd", "bcd", "acd", "abd", "abc")]
    [InlineData("abc", "a", "bc", "bc", "ac", "ab")]
    [InlineData("ab", "a", "b", "b", "a")]
    [InlineData("a", "")]
    [InlineData("")]
    [InlineData(null)]
    public void A_text_shrinks_by_halves_and_then_by_single_units(string? text, params string[] simpler) =>
        Assert.Equal(simpler, AdminArbitraries.HostileText().Shrinker(new HostileText { Text = text }).Select(each => each.Text));

    [Theory]
    [InlineData(39, 41)]
    [InlineData(40, 42)]
    [InlineData(41, 42)]
    [InlineData(52, 42)]
    public void Of_a_long_text_forty_units_are_tried(int length, int count)
    {
        var simpler = AdminArbitraries.HostileText().Shrinker(new HostileText { Text = Alphabet[..length] }).Select(each => each.Text!).ToList();
        Assert.Equal(count, simpler.Count);
        Assert.All(simpler.Skip(2), text => Assert.Equal(length - 1, text.Length));
        Assert.Equal(simpler.Count, simpler.Distinct().Count());
    }

    [Fact]
    public void What_is_made_of_a_text_shrinks_to_what_can_be_made_of_shorter_ones()
    {
        Assert.Equal(["1", "2", "2", "1"], AdminArbitraries.CtiNo().Shrinker(CtiNo.Create("12").Value).Select(no => no.Value));
        Assert.Empty(AdminArbitraries.CtiNo().Shrinker(CtiNo.Create("1").Value));
        Assert.Equal(["a", "ab"], AdminArbitraries.MemberAccount().Shrinker(MemberAccount.Create("a-b").Value).Select(account => account.Value));
        Assert.Equal(["-", "b", "b", "-"], AdminArbitraries.OrganizationId().Shrinker(OrganizationId.Parse("-b")).Select(id => id.Value));
    }

    [Fact]
    public void Numbers_shrink_first_by_the_ID_and_then_by_the_NO()
    {
        var numbers = new CtiNumbers { Id = CtiId.Create("ab").Value, No = CtiNo.Create("12").Value };
        Assert.Equal(
            ["a 12", "b 12", "b 12", "a 12", "ab 1", "ab 2", "ab 2", "ab 1"],
            AdminArbitraries.CtiNumbers().Shrinker(numbers).Select(each => $"{each.Id.Value} {each.No.Value}"));
    }

    [Fact]
    public void Terms_lose_each_item_but_ticket_and_then_half_the_users_of_each()
    {
        var terms = ContractTerms.FromStored([("ticket", 5), ("chat", 1), ("helpdoc", 0), ("telticket", 2)]);
        Assert.Equal(
            ["helpdoc; telticket=2; ticket=5", "chat=1; telticket=2; ticket=5", "chat=1; helpdoc; ticket=5", "chat=1; helpdoc; telticket=1; ticket=5", "chat=1; helpdoc; telticket=2; ticket=2"],
            AdminArbitraries.ContractTerms().Shrinker(terms).Select(each => each.ToText()));
    }

    [Fact]
    public void Good_lines_lose_each_line_but_that_of_ticket()
    {
        ContractTermInput[] lines = [Line("helpdoc"), Line("ticket", 1), Line("chat", 2)];
        Assert.Equal(["ticket chat", "helpdoc ticket"], AdminArbitraries.ContractTermInputs().Shrinker(lines).Select(Codes));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(20, 20)]
    [InlineData(25, 20)]
    public void Hostile_lines_lose_each_of_the_first_twenty(int length, int count)
    {
        ContractTermInput[] lines = [.. Enumerable.Range(0, length).Select(i => Line($"i{i}"))];
        var simpler = AdminArbitraries.HostileContractTermInputs().Shrinker(new Hostile<IReadOnlyList<ContractTermInput>> { Value = lines }).ToList();
        Assert.Equal(count, simpler.Count);
        Assert.All(simpler.Index(), each => Assert.Equal(lines.Where(line => line.Item != $"i{each.Index}"), each.Item.Value));
    }

    [Fact]
    public void Expectations_lose_each_counter()
    {
        ExpectedUsage[] list = [new() { Counter = "chat", Quantity = 1 }, new() { Counter = "ticket", Quantity = 2 }];
        Assert.Equal(["ticket", "chat"], AdminArbitraries.ExpectedUsages().Shrinker(list).Select(each => Assert.Single(each).Counter));
    }

    [Fact]
    public void Languages_lose_each_one_but_the_main_one()
    {
        var languages = HelpCentreLanguages.Create(["ko", "en", "ja"], "en", ServiceType.ConsultationManagement).Value;
        var simpler = AdminArbitraries.HelpCentreLanguages().Shrinker(languages).ToList();
        Assert.Equal(["en ja", "ko en"], simpler.Select(each => string.Join(' ', each.Codes)));
        Assert.All(simpler, each => Assert.Equal("en", each.Main));
    }

    [Theory]
    [InlineData(10, 5, 9)]
    [InlineData(3, 1, 2)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    [InlineData(0)]
    public void Bytes_are_cut_in_the_middle_and_before_the_last_one(int length, params int[] lengths)
    {
        byte[] bytes = [.. Enumerable.Range(1, length).Select(i => (byte)i)];
        var simpler = AdminArbitraries.HostilePicture().Shrinker(new HostilePicture { Bytes = bytes }).ToList();
        Assert.Equal(lengths, simpler.Select(each => each.Bytes.Length));
        Assert.All(simpler, each => Assert.Equal(bytes[..each.Bytes.Length], each.Bytes.ToArray()));
    }

    [Fact]
    public void A_price_book_loses_its_first_version()
    {
        foreach (var book in AdminArbitraries.PriceBook().Generator.Sample(40, new Rnd(7), 30))
        {
            var simpler = AdminArbitraries.PriceBook().Shrinker(book).ToList();
            Assert.Equal(book.Versions.Count == 1 ? 0 : 1, simpler.Count);
            Assert.All(simpler, each => Assert.Equal((book.Name, book.Currency, $"{string.Join(' ', book.Versions.Skip(1).Select(version => version.Number))}"), (each.Name, each.Currency, string.Join(' ', each.Versions.Select(version => version.Number)))));
        }
    }

    [Fact]
    public void A_page_of_members_loses_its_cursor_and_its_first_member()
    {
        var page = AdminArbitraries.MemberPage().Generator.Sample(100, new Rnd(7), 30).First(each => each is { Members.Count: > 2, Next: not null });
        var simpler = AdminArbitraries.MemberPage().Shrinker(page).ToList();
        Assert.Equal(2, simpler.Count);
        Assert.Equal(page with { Next = null }, simpler[0]);
        Assert.Equal(page.Members.Skip(1), simpler[1].Members);
        Assert.Equal(page.Next, simpler[1].Next);
    }

    [Fact]
    public void A_version_of_prices_loses_its_last_price()
    {
        var version = PriceBooks.Korea2020.Versions[0];
        var simpler = AdminArbitraries.PriceBookVersion().Shrinker(version).ToList();
        Assert.Equal(version.Prices.SkipLast(1), simpler[0].Prices);
        Assert.Equal([version with { VatPercent = 0 }, version with { LateFeePercent = 0 }], simpler.Skip(1));
    }

    [Fact]
    public void The_only_one_of_something_stays()
    {
        var version = PriceBooks.Korea2020.Versions[0];
        Assert.Empty(AdminArbitraries.PriceBookVersion().Shrinker(version with { Prices = [version.Prices[0]], VatPercent = 0, LateFeePercent = 0 }));
        Assert.Empty(AdminArbitraries.EstimateRequest().Shrinker(new() { Service = 1, Terms = [Line("ticket", 5)], Usage = [] }));
        Assert.Empty(AdminArbitraries.BasicInformation().Shrinker(new() { Name = "A", ServiceId = "a", Languages = ["ko"], MainLanguage = "ko" }));
        Assert.Empty(AdminArbitraries.BasicInformation().Shrinker(new() { Name = "A", ServiceId = "a" }));
    }

    [Fact]
    public void A_search_for_members_keeps_one_part()
    {
        Assert.Equal(["a x b 9", " x b 1"], Simpler(new() { Account = "x", Email = "b", PageSize = 9 }));
        Assert.Equal(["a x b 1", "n  b 1", "n x  1"], Simpler(new() { Name = "n", Account = "x", Email = "b", PageSize = 1 }));
        Assert.Empty(Simpler(new() { Name = "a", PageSize = 1 }));

        static IEnumerable<string> Simpler(MemberSearch search) => AdminArbitraries.MemberSearch().Shrinker(search).Select(each => $"{each.Name} {each.Account} {each.Email} {each.PageSize}");
    }

    [Fact]
    public void Values_of_a_login_are_left_out_one_by_one()
    {
        var fields = new SsoLoginFields { Service = "help", UserCode = "kim", UserName = "Kim", Email = "k@x.kr", Phone = "1", MemberNo = "2", ReturnUrl = "https://x.kr/", Time = 9 };
        Assert.Equal(
            ["UserName", "Email", "Phone", "MemberNo", "ReturnUrl", "Service", "UserCode", "Time"],
            AdminArbitraries.SsoLoginFields().Shrinker(fields).Select(simpler => string.Join(' ', Parts.Different(fields, simpler))));
        Assert.Equal(4, AdminArbitraries.SsoLoginFields().Shrinker(fields).Last().Time);
        Assert.Empty(AdminArbitraries.SsoLoginFields().Shrinker(new() { Service = "s", UserCode = "u", Time = 0 }));
    }

    [Fact]
    public void The_input_of_a_bill_loses_changes_then_what_is_besides_and_then_users()
    {
        var drawn = AdminArbitraries.BillingInput().Generator.Sample(200, new Rnd(7), 30).First(each => each.History.Count == 3 && each.History.All(saved => saved.Terms.Items.Count > 1));
        var input = drawn with { Usage = [new UsageQuantity { Counter = "chat", Quantity = 1 }], Termination = drawn.Registration.PlusDays(900), TrialEnd = drawn.Registration, Adjustments = -1, DiscountPercent = 1 };
        var simpler = AdminArbitraries.BillingInput().Shrinker(input).ToList();
        Assert.Equal(["History", "History", "Usage", "Termination", "TrialEnd", "Adjustments", "DiscountPercent"], simpler.Take(7).Select(each => string.Join(' ', Parts.Different(input, each))));
        Assert.Equal([input.History[0], input.History[2]], simpler[0].History);
        Assert.Equal([input.History[0], input.History[1]], simpler[1].History);
        var terms = input.History.Select(saved => AdminArbitraries.ContractTerms().Shrinker(saved.Terms).ToList()).ToList();
        Assert.Equal(
            terms.SelectMany((each, i) => each.Select(shorter => string.Join(" | ", input.History.Select((saved, j) => i == j ? saved with { Terms = shorter } : saved).Select(Parts.TextOf)))),
            simpler.Skip(7).Select(each => string.Join(" | ", each.History.Select(Parts.TextOf))));
    }

    [Fact]
    public void An_actor_gets_a_short_name_and_a_member_the_rest_too()
    {
        var shrinker = AdminArbitraries.AdminActor().Shrinker;
        Assert.Equal(["operator a"], shrinker(AdminActor.Operator("Kim")).Select(Shown));
        Assert.Empty(shrinker(AdminActor.Operator("a")));
        var id = OrganizationId.Parse("acme");
        Assert.Equal(["kim a ::1", "a Kim ::1", "kim Kim 192.0.2.1"], shrinker(AdminActor.Member(id, "kim", "Kim", "::1")).Select(Shown));
        Assert.Equal(["a a 192.0.2.1"], shrinker(AdminActor.Member(id, "a", "a", "::1")).Select(Shown));
        Assert.Empty(shrinker(AdminActor.Member(id, "a", "a", "192.0.2.1")));

        static string Shown(AdminActor actor) => actor.IsOperator ? $"operator {actor.Name}" : $"{actor.Account} {actor.Name} {actor.IpAddress}";
    }

    [Fact]
    public void What_wraps_a_value_shrinks_as_the_value()
    {
        var words = AdminArbitraries.Stored(Words).Shrinker(new Stored<string>("abc", new StoreVersion(7)));
        Assert.Equal([new Stored<string>("bc", new StoreVersion(7))], words);
        Assert.Equal(["bc"], AdminArbitraries.Outcome(Words).Shrinker(Errors.Outcome.Success("abc")).Select(each => each.Value));
        Assert.Empty(AdminArbitraries.Outcome(Words).Shrinker(Errors.Outcome.Refused<string>(AdminErrors.StoreMissing.With(null))));
        Assert.Equal(["bc"], AdminArbitraries.CtiAnswer(Words).Shrinker(CtiAnswer<string>.FromValue("abc")).Select(each => each.Value));
        Assert.Empty(AdminArbitraries.CtiAnswer(Words).Shrinker(CtiAnswer<string>.FromAnswer(CtiAnswer.Unknown)));
        var invitation = new MemberInvitation { Account = "kim", Name = "A", Email = "a@b.example" };
        Assert.Equal(
            [new Hostile<MemberInvitation> { Value = invitation with { Account = "a" } }],
            AdminArbitraries.Hostile(AdminArbitraries.MemberInvitation(), AdminArbitraries.RefusedMemberInvitation()).Shrinker(new Hostile<MemberInvitation> { Value = invitation }));
    }

    private static ContractTermInput Line(string item, decimal? users = null) => new() { Item = item, Users = users };

    private static string Codes(IReadOnlyList<ContractTermInput> lines) => string.Join(' ', lines.Select(line => line.Item));
}
