using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Tests.Iam;

public class MemberValueTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("hong.gil-dong_1")]
    [InlineData("a..--__z")]
    [InlineData("abcdefghij0123456789")]
    public void An_account_has_small_letters_digits_and_inner_signs(string text) =>
        Assert.Equal(text, MemberAccount.Create(text).Value.Value);

    [Theory]
    [InlineData(null, "0")]
    [InlineData("", "0")]
    [InlineData("abcdefghij01234567890", "21")]
    [InlineData("Hong", "U+0048 at 1")]
    [InlineData("hong gil", "U+0020 at 5")]
    [InlineData(" hong", "U+0020 at 1")]
    [InlineData("홍길동", "U+D64D at 1")]
    [InlineData("ho\u043Fg", "U+043F at 3")]
    [InlineData("hong\uFF11", "U+FF11 at 5")]
    [InlineData("a\U0001f600", "U+1F600 at 2")]
    [InlineData("a@b", "U+0040 at 2")]
    [InlineData("-a", "U+002D at 1")]
    [InlineData("a-", "U+002D at 2")]
    [InlineData("_a", "U+005F at 1")]
    [InlineData("a_", "U+005F at 2")]
    [InlineData(".a", "U+002E at 1")]
    [InlineData("a.", "U+002E at 2")]
    [InlineData(".", "U+002E at 1")]
    [InlineData("a\n", "U+000A at 2")]
    public void Another_text_is_no_account(string? text, string actual)
    {
        var error = MemberAccount.Create(text).Error;
        Assert.Same(AdminErrors.MemberAccountInvalid, error.Kind);
        Assert.Equal("20", error.Argument("limit"));
        Assert.Equal(actual, error.Argument("actual"));
    }

    [ValueProperty]
    public void Any_text_is_an_account_exactly_when_a_pattern_says_so(HostileText sample) =>
        Assert.Equal(
            sample.Text is { Length: <= 20 } text && System.Text.RegularExpressions.Regex.IsMatch(text, "^[a-z0-9]([a-z0-9._-]*[a-z0-9])?\\z"),
            MemberAccount.Create(sample.Text).Succeeded);

    [ValueProperty]
    public void Stored_values_come_back_as_they_were_and_do_not_tell_themselves(MemberAccount account, MemberName name)
    {
        Assert.Equal(account, MemberAccount.FromStored(account.Value));
        Assert.Equal(name, MemberName.FromStored(name.Value));
        Assert.Equal("(member account)", account.ToString());
        Assert.Equal("(member name)", $"{name}");
    }

    [Theory]
    [InlineData(" 홍길동 ", "홍길동")]
    [InlineData("山田 太郎", "山田 太郎")]
    [InlineData("Ada O'Neil", "Ada O'Neil")]
    public void A_member_s_name_is_trimmed_and_otherwise_kept_as_typed(string text, string value) =>
        Assert.Equal(value, MemberName.Create(text).Value.Value);

    [Theory]
    [InlineData(null, "0")]
    [InlineData("\t", "0")]
    [InlineData("홍\u202e길동", "U+202E at 2")]
    public void Another_text_is_no_member_s_name(string? text, string actual)
    {
        var error = MemberName.Create(text).Error;
        Assert.Same(AdminErrors.MemberNameInvalid, error.Kind);
        Assert.Equal("60", error.Argument("limit"));
        Assert.Equal(actual, error.Argument("actual"));
    }

    [Fact]
    public void Sixty_code_points_are_fine_and_one_more_is_too_long()
    {
        var sixty = string.Concat(Enumerable.Repeat("👩", 60));
        Assert.True(MemberName.Create(sixty).Succeeded);
        Assert.Equal("61", MemberName.Create(sixty + "x").Error.Argument("actual"));
    }

    [Fact]
    public void A_stored_text_that_is_no_value_is_a_fault_whose_text_does_not_tell_it()
    {
        var account = Assert.Throws<ArgumentException>(() => MemberAccount.FromStored("Hong Secret"));
        var name = Assert.Throws<ArgumentException>(() => MemberName.FromStored("Hong\0Secret"));
        Assert.DoesNotContain("Secret", account.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", name.Message, StringComparison.Ordinal);
    }
}
