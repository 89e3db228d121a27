using System.Text.RegularExpressions;
using FsCheck.Fluent;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Iam.Rules;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Iam;

/// <summary>E-mail addresses, mobile numbers and the texts of a search, each from both sides of its limits.</summary>
public class MemberAddressTests
{
    private static readonly string Label63 = new('b', 63);
    private static readonly string Local64 = new('a', 64);

    public static TheoryData<string> Addresses => new(
        "a@b.c", "hong.gil-dong+1@example.com", "!#$%&'*+/=?^_`{|}~-@b.c", "a@1.2.c3", "a@b-c.d--e.f", "A.B@EXAMPLE.Com", $"{Local64}@b.c", $"a@{Label63}.{Label63}", $"a@b.{Label63}",
        $"{Local64}@{Label63}.{Label63}.{new string('c', 61)}");

    public static TheoryData<string?, string> OtherTexts => new()
    {
        { null, "0" }, { " ", "0" }, { "a", "1" }, { "@b.c", "4" }, { "a@b", "3" }, { "a@1.2", "5" }, { "a@b.1", "5" }, { $"{Local64}a@b.c", "69" }, { $"a@{Label63}b.c", "68" }, { $"a@c.{Label63}b", "68" },
        { $"{Local64}@{Label63}.{Label63}.{new string('c', 62)}", "255" },
        { ".a@b.c", "U+002E at 1" }, { "a.@b.c", "U+002E at 2" }, { "a..a@b.c", "U+002E at 3" }, { "a b@c.d", "U+0020 at 2" }, { "홍@c.d", "U+D64D at 1" }, { "a\"@c.d", "U+0022 at 2" },
        { "a@.c", "U+002E at 3" }, { "a@b..c", "U+002E at 5" }, { "a@b.c.", "U+002E at 6" }, { "a@-b.c", "U+002D at 3" }, { "a@b-.c", "U+002D at 4" }, { "a@b.-c", "U+002D at 5" }, { "a@b.c-", "U+002D at 6" },
        { "a@b@c.d", "U+0040 at 4" }, { "a@b_c.d", "U+005F at 4" }, { "a@예.kr", "U+C608 at 3" }, { "a@b.\U0001f600", "U+1F600 at 5" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void An_address_is_kept_as_typed(string text)
    {
        Assert.Equal(text, MemberEmail.Create($" {text} ").Value.Value);
        Assert.Equal(text, MemberEmail.FromStored(text).Value);
    }

    [Theory]
    [MemberData(nameof(OtherTexts))]
    public void Another_text_is_no_address(string? text, string actual)
    {
        var error = MemberEmail.Create(text).Error;
        Assert.Equal((AdminErrors.MemberEmailInvalid, "254", actual), (error.Kind, error.Argument("limit"), error.Argument("actual")));
    }

    /// <summary>A second way to the answer: a pattern, over texts of few signs, so that about every second one is an address.</summary>
    [Fact]
    public void Any_text_is_an_address_exactly_when_a_pattern_says_so()
    {
        const string Atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
        var pattern = new Regex($@"^{Atom}(\.{Atom})*@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.(?![0-9]+\z)[a-z0-9]([a-z0-9-]*[a-z0-9])?\z");
        Campaign.Run(ArbMap.Default.ArbFor<int>(), 5_000, seed =>
        {
            var random = new Random(seed);
            string Some(int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => "abc1.-"[random.Next(6)]));
            var text = $"{Some(5)}a{(random.Next(8) == 0 ? "" : "@")}{Some(5)}b{Some(3)}{(random.Next(4) == 0 ? "" : ".c")}{Some(2)}";
            Assert.Equal((text, pattern.IsMatch(text)), (text, MemberEmail.Create(text).Succeeded));
        });
    }

    [Theory]
    [InlineData("+82101234", "+82101234")]
    [InlineData(" +82 10-1234.5678 ", "+821012345678")]
    [InlineData("+1 (202) 555-0100", "+12025550100")]
    [InlineData("+123456789012345", "+123456789012345")]
    [InlineData("+1-2-3-4-5-6-7-8-9-0-1-2-3-4-5----------", "+123456789012345")]
    public void A_mobile_number_is_kept_as_sign_and_digits(string text, string kept)
    {
        Assert.Equal(kept, MemberMobile.Create(text).Value.Value);
        Assert.Equal(kept, MemberMobile.FromStored(kept).Value);
    }

    [Theory]
    [InlineData(null, "0")]
    [InlineData("", "0")]
    [InlineData("+", "0")]
    [InlineData("+1234567", "7")]
    [InlineData("+1234567890123456", "16")]
    [InlineData("+1-2-3-4-5-6-7-8-9-0-1-2-3-4-5-----------", "41")]
    [InlineData("01012345678", "U+0030 at 1")]
    [InlineData("82101234567", "U+0038 at 1")]
    [InlineData("+0821012345", "U+0030 at 2")]
    [InlineData("+ 0821012345", "U+0030 at 3")]
    [InlineData("+8210+12345", "U+002B at 6")]
    [InlineData("+82１0123456", "U+FF11 at 4")]
    [InlineData("+82a0123456", "U+0061 at 4")]
    public void Another_text_is_no_mobile_number(string? text, string actual)
    {
        var error = MemberMobile.Create(text).Error;
        Assert.Equal((AdminErrors.MemberMobileInvalid, "15", actual), (error.Kind, error.Argument("limit"), error.Argument("actual")));
    }

    [Fact]
    public void What_a_store_gives_back_is_one_or_a_fault()
    {
        Assert.Throws<ArgumentNullException>("text", () => MemberEmail.FromStored(null!));
        Assert.Throws<ArgumentNullException>("text", () => MemberMobile.FromStored(null!));
        Assert.Throws<ArgumentNullException>("text", () => MemberAccount.FromStored(null!));
        Assert.Throws<ArgumentNullException>("text", () => MemberName.FromStored(null!));
        Assert.Throws<ArgumentException>(() => MemberEmail.FromStored("a"));
        Assert.Throws<ArgumentException>(() => MemberMobile.FromStored("1"));
    }

    [Theory]
    [InlineData("name", 60, "OCA4017 name limit=60 actual=61")]
    [InlineData("account", 20, "OCA4017 account limit=20 actual=21")]
    [InlineData("email", 254, "OCA4017 email limit=254 actual=255")]
    public void Each_part_of_a_search_has_its_limit_and_can_be_shown(string part, int limit, string refusal)
    {
        MemberSearch Of(string text) => part switch { "name" => new() { Name = text }, "account" => new() { Account = text }, _ => new() { Email = text } };
        Assert.Equal("", Refusal.Said(MembersAreSearchedBySomething.Check(Of(new string('x', limit)))));
        Assert.Equal(refusal, Refusal.Said(MembersAreSearchedBySomething.Check(Of(new string('x', limit + 1)))));
        Assert.Equal($"OCA4017 {part} limit={limit} actual=U+0007 at 2", Refusal.Said(MembersAreSearchedBySomething.Check(Of("a\u0007"))));
        Assert.Equal("OCA4017 name limit=60 actual=0", Refusal.Said(MembersAreSearchedBySomething.Check(Of(" \u3000"))));
        Assert.Equal("OCA4017 name limit=60 actual=0", Refusal.Said(MembersAreSearchedBySomething.Check(Of(""))));
    }

    [Fact]
    public void A_page_of_a_search_has_its_limits_too()
    {
        var search = new MemberSearch { Name = "kim" };
        foreach (var size in new[] { 1, 100 }) Assert.Null(MembersAreSearchedBySomething.Check(search with { PageSize = size }));
        foreach (var size in new[] { 0, 101 }) Assert.Equal("OCA0011", MembersAreSearchedBySomething.Check(search with { PageSize = size })?.Code);
        Assert.Null(MembersAreSearchedBySomething.Check(search with { Cursor = new string('c', 1_000) }));
        foreach (var cursor in new[] { "", new string('c', 1_001), "a\u0007" }) Assert.Equal("OCA0009", MembersAreSearchedBySomething.Check(search with { Cursor = cursor })?.Code);
        Assert.Equal("OCA4017", MembersAreSearchedBySomething.Check(new MemberSearch())?.Code);
    }
}
