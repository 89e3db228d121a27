using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Errors;

public class ErrorTextCatalogueTests
{
    private static readonly string LongestLanguage = "de-" + new string('x', ErrorTextCatalogue.MaxLanguageLength - 3);

    private readonly ErrorTextCatalogue _catalogue = new(AdminErrors.All);

    [Fact]
    public void Languages_are_told_in_ordinal_order()
    {
        foreach (var language in new[] { "sv", "de", "pt-BR", "pt" }) _catalogue.Add(language, Texts(("OCA0013", "no")));

        Assert.Equal(["de", "pt", "pt-BR", "sv"], _catalogue.Languages);
    }

    [Fact]
    public void Every_kind_may_have_its_text_in_one_call_and_there_cannot_be_more()
    {
        var all = AdminErrors.All.ToDictionary(kind => kind.Code, kind => kind.Name);
        _catalogue.Add("de", all);
        Assert.All(AdminErrors.All, kind => Assert.NotNull(_catalogue.Find("de", kind.Code)));

        all.Add("OCA9999", "of no kind");
        var refusal = Assert.Throws<ArgumentException>(() => _catalogue.Add("de", all));
        Assert.Contains($"There are {AdminErrors.All.Count} kinds of error, but {AdminErrors.All.Count + 1} texts.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_of_35_signs_is_the_longest_that_is_taken_and_found()
    {
        _catalogue.Add("de", Texts(("OCA0013", "in German")));
        _catalogue.Add(LongestLanguage, Texts(("OCA0013", "in a dialect")));

        Assert.Equal("in a dialect", Text(LongestLanguage));
        Assert.Throws<ArgumentException>(() => _catalogue.Add(LongestLanguage + "x", Texts(("OCA0013", "no"))));

        // What no language can be is not taken apart either, however long it is.
        Assert.Equal("none", Text(LongestLanguage + "-x"));
    }

    [Fact]
    public void A_text_that_a_host_adds_is_spoken_from_then_on()
    {
        // Another one at each run: the texts belong to the process, which mutation testing keeps.
        var text = $"nej {Guid.NewGuid()}";

        AdminErrorTexts.Add("sv", Texts(("OCA0013", text)));

        Assert.Equal(text, AdminErrors.Refused.With(null).MessageIn("sv-SE"));
    }

    private string Text(string language) => _catalogue.Find(language, "OCA0013")?.Render(AdminErrors.Refused.With(null)) ?? "none";

    private static Dictionary<string, string> Texts(params (string Code, string Text)[] texts) => texts.ToDictionary(text => text.Code, text => text.Text);
}
