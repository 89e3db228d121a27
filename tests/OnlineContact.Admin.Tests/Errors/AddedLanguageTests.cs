using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Errors;

public sealed class AddedLanguageTests
{
    private static readonly AdminError Taken = AdminErrors.ServiceIdTaken.With("id", "Vip");

    [Fact]
    public void An_added_language_is_spoken_and_falls_back_to_English()
    {
        AdminErrorTexts.Add("nl", new Dictionary<string, string> { ["OCA1009"] = "Dienst-ID {id} is bezet ({target})." });

        Assert.Contains("nl", AdminErrorTexts.Languages);
        Assert.Equal("Dienst-ID Vip is bezet (id).", Taken.MessageIn("nl-BE"));
        Assert.Equal(AdminErrors.Refused.With(null).Message, AdminErrors.Refused.With(null).MessageIn("nl"));
    }

    [Fact]
    public void A_text_takes_the_place_of_the_one_there_was_and_leaves_the_others()
    {
        var catalogue = new ErrorTextCatalogue(AdminErrors.All);
        catalogue.Add("en", Texts(("OCA1009", "taken: {id}"), ("OCA1008", "reserved: {id}")));
        catalogue.Add("EN", Texts(("OCA1009", "in use: {id}")));

        Assert.Equal("in use: Vip", catalogue.Find("en", "OCA1009")!.Render(Taken));
        Assert.NotNull(catalogue.Find("en", "OCA1008"));
        Assert.Equal(["en"], catalogue.Languages);
    }

    [Fact]
    public void A_region_of_its_own_comes_before_the_language_and_English_comes_last()
    {
        var catalogue = new ErrorTextCatalogue(AdminErrors.All);
        catalogue.Add("en", Texts(("OCA1009", "1"), ("OCA1008", "2"), ("OCA0013", "3")));
        catalogue.Add("pt", Texts(("OCA1009", "4"), ("OCA1008", "5")));
        catalogue.Add("pt-BR", Texts(("OCA1009", "6")));

        string Text(string code) => catalogue.Find("pt-BR", code)?.Render(Taken) ?? "none";
        Assert.Equal(["6", "5", "3", "none"], [Text("OCA1009"), Text("OCA1008"), Text("OCA0013"), Text("OCA0001")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("n")]
    [InlineData("1a")]
    [InlineData("n l")]
    [InlineData("nl-")]
    [InlineData("nl_BE")]
    [InlineData("한국")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghij")]
    public void A_language_that_is_no_code_is_refused(string language) =>
        Assert.Throws<ArgumentException>(() => new ErrorTextCatalogue(AdminErrors.All).Add(language, Texts(("OCA0013", "no"))));

    [Theory]
    [InlineData("OCA9999", "no such kind")]
    [InlineData("oca0013", "wrong case")]
    [InlineData("OCA0013", "")]
    [InlineData("OCA0013", "  ")]
    [InlineData("OCA0013", "two\nlines")]
    [InlineData("OCA0013", "{id}")]
    [InlineData("OCA1009", "{number}")]
    [InlineData("OCA1009", "{id")]
    public void A_text_that_cannot_be_used_is_refused_and_none_is_taken(string code, string text)
    {
        var catalogue = new ErrorTextCatalogue(AdminErrors.All);

        var refusal = Assert.Throws<ArgumentException>(() => catalogue.Add("nl", Texts(("OCA1008", "good: {id}"), (code, text))));

        Assert.Contains(code, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(catalogue.Languages);
    }

    [Fact]
    public void Lengths_and_numbers_are_bounded()
    {
        var catalogue = new ErrorTextCatalogue(AdminErrors.All);
        catalogue.Add("nl", Texts(("OCA0013", string.Concat(Enumerable.Repeat("😀", AdminErrorTexts.MaxTextLength)))));
        Assert.Throws<ArgumentException>(() => catalogue.Add("nl", Texts(("OCA0013", new string('x', AdminErrorTexts.MaxTextLength + 1)))));
        Assert.Throws<ArgumentException>(() => catalogue.Add("nl", Enumerable.Range(0, AdminErrors.All.Count + 1).ToDictionary(i => $"OCA{i}", _ => "x")));

        for (var i = 1; i < AdminErrorTexts.MaxLanguages; i++) catalogue.Add($"x{i}", Texts(("OCA0013", "no")));
        Assert.Throws<ArgumentException>(() => catalogue.Add("yy", Texts(("OCA0013", "no"))));
        catalogue.Add("nl", Texts(("OCA0013", "a known language still takes texts")));
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => AdminErrorTexts.Add(null!, Texts()));
        Assert.Throws<ArgumentNullException>(() => AdminErrorTexts.Add("nl", null!));
        Assert.Throws<ArgumentNullException>(() => Taken.MessageIn(null!));
        Assert.Throws<ArgumentException>(() => new ErrorTextCatalogue(AdminErrors.All).Add("nl", Texts(("OCA0013", null!))));
    }

    [Fact]
    public void Adding_from_many_threads_loses_nothing()
    {
        var catalogue = new ErrorTextCatalogue(AdminErrors.All);
        var codes = AdminErrors.All.Select(kind => kind.Code).ToArray();

        Parallel.For(0, codes.Length * 8, i =>
        {
            catalogue.Add($"x{i % 8}", Texts((codes[i / 8], "text")));
            Assert.NotNull(catalogue.Find($"x{i % 8}", codes[i / 8]));
        });

        Assert.All(codes, code => Assert.All(Enumerable.Range(0, 8), i => Assert.NotNull(catalogue.Find($"x{i}", code))));
    }

    private static Dictionary<string, string> Texts(params (string Code, string Text)[] texts) => texts.ToDictionary(text => text.Code, text => text.Text);
}
