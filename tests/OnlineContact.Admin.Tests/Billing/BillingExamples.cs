using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Tests.Billing;

/// <summary>Amounts worked out by hand from the handbook, sections 2 and 3. April 2021 has 30 days.</summary>
public class BillingExamples
{
    [Fact]
    public void Ten_ticket_users_a_whole_month_cost_100_000() =>
        Assert.Equal(100_000, Given.Since(Given.Tickets(10)).Licence("ticket"));

    [Theory]
    [InlineData(28, 2_021, 2)]
    [InlineData(29, 2_024, 2)]
    [InlineData(30, 2_021, 4)]
    [InlineData(31, 2_021, 1)]
    public void A_whole_month_costs_the_month_price_however_long_it_is(int days, int year, int month)
    {
        var bill = (Given.Since(Given.Tickets(1)) with { Month = new YearMonth(year, month), Registration = new LocalDate(2020, 1, 1) })
            with { History = [new SavedTerms { Day = new LocalDate(2020, 1, 1), Terms = Given.Tickets(1) }] };
        Assert.Equal(10_000, bill.Licence("ticket"));
        Assert.Equal(days, bill.Bill().LicenceLines[0].UserDays);
    }

    [Fact]
    public void Half_a_month_costs_its_days() =>
        Assert.Equal(15 * 333, Given.Registered(16, Given.Tickets(1)).Licence("ticket"));

    [Fact]
    public void Days_never_cost_more_than_the_month() // 30 of 31 days: 30 x 1,667 = 50,010
    {
        var first = new LocalDate(2021, 1, 2);
        var input = Given.Since(Given.Tickets(0)) with
        {
            Month = new YearMonth(2021, 1),
            Registration = first,
            History = [new SavedTerms { Day = first, Terms = Given.Terms(("ticket", 0), ("helpdoc", 0)) }],
        };
        Assert.Equal(50_000, input.Licence("helpdoc"));
    }

    [Fact]
    public void Twenty_nine_of_thirty_days_cost_less_than_the_month() =>
        Assert.Equal(29 * 333, Given.Since(Given.Tickets(1)).Terminated(29).Licence("ticket"));

    [Fact]
    public void Registration_and_termination_are_both_billed() =>
        Assert.Equal(2 * 333, Given.Registered(10, Given.Tickets(1)).Terminated(11).Licence("ticket"));

    [Fact]
    public void A_service_of_one_day_is_billed_one_day() =>
        Assert.Equal(333, Given.Registered(10, Given.Tickets(1)).Terminated(10).Licence("ticket"));

    [Fact]
    public void A_month_before_registration_or_after_termination_has_no_lines()
    {
        Assert.Empty(Given.Registered(31, Given.Tickets(1)).Bill().LicenceLines);
        Assert.Empty(Given.Registered(-20, Given.Tickets(1)).Terminated(0).Bill().LicenceLines);
    }

    [Fact]
    public void Lanes_are_priced_one_by_one() // lanes 1-3 the month, lanes 4-10 on days 1-10: 3 x 10,000 + 7 x 10 x 333
    {
        var input = Given.Since(Given.Tickets(10)).Changed(11, Given.Tickets(3)).Priced(version => version with { DayTerms = DayTerms.Last });
        Assert.Equal(30_000 + 23_310, input.Licence("ticket"));
        Assert.Equal(10, input.Bill().LicenceLines[0].Users);
        Assert.Equal((10 * 10) + (20 * 3), input.Bill().LicenceLines[0].UserDays);
    }

    [Fact]
    public void On_a_day_of_change_the_larger_counts_by_default()
    {
        var dropped = Given.Since(Given.Tickets(2)).Changed(11, Given.Tickets(1));
        Assert.Equal(10_000 + (11 * 333), dropped.Licence("ticket"));
        var raised = Given.Since(Given.Tickets(1)).Changed(11, Given.Tickets(2));
        Assert.Equal(10_000 + (20 * 333), raised.Licence("ticket"));
    }

