using OnlineContact.Admin.Cti.Import;

namespace OnlineContact.Admin.Tests.Cti;

public class CsvLineTests
{
    private const int MaxQuotedLength = 10_000;

    [Theory]
    [InlineData("", "")]
    [InlineData("a,b", "1:a|b")]
    [InlineData("a,", "1:a|")]
    [InlineData("\"a\"", "1:a")]
    [InlineData("a,\"b\"\"c\"", "1:a|b\"c")]
    [InlineData("a\nb\rc\r\nd", "1:a 2:b 3:c 4:d")]
    [InlineData("a\n\nb\n", "1:a 2: 3:b")]
    public void Lines_are_read_with_and_without_an_end_behind_the_last(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Theory]
    [InlineData("a\"b,c\nd", "1! 2:d")]
    [InlineData("\"a\"b,c\nd", "1! 2:d")]
    [InlineData("a\n\"b\nc\nd", "1:a 2! 3:c 4:d")]
    [InlineData("\"a\"\"", "1!")]
    [InlineData("\"a\r", "1!")]
    [InlineData("x\"\r\ny", "1! 2:y")]
    public void A_line_whose_quotation_marks_make_no_sense_ends_where_it_stands(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Theory]
    [InlineData("\"a\nb\",c\nd")]
    [InlineData("\"a\rb\",c\nd")]
    [InlineData("\"a\r\nb\",c\nd")]
    public void Line_ends_in_a_value_are_counted_once_each(string text) => Assert.Equal([1, 3], CsvLine.Read(text).Select(line => line.Number));

    [Fact]
    public void A_value_in_quotation_marks_has_at_most_its_length()
    {
        Assert.Equal(MaxQuotedLength, Assert.Single(CsvLine.Read($"\"{new string('x', MaxQuotedLength)}\"")).Values[0].Length);
        Assert.True(Assert.Single(CsvLine.Read($"\"{new string('x', MaxQuotedLength + 1)}\"")).IsMalformed);
    }

    [Fact]
    public void A_line_is_empty_without_any_value_but_not_when_it_is_malformed()
    {
        Assert.Equal([true, false, false, false], CsvLine.Read("\n,\n\"\nx").Select(line => line.IsEmpty));
    }

    private static string Shown(string text) => string.Join(' ', CsvLine.Read(text).Select(line => line.IsMalformed ? $"{line.Number}!" : $"{line.Number}:{string.Join('|', line.Values)}"));
}
