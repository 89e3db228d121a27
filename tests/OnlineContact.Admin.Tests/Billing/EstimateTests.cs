using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Billing;

public class EstimateTests
{
    private static readonly YearMonth Month = new(2021, 1);

    [Fact]
    public void An_estimate_equals_the_bill_of_a_month_that_runs_exactly_so() =>
        Campaign.Run(
            Arb.From(
                from input in AdminArbitraries.BillingInput().Generator
                from days in Gen.Choose(0, 40)
                select (input, days)),
            2_000,
            given =>
            {
                var (input, days) = given;
                var first = input.Month.OnDayOfMonth(1);
                var terms = input.History[^1].Terms;
                var usage = input.Usage.Where(quantity => quantity.Quantity <= EstimateCalculator.MaxExpectedQuantity).ToList();
                var bill = BillingCalculator.Calculate(input with
                {
                    Registration = first.PlusDays(-days),
                    History = [new SavedTerms { Day = first.PlusDays(-days), Terms = terms }, new SavedTerms { Day = first.PlusDays(days), Terms = terms }],
                    Termination = null,
                    TrialEnd = null,
                    Adjustments = 0,
                    Usage = usage,
                });
                var book = new PriceBook("a-book", input.Currency, [input.Version with { EffectiveFrom = new YearMonth(2000, 1) }]);
                var estimate = EstimateCalculator.Estimate(
                    book,
                    input.Month,
                    terms,
                    [.. usage.Select(quantity => new ExpectedUsage { Counter = quantity.Counter, Quantity = quantity.Quantity })],
                    input.DiscountPercent).Value;
                Assert.Equal(bill, estimate.Charges);
                Assert.Equal(bill.Total, estimate.Charges.Total);
                Assert.Equal(("a-book", input.Version.Number, BillingCalculator.Version, input.Month),
                    (estimate.PriceBook, estimate.PriceBookVersion, estimate.CalculatorVersion, estimate.Month));
            });

    [Fact]
    public void Whatever_is_typed_in_gives_an_estimate_or_the_right_refusal() =>
        Campaign.Run(AdminArbitraries.HostileExpectedUsages(), 2_000, expected =>
        {
            var outcome = EstimateCalculator.Estimate(PriceBooks.Korea2020, Month, Given.Tickets(1), expected.Value, 0);
            Assert.Equal(FirstFault(expected.Value), outcome.Succeeded ? null : outcome.Error.Kind);
        });

    [Fact]
    public void The_version_of_the_month_asked_for_is_used()
    {
        var dearer = Given.Korea with { EffectiveFrom = new YearMonth(2021, 7), Number = 2, VatPercent = 20 };
        var book = new PriceBook("kr", Currency.Krw, [Given.Korea, dearer]);
        Assert.Equal(1_000, Estimate(book, new YearMonth(2021, 6)).Value.Charges.Vat.Amount);
        Assert.Equal(2_000, Estimate(book, new YearMonth(2021, 7)).Value.Charges.Vat.Amount);
        Assert.Equal(2, Estimate(book, new YearMonth(2022, 7)).Value.PriceBookVersion);
    }

    [Fact]
    public void Months_are_bounded()
    {
        var book = new PriceBook("old", Currency.Krw, [Given.Korea with { EffectiveFrom = new YearMonth(1900, 1) }]);
        Assert.True(Estimate(book, new YearMonth(2000, 1)).Succeeded);
        Assert.True(Estimate(book, new YearMonth(2199, 12)).Succeeded);
        var error = Estimate(book, new YearMonth(1999, 12)).Error;
        Assert.Equal(("OCA3007", "2000-01", "2199-12", "1999-12"), (error.Code, error.Argument("minimum"), error.Argument("limit"), error.Argument("actual")));
        Assert.Equal("OCA3007", Estimate(book, new YearMonth(2200, 1)).Error.Code);
    }

    [Fact]
    public void A_month_before_the_first_version_is_refused()
    {
        var error = Estimate(PriceBooks.Korea2020, new YearMonth(2020, 11)).Error;
        Assert.Equal(("OCA3002", "kr-2020", "2020-11"), (error.Code, error.Argument("name"), error.Argument("month")));
    }

    [Fact]
    public void An_item_without_a_price_is_refused()
    {
        var error = EstimateCalculator.Estimate(PriceBooks.Korea2020, Month, Given.Terms(("ticket", 1), ("security", 0)), [], 0).Error;
        Assert.Equal(("OCA3008", "security"), (error.Code, error.Argument("item")));
    }

    [Theory]
    [InlineData("-1", "OCA3003", "0")]
    [InlineData("-0.5", "OCA3003", "0")]
    [InlineData("1000000001", "OCA3004", "1000000000")]
    [InlineData("0.5", "OCA3005", null)]
    public void Absurd_quantities_are_refused_with_limit_and_actual_value(string quantity, string code, string? limit)
    {
        var error = Estimate(PriceBooks.Korea2020, Month,
            new ExpectedUsage { Counter = "chat", Quantity = decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture) }).Error;
        Assert.Equal((code, "chat", limit, quantity), (error.Code, error.Argument("item"), error.Argument("limit"), error.Argument("actual")));
    }

    [Fact]
    public void A_counter_that_stands_twice_is_refused()
    {
        var chat = new ExpectedUsage { Counter = "chat", Quantity = 0 };
        Assert.Equal("OCA3009", Estimate(PriceBooks.Korea2020, Month, chat, chat).Error.Code);
    }

    [Fact]
    public void A_discount_out_of_range_is_a_programming_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EstimateCalculator.Estimate(PriceBooks.Korea2020, Month, Given.Tickets(1), [], 101));

    private static Outcome<ChargeEstimate> Estimate(PriceBook book, YearMonth month, params ExpectedUsage[] expected) =>
        EstimateCalculator.Estimate(book, month, Given.Tickets(1), expected, 0);

    private static AdminErrorKind? FirstFault(IReadOnlyList<ExpectedUsage> expected)
    {
        var seen = new HashSet<string>();
        foreach (var usage in expected)
        {
            if (usage.Counter is not ("ticket" or "telticket" or "chat")) return AdminErrors.UsageCounterUnknown;
            if (!seen.Add(usage.Counter)) return AdminErrors.UsageCounterDuplicate;
            if (usage.Quantity < 0) return AdminErrors.UsageNegative;
            if (usage.Quantity > 1_000_000_000) return AdminErrors.UsageTooLarge;
            if (usage.Quantity % 1 != 0) return AdminErrors.UsageFractional;
        }

        return null;
    }
}