    [Fact]
    public void Dropping_before_midnight_and_raising_after_it_saves_nothing_by_default_and_much_with_last()
    {
        var input = Given.Since(Given.Tickets(100));
        for (var day = 1; day <= 29; day += 2) input = input.Changed(day, Given.Tickets(0)).Changed(day + 1, Given.Tickets(100));
        Assert.Equal(1_000_000, input.Licence("ticket"));
        Assert.Equal(100 * 15 * 333, input.Priced(version => version with { DayTerms = DayTerms.Last }).Licence("ticket"));
    }

    [Fact]
    public void Of_several_changes_on_a_day_all_count_for_highest_and_one_for_last()
    {
        var input = Given.Registered(30, Given.Tickets(1)).Changed(30, Given.Tickets(5)).Changed(30, Given.Tickets(2));
        Assert.Equal(5 * 333, input.Licence("ticket"));
        Assert.Equal(2 * 333, input.Priced(version => version with { DayTerms = DayTerms.Last }).Licence("ticket"));
    }

    [Fact]
    public void An_item_not_per_user_is_one_lane_and_counts_on_a_day_it_was_on()
    {
        var input = Given.Since(Given.Tickets(0)).Changed(10, Given.Terms(("ticket", 0), ("helpdoc", 0))).Changed(12, Given.Tickets(0));
        var line = Assert.Single(input.Bill().LicenceLines);
        Assert.Equal(("helpdoc", 1, 3L, 5_001m), (line.Item, line.Users, line.UserDays, line.Amount));
    }

    [Fact]
    public void Ticket_without_users_has_no_line() => Assert.Empty(Given.Since(Given.Tickets(0)).Bill().LicenceLines);

