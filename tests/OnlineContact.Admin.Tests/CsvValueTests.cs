using FsCheck.Xunit;
using OnlineContact.Admin.Cti.Import;

namespace OnlineContact.Admin.Tests;

public class CsvValueTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+82 2 1234")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("  =1")]
    [InlineData("\u00A0=1")]
    [InlineData("\u3000＝1")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠A1")]
    [InlineData("﹦1")]
    [InlineData("﹢1")]
    [InlineData("﹣1")]
    [InlineData("﹫A1")]
    public void What_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(string text) => Assert.Equal($"\"'{text}\"", CsvValue.Quoted(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("김민준")]
    [InlineData("a=b")]
    [InlineData("'=1")]
    [InlineData("1-2")]
    [InlineData("203.0.113.24")]
    public void Other_texts_stay_as_they_are(string text) => Assert.Equal($"\"{text}\"", CsvValue.Quoted(text));

    [Property(MaxTest = 300)]
    public bool What_is_written_is_read_again(string?[] texts)
    {
        var values = (texts ?? []).Select(text => text ?? "").Append("\"a\",\r\nb").ToArray();
        var line = string.Join(',', values.Select(CsvValue.Quoted)) + "\r\n";
        var read = CsvLine.Read(line).Single();
        return !read.IsMalformed && values.Zip(read.Values).All(pair => pair.Second == pair.First || pair.Second == "'" + pair.First) && read.Values.Count == values.Length;
    }
}
