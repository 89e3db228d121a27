using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Tests.ContractedServices;

public class ServiceIdTests
{
    private static readonly HashSet<string> Reserved = ["admin", "API", "hc"];

    [Theory]
    [InlineData("a")]
    [InlineData("HangameHelp")]
    [InlineData("adminx")]
    public void English_letters_are_kept_as_typed(string text)
    {
        var id = ServiceId.Create(text, Reserved).Value;
        Assert.Equal(text, id.Value);
        Assert.Equal(text, id.ToString());
        Assert.Equal(text.ToLowerInvariant(), id.Key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("\u3000")]
    public void A_missing_id_is_required(string? text) =>
        Assert.Same(AdminErrors.ServiceIdRequired, ServiceId.Create(text, Reserved).Error.Kind);

    [Fact]
    public void Forty_five_letters_are_fine_and_one_more_is_too_long()
    {
        Assert.True(ServiceId.Create(new string('x', 45), Reserved).Succeeded);
        var error = ServiceId.Create(new string('x', 46), Reserved).Error;
        Assert.Same(AdminErrors.ServiceIdTooLong, error.Kind);
        Assert.Equal("45", error.Argument("limit"));
        Assert.Equal("46", error.Argument("actual"));
        Assert.Equal("serviceId", error.Target);
    }

    [Fact]
    public void Length_counts_code_points_and_not_units()
    {
        var emoji = string.Concat(Enumerable.Repeat("📞", 45));
        Assert.Same(AdminErrors.ServiceIdNotLetters, ServiceId.Create(emoji, Reserved).Error.Kind);
        Assert.Equal("46", ServiceId.Create(emoji + "📞", Reserved).Error.Argument("actual"));
    }

    [Theory]
    [InlineData("help1", "5")]
    [InlineData("ab cd", "3")]
    [InlineData(" ab", "1")]
    [InlineData("ab\n", "3")]
    [InlineData("ＡＢＣ", "1")]
    [InlineData("상담", "1")]
    [InlineData("窓口", "1")]
    [InlineData("hеlp", "2")]
    [InlineData("help📞", "5")]
    [InlineData("a\\ud800", "2")]
    [InlineData("a_b", "2")]
    [InlineData("straße", "5")]
    [InlineData("ad\u0131m", "3")]
    [InlineData("\u212Aey", "1")]
    public void Another_sign_than_an_English_letter_is_pointed_at(string text, string position)
    {
        var error = ServiceId.Create(Sample.Of(text), Reserved).Error;
        Assert.Same(AdminErrors.ServiceIdNotLetters, error.Kind);
        Assert.Equal(position, error.Argument("position"));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("ADMIN")]
    [InlineData("api")]
    [InlineData("Hc")]
    public void A_reserved_word_is_refused_in_any_case(string text)
    {
        var error = ServiceId.Create(text, Reserved).Error;
        Assert.Same(AdminErrors.ServiceIdReserved, error.Kind);
        Assert.Equal(text, error.Argument("id"));
    }

    [Fact]
    public void A_stored_id_is_taken_as_it_is_even_if_its_word_was_reserved_later()
    {
        Assert.Equal("Admin", ServiceId.FromStored("Admin").Value);
        Assert.Throws<ArgumentException>(() => ServiceId.FromStored("a1"));
        Assert.Throws<ArgumentException>(() => ServiceId.FromStored(""));
    }

    [Fact]
    public void The_default_value_is_empty() => Assert.Equal("", default(ServiceId).Value);

    [ValueProperty]
    public void Two_ids_are_equal_exactly_when_they_are_the_same_without_case(ServiceId one, ServiceId other)
    {
        var same = one.Value.Length == other.Value.Length && one.Value.Zip(other.Value).All(pair => (pair.First | 0x20) == (pair.Second | 0x20));
        Assert.Equal(same, one == other);
        Assert.Equal(same, one.Key == other.Key);
        Assert.Equal(same, one.CompareTo(other) == 0);
        var swapped = ServiceId.FromStored(string.Concat(one.Value.Select(c => (char)(c ^ 0x20))));
        Assert.Equal(one, swapped);
        Assert.Equal(one.GetHashCode(), swapped.GetHashCode());
        Assert.NotEqual(one.Value, swapped.Value);
    }

    [ValueProperty]
    public void Any_text_is_an_id_exactly_when_a_naive_look_says_so(HostileText sample)
    {
        var text = sample.Text;
        var fine = text is { Length: >= 1 and <= 45 }
            && text.All("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".Contains)
            && text.ToUpperInvariant() is not ("ADMIN" or "API" or "HC");
        Assert.Equal(fine, ServiceId.Create(text, Reserved).Succeeded);
    }

    [Fact]
    public void Ids_are_ordered_without_case()
    {
        ServiceId Id(string text) => ServiceId.FromStored(text);
        Assert.Equal((true, true, false, false), (Id("A") < Id("b"), Id("A") <= Id("b"), Id("A") > Id("b"), Id("A") >= Id("b")));
        Assert.Equal((false, true, false, true), (Id("A") < Id("a"), Id("A") <= Id("a"), Id("A") > Id("a"), Id("A") >= Id("a")));
        Assert.Equal((false, false, true, true), (Id("b") < Id("A"), Id("b") <= Id("A"), Id("b") > Id("A"), Id("b") >= Id("A")));
        foreach (var text in new[] { "", new string('x', 46), "a1" }) Assert.Contains("OCA10", Assert.Throws<ArgumentException>(() => Id(text)).Message, StringComparison.Ordinal);
    }
}
