using NodaTime;
using OnlineContact.Admin.Billing.Rules;
using OnlineContact.Admin.Contracts;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.Billing;

/// <summary>Each rule from both sides of its limit.</summary>
public class BillingRuleTests
{
    private static readonly LocalDate Day = new(2021, 3, 15);

    [Theory]
    [InlineData("0", "")]
    [InlineData("100", "")]
    [InlineData("7.0", "")]
    [InlineData("-1", "OCA3010 percent limit=100 actual=-1")]
    [InlineData("101", "OCA3010 percent limit=100 actual=101")]
    [InlineData("7.5", "OCA3010 percent limit=100 actual=7.5")]
    public void A_discount_is_a_whole_percent(string percent, string said) => Assert.Equal(said, Said(DiscountIsAWholePercent.Check(Number(percent))));

    [Theory]
    [InlineData("1000000000000", 0, "")]
    [InlineData("-1000000000000", 0, "")]
    [InlineData("0.01", 2, "")]
    [InlineData("0", 2, "OCA3019 amount limit=1000000000000 decimals=2 actual=0")]
    [InlineData("0.001", 2, "OCA3019 amount limit=1000000000000 decimals=2 actual=0.001")]
    [InlineData("1000000000000.01", 2, "OCA3019 amount limit=1000000000000 decimals=2 actual=1000000000000.01")]
    public void An_adjustment_is_of_whole_units(string amount, int digits, string said) => Assert.Equal(said, Said(AdjustmentIsWholeUnits.Check(Number(amount), new Currency("EUR", digits))));

    [Theory]
    [InlineData(" a ", "")]
    [InlineData(null, "OCA3020 reason limit=200 actual=0")]
    [InlineData(" \t", "OCA3020 reason limit=200 actual=2")]
    [InlineData("a\u0007", "OCA3020 reason limit=200 actual=2")]
    [InlineData("a\n", "OCA3020 reason limit=200 actual=2")]
    [InlineData("a\uFFFD", "OCA3020 reason limit=200 actual=2")]
    public void A_reason_can_be_shown(string? reason, string said) => Assert.Equal(said, Said(AdjustmentHasAReason.Check(reason)));

    [Fact]
    public void A_reason_has_two_hundred_characters_as_people_count_them()
    {
        Assert.Equal("", Said(AdjustmentHasAReason.Check(string.Concat(Enumerable.Repeat("\U0001F600", 200)))));
        Assert.Equal("OCA3020 reason limit=200 actual=201", Said(AdjustmentHasAReason.Check(new string('한', 201))));
        Assert.Equal("OCA3020 reason limit=200 actual=1", Said(AdjustmentHasAReason.Check(((char)0xD800).ToString())));
    }

    [Theory]
    [InlineData("!", "")]
    [InlineData("~", "")]
    [InlineData("a b", "OCA3012 key limit=255 actual=3")]
    [InlineData("a\u007F", "OCA3012 key limit=255 actual=2")]
    [InlineData("", "OCA3012 key limit=255 actual=0")]
    [InlineData(null, "OCA3012 key limit=255 actual=0")]
    public void A_key_is_visible_ascii(string? key, string said) => Assert.Equal(said, Said(UsageKeyIsVisibleAscii.Check("key", key)));

    [Theory]
    [InlineData(0, "")]
    [InlineData(10, "")]
    [InlineData(-1, "OCA3003 quantity item=quantity limit=0 actual=-1")]
    [InlineData(11, "OCA3004 quantity item=quantity limit=10 actual=11")]
    public void A_quantity_is_in_its_range(long quantity, string said) => Assert.Equal(said, Said(UsageQuantityIsInRange.Check("quantity", quantity, 10)));

    [Theory]
    [InlineData(0, "OCA3022 until first=2021-03-16 limit=2031-03-23 actual=2021-03-15")]
    [InlineData(1, "")]
    [InlineData(3_660, "")]
    [InlineData(3_661, "OCA3022 until first=2021-03-16 limit=2031-03-23 actual=2031-03-24")]
    public void A_trial_ends_after_it_begins(int days, string said) => Assert.Equal(said, Said(TrialEndsAfterItBegins.Check(Day, Day.PlusDays(days))));

    [Theory]
    [InlineData(-1, null, "OCA3014 day day=2021-03-14 first=2021-03-15 last=2021-03-25")]
    [InlineData(0, null, "")]
    [InlineData(10, null, "")]
    [InlineData(11, null, "OCA3014 day day=2021-03-26 first=2021-03-15 last=2021-03-25")]
    [InlineData(5, 5, "")]
    [InlineData(6, 5, "OCA3014 day day=2021-03-21 first=2021-03-15 last=2021-03-20")]
    [InlineData(10, 10, "")]
    [InlineData(11, 20, "OCA3014 day day=2021-03-26 first=2021-03-15 last=2021-03-25")]
    public void Usage_is_of_a_day_of_the_service(int day, int? terminated, string said) =>
        Assert.Equal(said, Said(UsageDayIsOneOfTheService.Check("day", Day.PlusDays(day), Day, terminated is { } end ? Day.PlusDays(end) : null, Day.PlusDays(10))));

    [Fact]
    public void A_draft_has_no_day() => Assert.Equal("OCA3014", UsageDayIsOneOfTheService.Check("day", Day, null, null, Day)?.Code);

    [Fact]
    public void The_first_month_out_of_range_is_named()
    {
        Assert.Equal("1999-12", MonthsAreNotTooMany.Check(new YearMonth(1999, 12), new YearMonth(2200, 1))?.Argument("actual"));
        Assert.Equal("2200-01", MonthsAreNotTooMany.Check(new YearMonth(2000, 1), new YearMonth(2200, 1))?.Argument("actual"));
        Assert.Equal("OCA3017 to limit=120 actual=0", Said(MonthsAreNotTooMany.Check(new YearMonth(2021, 2), new YearMonth(2021, 1))));
        Assert.Equal("", Said(MonthsAreNotTooMany.Check(new YearMonth(2021, 2), new YearMonth(2021, 2))));
        Assert.Equal("", Said(MonthsAreNotTooMany.Check(new YearMonth(2021, 2), new YearMonth(2031, 1))));
        Assert.Equal("OCA3017 to limit=120 actual=121", Said(MonthsAreNotTooMany.Check(new YearMonth(2021, 2), new YearMonth(2031, 2))));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
