using System.Text;
using FsCheck.Fluent;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Contracts;

public class PriceBookJsonTests
{
    private const string Good = """
        {"name":"mine","currency":"JPY","minorUnitDigits":0,"versions":[
        {"effectiveFrom":"2021-01","number":1,"vatPercent":8.5,"trialDays":14,"dayTerms":"last","vatRounding":"halfUp","prices":[
        {"item":"ticket","perUser":true,"monthPrice":1200,"dayPrice":40.5,"usage":{"unit":"ticket","freeUnits":100,"steps":[{"upTo":200,"unitPrice":5},{"unitPrice":2.5}]}}]}]}
        """;

    [Fact]
    public void A_written_book_reads_back_the_same_and_to_the_same_bytes() =>
        Campaign.Run(AdminArbitraries.PriceBookVersion(), 300, version =>
        {
            var book = new PriceBook("book", Currency.Usd, [version]);
            var bytes = PriceBookJson.Write(book);
            Assert.Empty(PriceBookJson.Read(bytes, out var again));
            Assert.Equal(book.Versions, again!.Versions);
            Assert.Equal(bytes, PriceBookJson.Write(again));
        });

    [Fact]
    public void A_good_book_is_read()
    {
        var book = PriceBookJson.Parse(Good);
        var version = Assert.Single(book.Versions);
        Assert.Equal((Currency.Jpy, 8.5m, 14, DayTerms.Last, AmountRounding.HalfUp), (book.Currency, version.VatPercent, version.TrialDays, version.DayTerms, version.VatRounding));
        Assert.Equal([(100, 200L), (200, null)], version.PriceOf("ticket")!.Usage!.Steps.Select(step => (step.From, step.UpTo)));
    }

