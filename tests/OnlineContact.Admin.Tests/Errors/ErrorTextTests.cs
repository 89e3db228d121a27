using System.Text;
using FsCheck;
using FsCheck.Xunit;
using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Errors;

public sealed class ErrorTextTests
{
    [Fact]
    public void A_message_speaks_the_language_asked_for()
    {
        var error = AdminErrors.ContractAlreadyChangedToday.With(null, new LocalDate(2026, 11, 3));

        Assert.Equal("The contract was already changed today (2026-11-03). It can be changed once a day.", error.Message);
        Assert.StartsWith("오늘(2026-11-03) 이미 계약 정보를", error.MessageIn("ko"), StringComparison.Ordinal);
        Assert.StartsWith("契約情報は本日(2026-11-03)", error.MessageIn("ja"), StringComparison.Ordinal);
        Assert.StartsWith("今天（2026-11-03）", error.MessageIn("zh"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KO", "ko")]
    [InlineData("ko-KR", "ko")]
    [InlineData("zh_Hans_CN", "zh")]
    [InlineData("xx", "en")]
    [InlineData("", "en")]
    [InlineData("-", "en")]
    [InlineData("korean", "en")]
    public void A_region_is_left_off_and_an_unknown_language_gives_English(string asked, string answered)
    {
        var error = AdminErrors.ServiceNameRequired.With("name");

        Assert.Equal(error.MessageIn(answered), error.MessageIn(asked));
    }

    [Fact]
    public void An_endless_language_gives_English() =>
        Assert.Equal(AdminErrors.Refused.With(null).Message, AdminErrors.Refused.With(null).MessageIn("ko-" + new string('x', 100_000)));

    [Fact]
    public void Every_kind_says_all_its_values_in_every_language()
    {
        foreach (var kind in AdminErrors.All)
        {
            var values = kind.ArgumentNames.Select((_, i) => (object?)$"<{i}>").ToArray();
            var error = kind.With("somewhere", values);
            foreach (var language in TextFile.Languages)
            {
                var message = error.MessageIn(language);
                Assert.All(values, value => Assert.Contains((string)value!, message, StringComparison.Ordinal));
                Assert.DoesNotContain('{', message);
            }
        }
    }

    [Fact]
    public void A_kind_without_any_text_still_says_its_name_and_arguments()
    {
        Assert.Equal("planted.kind (limit: 3)", new AdminErrorKind("OCA9999", "planted.kind", "limit").With(null, 3).Message);
        Assert.Equal("planted.kind", new AdminErrorKind("OCA9999", "planted.kind").With(null).Message);
    }

    [Fact]
    public void Values_are_written_the_same_on_every_machine()
    {
        Assert.Equal("1234.50", ErrorText.Argument(1234.50m));
        Assert.Equal("true", ErrorText.Argument(true));
        Assert.Equal("2011-12-30", ErrorText.Argument(new LocalDate(2011, 12, 30)));
        Assert.Equal("2026-02", ErrorText.Argument(new YearMonth(2026, 2)));
        Assert.Equal("2026-02-03T04:05:06Z", ErrorText.Argument(Instant.FromUtc(2026, 2, 3, 4, 5, 6)));
        Assert.Equal("0:00:05:00", ErrorText.Argument(Duration.FromMinutes(5)));
        Assert.Equal("", ErrorText.Argument(null));
    }

    [Fact]
    public void Long_values_are_cut_between_code_points()
    {
        Assert.Equal(new string('a', 120), ErrorText.Argument(new string('a', 120)));
        Assert.Equal(new string('a', 120) + "…", ErrorText.Argument(new string('a', 121)));
        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 120)) + "…", ErrorText.Argument(string.Concat(Enumerable.Repeat("😀", 121))));
        Assert.Equal(121, AdminErrors.ServiceNameRequired.With(new string('t', 5_000)).Target!.Length);
        Assert.Equal(121, AdminErrors.ServiceNameTaken.With(null, new string('n', 5_000)).Argument("name")!.Length);
    }

    [Fact]
    public void Values_stay_on_one_line() =>
        Assert.Equal("a\uFFFD\uFFFDb\uFFFDc\uFFFD", ErrorText.Argument("a\r\nb\u2028c\uD800"));

    [Property]
    public bool Any_value_becomes_one_short_well_formed_line(string? value, PositiveInt repeat)
    {
        var text = ErrorText.Argument(string.Concat(Enumerable.Repeat(value, Math.Min(repeat.Get, 50))));

        return text.EnumerateRunes().Count() <= ErrorText.LongestArgument + 1
            && text.EnumerateRunes().All(rune => !Rune.IsControl(rune))
            && new UTF8Encoding(false, true).GetByteCount(text) >= text.Length;
    }

    [Fact]
    public void The_number_of_arguments_is_checked()
    {
        Assert.Throws<ArgumentException>(() => AdminErrors.PageSize.With(null, 1));
        Assert.Throws<ArgumentException>(() => AdminErrors.Refused.With(null, 1));
    }

    [Fact]
    public void What_outsiders_see_reveals_nothing()
    {
        foreach (var kind in AdminErrors.All)
        {
            var seen = kind.With("secret", [.. kind.ArgumentNames.Select(_ => "secret")]).ToPublic();

            Assert.Same(AdminErrors.Refused, seen.Kind);
            Assert.Empty(seen.Arguments);
            Assert.DoesNotContain("secret", seen.ToString(), StringComparison.Ordinal);
            Assert.Null(seen.Target);
        }
    }

    [Fact]
    public void Text_files_are_read_strictly()
    {
        Assert.Equal("x = {a}", TextFile.Parse(new StringReader("# note\n\n OCA0001 = x = {a} \n"))["OCA0001"]);
        Assert.Contains("Line 2", Assert.Throws<FormatException>(() => TextFile.Parse(new StringReader("OCA0001 = x\nOCA0002"))).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => TextFile.Parse(new StringReader("OCA0001 =")));
        Assert.Throws<FormatException>(() => TextFile.Parse(new StringReader("= text")));
        Assert.Throws<FormatException>(() => TextFile.Parse(new StringReader("OCA0001 = x\nOCA0001 = y")));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{limit")]
    [InlineData("limit}")]
    [InlineData("{}")]
    [InlineData("{a b}")]
    [InlineData("{{a}")]
    public void A_template_with_a_stray_brace_is_refused(string text)
    {
        Assert.Null(TextTemplate.TryParse(text, out var reason));
        Assert.NotNull(reason);
    }

    [Fact]
    public void Doubled_braces_are_braces_and_a_missing_value_is_a_dash()
    {
        var template = TextTemplate.TryParse("{{{target}}} {limit} {nothing}", out _)!;

        Assert.Equal("{–} 3 –", template.Render(new AdminErrorKind("OCA9999", "planted", "limit").With(null, 3)));
    }
}
