using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Tests.ContractedServices;

public class HelpCentreLanguagesTests
{
    [Fact]
    public void Languages_keep_their_order_and_their_main_one()
    {
        var languages = Consultation(["ko", "en", "zh_TW"], "en").Value;
        Assert.Equal(["ko", "en", "zh_TW"], languages.Codes);
        Assert.Equal("en", languages.Main);
        Assert.Equal("ko, en*, zh_TW", languages.ToString());
        Assert.False(languages.IsEmpty);
    }

    [Fact]
    public void The_main_language_is_found_in_any_case_and_written_as_in_the_list() =>
        Assert.Equal("zh_TW", Consultation(["ko", "zh_TW"], "ZH_tw").Value.Main);

    [Fact]
    public void An_issue_service_has_none()
    {
        Assert.Equal(HelpCentreLanguages.Empty, HelpCentreLanguages.Create(null, null, ServiceType.IssueManagement).Value);
        Assert.Equal(HelpCentreLanguages.Empty, HelpCentreLanguages.Create([], "", ServiceType.IssueManagement).Value);
        foreach (var given in new[]
        {
            HelpCentreLanguages.Create(["ko"], "ko", ServiceType.IssueManagement),
            HelpCentreLanguages.Create(null, "ko", ServiceType.IssueManagement),
        })
        {
            Assert.Same(AdminErrors.ServiceLanguagesNotForType, given.Error.Kind);
            Assert.Equal("IssueManagement", given.Error.Argument("type"));
        }
    }

    [Fact]
    public void A_consultation_service_needs_one()
    {
        Assert.Same(AdminErrors.ServiceLanguagesRequired, Consultation(null, null).Error.Kind);
        Assert.Same(AdminErrors.ServiceLanguagesRequired, Consultation([], "ko").Error.Kind);
    }

    [Fact]
    public void Thirty_are_fine_and_one_more_is_too_many()
    {
        var codes = Enumerable.Range(0, 31).Select(i => $"{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}").ToArray();
        Assert.True(Consultation(codes[..30], "aa").Succeeded);
        var error = Consultation(codes, "aa").Error;
        Assert.Same(AdminErrors.ServiceLanguagesTooMany, error.Kind);
        Assert.Equal("30", error.Argument("limit"));
        Assert.Equal("31", error.Argument("actual"));
    }

    [Theory]
    [InlineData(null, "0")]
    [InlineData("", "0")]
    [InlineData("zh_Hant", "7")]
    [InlineData("k1", "U+0031 at 2")]
    [InlineData("zh-TW", "U+002D at 3")]
    [InlineData("한국어", "U+D55C at 1")]
    [InlineData("ｋｏ", "U+FF4B at 1")]
    [InlineData("ko📞", "U+1F4DE at 3")]
    [InlineData("k\\udc00", "U+DC00 at 2")]
    [InlineData("__", "__")]
    public void A_code_of_other_signs_is_pointed_at(string? code, string actual)
    {
        var error = Consultation(["ko", code is null ? null! : Sample.Of(code)], "ko").Error;
        Assert.Same(AdminErrors.ServiceLanguageInvalid, error.Kind);
        Assert.Equal("languages[1]", error.Target);
        Assert.Equal("6", error.Argument("limit"));
        Assert.Equal(actual, error.Argument("actual"));
    }

    [Fact]
    public void A_language_stands_only_once_in_any_case()
    {
        var error = Consultation(["ko", "en", "KO"], "ko").Error;
        Assert.Same(AdminErrors.ServiceLanguageDuplicate, error.Kind);
        Assert.Equal("KO", error.Argument("language"));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("ja", "ja")]
    [InlineData("a very long language", "a very long …")]
    public void The_main_language_is_one_of_them(string? main, string actual)
    {
        var error = Consultation(["ko", "en"], main).Error;
        Assert.Same(AdminErrors.ServiceMainLanguage, error.Kind);
        Assert.Equal(actual, error.Argument("language"));
    }

    [Fact]
    public void No_type_is_a_programming_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HelpCentreLanguages.Create(["ko"], "ko", (ServiceType)3));

    [Fact]
    public void Equality_sees_order_main_language_and_spelling()
    {
        var one = Consultation(["ko", "en"], "ko").Value;
        Assert.True(one == Consultation(["ko", "en"], "KO").Value);
        Assert.True(one != Consultation(["en", "ko"], "ko").Value);
        Assert.True(one != Consultation(["ko", "en"], "en").Value);
        Assert.True(one != Consultation(["ko", "EN"], "ko").Value);
        Assert.True(one != null);
    }

    [Fact]
    public void A_list_changed_afterwards_changes_nothing()
    {
        string[] codes = ["ko", "en"];
        var languages = Consultation(codes, "ko").Value;
        codes[1] = "ja";
        Assert.Equal(["ko", "en"], languages.Codes);
        Assert.False(languages.Codes is string[]);
    }

    [ValueProperty]
    public void Stored_languages_come_back_as_they_were(HelpCentreLanguages languages)
    {
        var back = HelpCentreLanguages.FromStored([.. languages.Codes], languages.Main);
        Assert.Equal(languages, back);
        Assert.Equal(languages.GetHashCode(), back.GetHashCode());
        Assert.Same(HelpCentreLanguages.Empty, HelpCentreLanguages.FromStored([], null));
    }

    [ValueProperty]
    public void Any_texts_make_languages_that_keep_every_rule_or_none(HostileText[] samples, HostileText main)
    {
        var codes = samples.Select(sample => sample.Text!).ToArray();
        if (!Consultation(codes, main.Text).TryGetValue(out var languages, out _)) return;
        Assert.Equal(codes, languages.Codes);
        Assert.Contains(languages.Main!, languages.Codes);
        Assert.Equal(codes.Length, codes.Select(code => code.ToUpperInvariant()).Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[A-Za-z_]{1,6}\\z", code));
    }

    private static Outcome<HelpCentreLanguages> Consultation(string[]? codes, string? main) =>
        HelpCentreLanguages.Create(codes, main, ServiceType.ConsultationManagement);
}
