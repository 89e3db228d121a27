using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.Errors;

public class TextFileTests
{
    [Theory]
    [InlineData("OCA0001")]
    [InlineData("=")]
    [InlineData("= text")]
    [InlineData("OCA0001 =")]
    public void A_line_needs_a_code_a_sign_and_a_text(string line) =>
        Assert.Equal("Line 2 is not of the form CODE = text.", Assert.Throws<FormatException>(() => TextFile.Parse(new StringReader($"a=b\n{line}"))).Message);

    [Fact]
    public void The_first_sign_parts_code_and_text() => Assert.Equal("=b=", TextFile.Parse(new StringReader(" a ==b= "))["a"]);

    [Theory]
    [InlineData("zh_Hans-CN", "zh_Hans-CN zh_Hans zh")]
    [InlineData("zh-", "zh- zh")]
    [InlineData("-zh", "-zh")]
    [InlineData("zh", "zh")]
    [InlineData("", "")]
    public void A_language_is_looked_for_without_its_last_part_until_nothing_is_left(string language, string fallbacks) =>
        Assert.Equal(fallbacks, string.Join(' ', TextFile.Fallbacks(language)));
}
