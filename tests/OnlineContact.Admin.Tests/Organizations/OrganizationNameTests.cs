using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Organizations;

namespace OnlineContact.Admin.Tests.Organizations;

public class OrganizationNameTests
{
    [Theory]
    [InlineData(" 한게임 ", "한게임")]
    [InlineData("株式会社テスト", "株式会社テスト")]
    [InlineData("Acme 📞", "Acme 📞")]
    public void A_name_is_trimmed_and_otherwise_kept_as_typed(string text, string value) =>
        Assert.Equal(value, OrganizationName.Create(text).Value.Value);

    [Theory]
    [InlineData(null, "0")]
    [InlineData(" \u3000", "0")]
    [InlineData("\u200b", "0")]
    [InlineData("한게임\u0007", "U+0007 at 4")]
    [InlineData("📞\\ud800", "U+D800 at 2")]
    public void Another_text_is_no_name(string? text, string actual)
    {
        var error = OrganizationName.Create(text is null ? null : Sample.Of(text)).Error;
        Assert.Same(AdminErrors.OrganizationNameInvalid, error.Kind);
        Assert.Equal("100", error.Argument("limit"));
        Assert.Equal(actual, error.Argument("actual"));
    }

    [Fact]
    public void A_hundred_code_points_are_fine_and_one_more_is_too_long()
    {
        var hundred = string.Concat(Enumerable.Repeat("📞", 100));
        Assert.True(OrganizationName.Create(hundred).Succeeded);
        Assert.Equal("101", OrganizationName.Create(hundred + "x").Error.Argument("actual"));
    }

    [ValueProperty]
    public void A_stored_name_comes_back_as_it_was(OrganizationName name) =>
        Assert.Equal(name, OrganizationName.FromStored(name.Value));

    [Fact]
    public void A_stored_text_that_is_no_name_is_a_fault() =>
        Assert.Throws<ArgumentException>(() => OrganizationName.FromStored(""));
}