    [Theory]
    [InlineData("\"mine\"", "7", "$.name")]
    [InlineData("\"JPY\"", "\"yen\"", "$.currency")]
    [InlineData("\"2021-01\"", "\"2021-13\"", "$.versions[0].effectiveFrom")]
    [InlineData("\"number\":1", "\"number\":0", "$.versions[0].number")]
    [InlineData("8.5", "108", "$.versions[0].vatPercent")]
    [InlineData("14", "-1", "$.versions[0].trialDays")]
    [InlineData("\"last\"", "\"lowest\"", "$.versions[0].dayTerms")]
    [InlineData("1200", "-1", "$.versions[0].prices[0].monthPrice")]
    [InlineData("40.5", "0.1234567", "$.versions[0].prices[0].dayPrice")]
    [InlineData("\"perUser\":true", "\"perUser\":1", "$.versions[0].prices[0].perUser")]
    [InlineData("\"upTo\":200", "\"upTo\":50", "$.versions[0].prices[0].usage")]
    [InlineData("{\"unitPrice\":2.5}", "{\"unitPrice\":\"2.5\"}", "$.versions[0].prices[0].usage.steps[1].unitPrice")]
    [InlineData("\"item\":\"ticket\"", "\"item\":\"a b\"", "$.versions[0].prices[0].item")]
    [InlineData("\"vatPercent\"", "\"vatPercents\"", "$.versions[0].vatPercents")]
    [InlineData("\"name\":\"mine\"", "\"name\":\"mine\",\"name\":\"mine\"", "$.name")]
    [InlineData("\"last\"", "5", "$.versions[0].dayTerms")]
    [InlineData("\"number\":1", "\"number\":\"1\"", "$.versions[0].number")]
    [InlineData("14", "3661", "$.versions[0].trialDays")]
    [InlineData("8.5", "8.5,\"lateFeePercent\":101", "$.versions[0].lateFeePercent")]
    [InlineData("\"unitPrice\":5", "\"unitPrice\":-5", "$.versions[0].prices[0].usage.steps[0].unitPrice")]
    [InlineData("[{\"upTo\":200,\"unitPrice\":5},{\"unitPrice\":2.5}]", "[]", "$.versions[0].prices[0].usage.steps")]
    public void A_fault_is_told_with_its_place(string good, string bad, string place)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var faults = PriceBookJson.Read(Encoding.UTF8.GetBytes(Good.Replace(good, bad, StringComparison.Ordinal)), out var book);
        Assert.Null(book);
        Assert.Equal([("OCA3018", place)], faults.Select(fault => (fault.Code, fault.Target)));
    }

    [Fact]
    public void All_faults_are_told_and_what_is_no_JSON_is_refused()
    {
        var many = Encoding.UTF8.GetBytes(Good.Replace("1200", "-1", StringComparison.Ordinal).Replace("\"2021-01\"", "1", StringComparison.Ordinal));
        Assert.Equal(["$.versions[0].effectiveFrom", "$.versions[0].prices[0].monthPrice"], PriceBookJson.Read(many, out _).Select(fault => fault.Target));
        foreach (var text in (string[])["", "{", "[]", "null", "{}", "{\"name\":", "\u0000"])
        {
            Assert.NotEmpty(PriceBookJson.Read(Encoding.UTF8.GetBytes(text), out var book));
            Assert.Null(book);
        }

        var thrown = Assert.Throws<AdminConfigurationException>(() => PriceBookJson.Parse("{}"));
        Assert.Equal("OCA3018", thrown.Error.Code);
        Assert.Single(PriceBookJson.Read(new byte[PriceBookJson.MaxLength + 1], out _));
    }

    [Fact]
    public void What_is_left_out_has_its_default_and_limits_themselves_are_taken()
    {
        Assert.Equal(0, PriceBookJson.Parse(Good.Replace("\"trialDays\":14,", "", StringComparison.Ordinal)).Versions[0].TrialDays);
        Assert.Equal(PriceBookVersion.MaxTrialDays, PriceBookJson.Parse(Good.Replace("14", "3660", StringComparison.Ordinal)).Versions[0].TrialDays);
        Assert.Empty(PriceBookJson.Read(Encoding.UTF8.GetBytes(Good.PadRight(PriceBookJson.MaxLength)), out var padded));
        Assert.Equal("mine", padded!.Name);
        Assert.Empty(PriceBookJson.Read(Encoding.UTF8.GetBytes(WithSteps(UsagePrice.MaxSteps)), out _));
        Assert.Equal("$.versions[0].prices[0].usage.steps", Assert.Single(PriceBookJson.Read(Encoding.UTF8.GetBytes(WithSteps(UsagePrice.MaxSteps + 1)), out _)).Target);
    }

    [Fact]
    public void Faults_are_bounded_in_number_and_length()
    {
        var members = string.Concat(Enumerable.Range(0, PriceBookJson.MaxFaults + 1).Select(i => $"\"x{i}\":1,"));
        Assert.Equal(PriceBookJson.MaxFaults, Read(Good.Insert(1, members)).Count);
        Assert.Equal("$." + new string('x', 40), Assert.Single(Read(Good.Insert(1, $"\"{new string('x', 40)}\":1,"))).Target);
        Assert.Equal("$." + new string('x', 40), Assert.Single(Read(Good.Insert(1, $"\"{new string('x', 41)}\":1,"))).Target);
    }

    [Fact]
    public void Where_the_JSON_ends_is_told_by_line_and_byte_from_one()
    {
        Assert.Equal("line 2, byte 2", Assert.Single(Read("{\n x")).Target);
        Assert.StartsWith("line 1, ", Assert.Single(Read(new string('[', 17) + new string(']', 17))).Target, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("json", () => PriceBookJson.Parse(null!));
    }

    private static IReadOnlyList<AdminError> Read(string json) => PriceBookJson.Read(Encoding.UTF8.GetBytes(json), out _);

    private static string WithSteps(int count)
    {
        var steps = Enumerable.Range(1, count).Select(i => i == count ? "{\"unitPrice\":1}" : $"{{\"upTo\":{100 + i},\"unitPrice\":1}}");
        return Good.Replace("[{\"upTo\":200,\"unitPrice\":5},{\"unitPrice\":2.5}]", $"[{string.Join(',', steps)}]", StringComparison.Ordinal);
    }
}
