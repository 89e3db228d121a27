using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Tests.ContractedServices;

public class ServiceNameTests
{
    [Theory]
    [InlineData("  한게임 고객센터 ", "한게임 고객센터", "한게임 고객센터")]
    [InlineData("サポート  窓口", "サポート  窓口", "サポート  窓口")]
    [InlineData("Ｈｅｌｐ Desk", "Ｈｅｌｐ Desk", "help desk")]
    [InlineData("상담 📞", "상담 📞", "상담 📞")]
    public void A_name_is_trimmed_and_otherwise_kept_as_typed(string text, string value, string key)
    {
        var name = ServiceName.Create(text).Value;
        Assert.Equal(value, name.Value);
        Assert.Equal(key, name.Key);
    }

    [Fact]
    public void Spelling_makes_another_name_with_the_same_key()
    {
        var one = ServiceName.Create("Help").Value;
        var other = ServiceName.Create("ＨＥＬＰ").Value;
        Assert.NotEqual(one, other);
        Assert.Equal(one.Key, other.Key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\u3000")]
    [InlineData("\u200b\u200d")]
    [InlineData("\u3164")]
    [InlineData("\ufe0f")]
    public void A_name_of_which_nothing_would_be_seen_is_missing(string? text) =>
        Assert.Same(AdminErrors.ServiceNameRequired, ServiceName.Create(text).Error.Kind);

    [Theory]
    [InlineData("x")]
    [InlineData("상")]
    [InlineData("📞")]
    public void A_hundred_code_points_are_fine_and_one_more_is_too_long(string sign)
    {
        var hundred = string.Concat(Enumerable.Repeat(sign, 100));
        Assert.True(ServiceName.Create(" " + hundred + " ").Succeeded);
        var error = ServiceName.Create(hundred + sign).Error;
        Assert.Same(AdminErrors.ServiceNameTooLong, error.Kind);
        Assert.Equal("100", error.Argument("limit"));
        Assert.Equal("101", error.Argument("actual"));
    }

    [Fact]
    public void A_name_whose_key_would_swell_is_too_long()
    {
        Assert.True(ServiceName.Create(new string('\ufdfa', 22)).Succeeded);
        var error = ServiceName.Create(new string('\ufdfa', 23)).Error;
        Assert.Same(AdminErrors.ServiceNameTooLong, error.Kind);
        Assert.Equal("400", error.Argument("limit"));
        Assert.Equal("414", error.Argument("actual"));
    }

    [Theory]
    [InlineData("상담\u0007센터", "3")]
    [InlineData("  a\tb", "2")]
    [InlineData("📞\u202e", "2")]
    [InlineData("a\\ud800", "2")]
    public void A_sign_that_cannot_be_shown_is_pointed_at(string text, string position)
    {
        var error = ServiceName.Create(Sample.Of(text)).Error;
        Assert.Same(AdminErrors.ServiceNameInvalid, error.Kind);
        Assert.Equal(position, error.Argument("position"));
    }

    [ValueProperty]
    public void Any_text_makes_a_bounded_showable_name_or_none(HostileText sample)
    {
        if (!ServiceName.Create(sample.Text).TryGetValue(out var name, out _)) return;
        Assert.Equal(sample.Text!.Trim(), name.Value);
        Assert.InRange(TextFolding.CodePoints(name.Value), 1, ServiceName.MaxLength);
        Assert.InRange(TextFolding.CodePoints(name.Key), 1, ServiceName.MaxKeyLength);
        Assert.True(TextFolding.IsShowable(name.Value, out _));
    }

    [ValueProperty]
    public void A_stored_name_comes_back_as_it_was(ServiceName name)
    {
        Assert.Equal(name, ServiceName.FromStored(name.Value));
        Assert.Equal(name, ServiceName.Create("\t" + name.Value + " ").Value);
    }

    [Fact]
    public void A_stored_text_that_is_no_name_is_a_fault() =>
        Assert.Throws<ArgumentException>(() => ServiceName.FromStored("\0"));
}