    [Fact]
    public void A_hundred_thousand_users_are_billed() =>
        Assert.Equal(7_000_000_000, Given.Since(Given.Terms(("ticket", 0), ("telticket", 100_000))).Licence("telticket"));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(6_000, 0)]
    [InlineData(6_001, 3)]
    [InlineData(40_000, 102_000)]
    [InlineData(40_001, 102_002)] // 102,001.5, half up
    [InlineData(40_002, 102_003)]
    [InlineData(45_000, 109_500)] // 34,000 x 3.0 + 5,000 x 1.5
    public void Telephone_seconds_are_graduated_from_zero_with_the_free_ones_included(long seconds, int won) =>
        Assert.Equal(won, Given.Since(Given.Tickets(1)).Used("telticket", seconds).UsageOf("telticket"));

    [Theory]
    [InlineData("ticket", 3_000, 0)]
    [InlineData("ticket", 3_001, 50)]
    [InlineData("chat", 4_000, 50_000)]
    public void Tickets_and_chats_cost_50_above_the_free_ones(string counter, long quantity, int won) =>
        Assert.Equal(won, Given.Since(Given.Tickets(50)).Used(counter, quantity).UsageOf(counter));

    [Fact]
    public void A_usage_line_appears_when_its_quantity_is_not_zero_even_if_it_is_free_or_the_item_not_contracted()
    {
        var bill = Given.Since(Given.Tickets(1)).Used("telticket", 100).Used("chat", 0).Bill();
        var line = Assert.Single(bill.UsageLines);
        Assert.Equal(("telticket", "second", 100L, 100L, 0m), (line.Counter, line.Unit, line.Quantity, line.FreeUnits, line.Amount));
    }

    [Fact]
    public void The_trial_frees_the_share_of_user_days_inside_it()
    {
        // 100,000 won over 300 user-days, of them 100 inside.
        var bill = Given.Registered(1, Given.Tickets(10)).FreeUntil(11).Used("ticket", 3_100).Bill();
        Assert.Equal(100_000, bill.LicenceLines[0].Amount);
        Assert.Equal(33_333, bill.LicenceLines[0].TrialDiscount);
        Assert.Equal(66_667 + 5_000, bill.Supply.Amount);
    }

    [Fact]
    public void The_trial_discount_rounds_half_up() // 5 won, half of it: 2.5
    {
        var input = Given.Registered(1, Given.Terms(("a", 1))).FreeUntil(16) with { Version = Given.One("a", 5, 5) };
        Assert.Equal(3, input.Bill().TrialDiscount.Amount);
    }

    [Fact]
    public void A_trial_ends_after_its_days_or_when_the_operator_says_later()
    {
        var version = Given.Korea with { TrialDays = 14 };
        Assert.Equal(new LocalDate(2021, 4, 15), FreeTrial.End(Given.Day(1), version, null));
        Assert.Equal(new LocalDate(2021, 4, 15), FreeTrial.End(Given.Day(1), version, Given.Day(10)));
        Assert.Equal(new LocalDate(2021, 4, 20), FreeTrial.End(Given.Day(1), version, Given.Day(20)));
        Assert.Null(FreeTrial.End(Given.Day(1), Given.Korea, null));
        Assert.Null(FreeTrial.End(Given.Day(1), Given.Korea, Given.Day(1)));
        Assert.Equal(Given.Day(5), FreeTrial.End(Given.Day(1), Given.Korea, Given.Day(5)));
    }

    [Fact]
    public void An_extended_trial_takes_off_more()
    {
        var version = Given.Korea with { TrialDays = 10 };
        var input = Given.Registered(1, Given.Tickets(10)) with { Version = version };
        Assert.Equal(33_333, (input with { TrialEnd = FreeTrial.End(Given.Day(1), version, null) }).Bill().TrialDiscount.Amount);
        Assert.Equal(66_667, (input with { TrialEnd = FreeTrial.End(Given.Day(1), version, Given.Day(21)) }).Bill().TrialDiscount.Amount);
        Assert.Equal(100_000, (input with { TrialEnd = FreeTrial.End(Given.Day(1), version, Given.Day(40)) }).Bill().TrialDiscount.Amount);
    }

    [Fact]
    public void With_a_trial_more_days_can_cost_less_because_the_line_is_capped()
    {
        var version = Given.One("a", 100, 50);
        var late = Given.Registered(9, Given.Terms(("a", 1))).Terminated(20).FreeUntil(11) with { Version = version };
        var early = Given.Registered(1, Given.Terms(("a", 1))).Terminated(20).FreeUntil(11) with { Version = version };
        Assert.Equal((100, 83), (late.Licence("a"), late.Bill().Supply.Amount));
        Assert.Equal((100, 50), (early.Licence("a"), early.Bill().Supply.Amount));
    }

    [Fact]
    public void The_discount_rounds_half_up() // 15 % of 15 x 333 = 4,995 is 749.25; of 3 x 10 = 30 is 4.5
    {
        Assert.Equal(749, Given.Registered(16, Given.Tickets(1)).Discounted(15).Bill().Discount.Amount);
        var input = Given.Since(Given.Terms(("a", 3))).Discounted(15) with { Version = Given.One("a", 10, 1) };
        Assert.Equal(5, input.Bill().Discount.Amount);
        Assert.Equal(4, input.Priced(version => version with { DiscountRounding = AmountRounding.Truncate }).Bill().Discount.Amount);
    }

    [Fact]
    public void The_discount_is_on_lines_less_trial_discounts() // 100,000 - 33,333 + 5,000 = 71,667
    {
        var bill = Given.Registered(1, Given.Tickets(10)).FreeUntil(11).Used("ticket", 3_100).Discounted(10).Bill();
        Assert.Equal(7_167, bill.Discount.Amount);
        Assert.Equal(64_500, bill.Supply.Amount);
        Assert.Equal(6_450, bill.Vat.Amount);
        Assert.Equal(70_950, bill.Total.Amount);
    }

    [Fact]
    public void Tax_is_truncated() // 10 % of 333 x 13 = 4,329 is 432.9
    {
        var input = Given.Registered(18, Given.Tickets(1));
        Assert.Equal(432, input.Bill().Vat.Amount);
        Assert.Equal(4_761, input.Bill().Total.Amount);
        Assert.Equal(433, input.Priced(version => version with { VatRounding = AmountRounding.HalfUp }).Bill().Vat.Amount);
    }

    [Fact]
    public void A_line_rounds_half_up_to_the_currencys_smallest_unit()
    {
        var input = Given.Registered(30, Given.Terms(("a", 1))) with { Version = Given.One("a", 100, 0.5m) };
        Assert.Equal(1, input.Licence("a"));
        Assert.Equal(0.5m, (input with { Currency = Currency.Usd }).Licence("a"));
        Assert.Empty(input.Priced(version => version with { LineRounding = AmountRounding.Truncate }).Bill().LicenceLines);
    }

    [Fact]
    public void The_late_fee_is_two_percent_of_the_total_truncated() // 2 % of 4,761 is 95.22
    {
        Assert.Equal(new Money(95, Currency.Krw), BillingCalculator.LateFee(Given.Korea, new Money(4_761, Currency.Krw)));
        Assert.Equal(new Money(99, Currency.Krw), BillingCalculator.LateFee(Given.Korea, new Money(4_999, Currency.Krw)));
        var up = Given.Korea with { LateFeeRounding = AmountRounding.HalfUp, LateFeePercent = 2.5m };
        Assert.Equal(new Money(125, Currency.Krw), BillingCalculator.LateFee(up, new Money(4_999, Currency.Krw)));
    }

    [Fact]
    public void A_total_of_nothing_has_no_sign()
    {
        Assert.False(decimal.IsNegative(Currency.Krw.Round(-0.4m, AmountRounding.HalfUp)));
        var nothing = new Money(decimal.Negate(0.00m), Currency.Usd);
        Assert.True(decimal.IsNegative(nothing.Amount));
        Assert.False(decimal.IsNegative(BillingCalculator.LateFee(Given.Korea, nothing).Amount));
        Assert.Throws<ArgumentOutOfRangeException>(() => BillingCalculator.LateFee(Given.Korea, new Money(-0.01m, Currency.Usd)));
    }

    [Fact]
    public void Inputs_that_contradict_themselves_are_programming_errors()
    {
        var good = Given.Registered(10, Given.Tickets(1));
        Assert.Throws<ArgumentException>(() => good.Terminated(9).Bill());
        Assert.Throws<ArgumentException>(() => (good with { Registration = Given.Day(11) }).Bill());
        Assert.Throws<ArgumentException>(() => (good with { Registration = Given.Day(9) }).Bill());
        Assert.Throws<ArgumentException>(() => (good with { History = [] }).Bill());
        Assert.Throws<ArgumentException>(() => good.Changed(12, Given.Tickets(1)).Terminated(11).Bill());
        Assert.Throws<ArgumentException>(() => good.Changed(9, Given.Tickets(1)));
        Assert.Throws<ArgumentException>(() => Given.Since(Given.Terms(("security", 0))).Bill());
        Assert.Throws<ArgumentException>(() => good.Used("helpdoc", 1).Bill());
        Assert.Throws<ArgumentException>(() => good.Used("ticket", 1).Used("ticket", 1));
        Assert.Throws<ArgumentException>(() => good.Used("ticket", -1));
        Assert.Throws<ArgumentException>(() => good.Used("ticket", UsagePrice.MaxQuantity + 1));
        foreach (var input in new Func<object>[] { () => good with { History = [null!] }, () => good with { Usage = [null!] }, () => good with { Usage = [new UsageQuantity { Counter = null!, Quantity = 1 }] }, () => good with { Adjustments = 0.00001m } })
            Assert.Equal("value", Assert.Throws<ArgumentException>(input).ParamName);
        Assert.Equal("month", Assert.Throws<ArgumentException>(() => EstimateCalculator.Estimate(PriceBooks.Korea2020, new YearMonth(1400, 1, CalendarSystem.PersianSimple), Given.Tickets(1), [], 0)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => good.Discounted(101));
        Assert.Throws<ArgumentOutOfRangeException>(() => good.Discounted(-1));
        Assert.Throws<ArgumentException>(() => good with { Month = new YearMonth(1400, 1, CalendarSystem.PersianSimple) });
    }

    /// <summary>Two results are one when all of their figures are.</summary>
    [Fact]
    public void A_result_equals_one_of_the_same_figures_and_no_other()
    {
        var bill = Given.Since(Given.Terms(("ticket", 3), ("telticket", 2))).Used("chat", 4_000).Discounted(5) with { Adjustments = 10 };
        Assert.Equal(bill.Bill(), bill.Bill());
        Assert.Equal(bill.Bill().GetHashCode(), bill.Bill().GetHashCode());
        Assert.False(bill.Bill().Equals(null));
        Assert.False(bill.Bill().Equals((object)"2021-04"));
        Assert.Equal("2021-04: 229911 KRW", bill.Bill().ToString());
        foreach (var other in new[]
        {
            bill with { Month = Given.April.PlusMonths(2) }, bill with { Currency = new Currency("KRX", 0) }, bill.Priced(version => version with { Number = 2 }), bill.Discounted(6), bill with { Adjustments = 11 },
            bill.Priced(version => version with { VatPercent = 11 }), Given.Since(Given.Terms(("ticket", 3), ("telticket", 3))).Used("chat", 4_000).Discounted(5) with { Adjustments = 10 }, bill.Used("ticket", 1),
        })
            Assert.NotEqual(bill.Bill(), other.Bill());
        // Without a discount, tax and lines, the other figures alone decide.
        var empty = Given.Registered(31, Given.Tickets(1));
        Assert.NotEqual(empty.Bill(), (empty with { Month = Given.April.PlusMonths(-1) }).Bill());
        Assert.NotEqual(empty.Bill(), (empty with { Currency = new Currency("KRX", 0) }).Bill());
        Assert.NotEqual(empty.Bill(), empty.Priced(version => version with { Number = 2 }).Bill());
        Assert.NotEqual(empty.Bill(), empty.Discounted(1).Bill());
        var untaxed = empty.Priced(version => version with { VatPercent = 0 });
        Assert.NotEqual(untaxed.Bill(), (untaxed with { Adjustments = 1 }).Bill());
        var taxed = empty with { Adjustments = 100 };
        Assert.NotEqual(taxed.Bill(), taxed.Priced(version => version with { VatPercent = 5 }).Bill());
    }

    [Fact]
    public void Figures_at_every_limit_at_once_do_not_overflow()
    {
        var prices = Enumerable.Range(0, ContractItemCatalogue.MaxItems).Select(i => new ItemPrice
        {
            Item = $"item-{i}",
            PerUser = true,
            MonthPrice = ItemPrice.MaxPrice,
            DayPrice = 33_333_333.333333m,
            Usage = new UsagePrice
            {
                Unit = "unit",
                FreeUnits = 0,
                Steps = [new UsageStep { From = 0, UpTo = null, UnitPrice = ItemPrice.MaxUnitPrice - 0.000001m }],
            },
        }).ToArray();
        var input = Given.Registered(2, ContractTerms.FromStored(prices.Select(price => (price.Item, ContractItem.MaxUsers)))) with
        {
            Version = Given.Korea with { Prices = prices, VatPercent = 99.99m, LateFeePercent = 99.99m },
            Currency = new Currency("CLF", 4),
            Usage = [.. prices.Select(price => new UsageQuantity { Counter = price.Item, Quantity = UsagePrice.MaxQuantity })],
            TrialEnd = Given.Day(20),
            DiscountPercent = 1,
        };
        var bill = input.Bill();
        Assert.Equal(50 * (1_000_000_000_000m * 999_999.999999m), bill.Usage.Amount);
        Assert.True(BillingCalculator.LateFee(input.Version, bill.Total).Amount > 0);
    }
}
