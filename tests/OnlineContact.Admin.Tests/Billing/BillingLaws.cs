using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.Billing;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Billing;

public class BillingLaws
{
    private static readonly Arbitrary<BillingInput> Inputs = AdminArbitraries.BillingInput();

    [Fact]
    public void Every_figure_equals_the_naive_calculation() =>
        Campaign.Run(Inputs, 10_000, input =>
        {
            var naive = NaiveBillingCalculator.Calculate(input);
            var bill = BillingCalculator.Calculate(input);
            Assert.Equal(naive.Licences.Count, bill.LicenceLines.Length);
            foreach (var line in bill.LicenceLines)
            {
                var expected = naive.Licences[line.Item];
                Assert.Equal((expected.Users, expected.UserDays, expected.Amount, expected.TrialDiscount), (line.Users, line.UserDays, line.Amount, line.TrialDiscount));
            }

            Assert.Equal(naive.Usage.Count, bill.UsageLines.Length);
            foreach (var line in bill.UsageLines) Assert.Equal(naive.Usage[line.Counter], line.Amount);
            Assert.Equal(naive.Discount, bill.Discount.Amount);
            Assert.Equal(naive.Supply, bill.Supply.Amount);
            Assert.Equal(naive.Vat, bill.Vat.Amount);
            Assert.Equal(naive.Total, bill.Total.Amount);
            if (bill.Total.Amount >= 0) Assert.Equal(naive.LateFee, BillingCalculator.LateFee(input.Version, bill.Total).Amount);
        });

    [Fact]
    public void Totals_are_sums_of_lines_and_every_part_is_whole_in_the_currency() =>
        Campaign.Run(Inputs, 2_000, input =>
        {
            var bill = BillingCalculator.Calculate(input);
            Assert.Equal(bill.LicenceLines.Sum(line => line.Amount), bill.Licences.Amount);
            Assert.Equal(bill.UsageLines.Sum(line => line.Amount), bill.Usage.Amount);
            Assert.Equal(bill.LicenceLines.Sum(line => line.TrialDiscount), bill.TrialDiscount.Amount);
            Assert.Equal(bill.Licences + bill.Usage - bill.TrialDiscount - bill.Discount + bill.Adjustments, bill.Supply);
            Assert.Equal(bill.Supply + bill.Vat, bill.Total);
            Assert.All(
                bill.LicenceLines.SelectMany(line => new[] { line.Amount, line.TrialDiscount })
                    .Concat(bill.UsageLines.Select(line => line.Amount)).Append(bill.Discount.Amount).Append(bill.Vat.Amount),
                part => Assert.Equal(decimal.Round(part, input.Currency.MinorUnitDigits), part));
            Assert.Equal(input.Adjustments, bill.Adjustments.Amount);
            var plain = BillingCalculator.Calculate(input with { Adjustments = 0 });
            Assert.All([plain.Licences, plain.Usage, plain.TrialDiscount, plain.Discount, plain.Supply, plain.Vat, plain.Total], sum => Assert.False(decimal.IsNegative(sum.Amount)));
            Assert.All(bill.LicenceLines, line => Assert.True(line.Amount > 0 && line.TrialDiscount >= 0 && line.TrialDiscount <= line.Amount));
            Assert.All(bill.UsageLines, line => Assert.True(line.Quantity > 0 && line.Amount >= 0));
            Assert.Equal(plain.Supply.Amount + input.Adjustments, bill.Supply.Amount);
        });

    [Fact]
    public void A_licence_never_costs_more_than_the_month_price_of_its_lanes() =>
        Campaign.Run(Inputs, 2_000, input =>
        {
            foreach (var line in BillingCalculator.Calculate(input).LicenceLines)
            {
                var full = line.Users * input.Version.PriceOf(line.Item)!.MonthPrice;
                Assert.True(line.Amount <= input.Currency.Round(full, input.Version.LineRounding));
            }
        });

    [Fact]
    public void More_days_never_cost_less() =>
        Campaign.Run(Arb.From(from input in Inputs.Generator from days in Gen.Choose(1, 40) select (input, days)), 2_000, given =>
        {
            var (input, days) = given;
            CostsNoLess(input with { Termination = null }, input);
            if (input.Termination is { } termination) CostsNoLess(input with { Termination = termination.PlusDays(days) }, input);

            // An earlier registration: the first terms hold from that day on.
            var earlier = input.Registration.PlusDays(-days);
            CostsNoLess(
                input with
                {
                    Registration = earlier,
                    History = [input.History[0] with { Day = earlier }, .. input.History.Skip(1)],
                },
                input);
        });

    [Fact]
    public void More_users_never_cost_less() =>
        Campaign.Run(
            Arb.From(
                from input in Inputs.Generator
                from saved in Gen.Choose(0, input.History.Count - 1)
                from price in Gen.Elements(input.Version.Prices.ToArray())
                from more in Gen.Choose(1, 50)
                select (input, saved, price, more)),
            2_000,
            given =>
            {
                var (input, saved, price, more) = given;
                var terms = input.History[saved].Terms;
                var users = price.PerUser ? (terms.UsersOf(price.Item) ?? 0) + more : 0;
                var raised = ContractTerms.FromStored(
                    terms.Items.Where(term => term.Item != price.Item).Select(term => (term.Item, term.Users)).Append((price.Item, users)));
                CostsNoLess(
                    input with { History = [.. input.History.Select((entry, i) => i == saved ? entry with { Terms = raised } : entry)] }, input);
            });

    [Fact]
    public void More_usage_never_costs_less() =>
        Campaign.Run(
            Arb.From(
                from input in Inputs.Generator
                where input.Usage.Count > 0
                from counter in Gen.Choose(0, input.Usage.Count - 1)
                from more in Gen.Choose(1, 100_000)
                select (input, counter, more)),
            2_000,
            given =>
            {
                var (input, counter, more) = given;
                var raised = input with
                {
                    Usage = [.. input.Usage.Select((usage, i) =>
                        i == counter ? usage with { Quantity = Math.Min(usage.Quantity + more, UsagePrice.MaxQuantity) } : usage)],
                };
                CostsNoLess(raised, input);
                Assert.True(BillingCalculator.Calculate(raised).Total.Amount >= BillingCalculator.Calculate(input).Total.Amount);
            });

    [Fact]
    public void The_highest_terms_of_a_day_never_cost_less_than_the_last() =>
        Campaign.Run(Inputs, 2_000, input => CostsNoLess(
            input with { Version = input.Version with { DayTerms = DayTerms.Highest } },
            input with { Version = input.Version with { DayTerms = DayTerms.Last } }));

    [Fact]
    public void Saving_the_terms_in_force_once_more_changes_nothing() =>
        Campaign.Run(
            Arb.From(from input in Inputs.Generator from at in Gen.Choose(0, input.History.Count - 1) from days in Gen.Choose(0, 9) select (input, at, days)),
            2_000,
            given =>
            {
                var (input, at, days) = given;
                var saved = input.History[at];
                var day = saved.Day.PlusDays(days);
                if (input.Termination is { } termination) day = LocalDate.Min(day, termination);
                if (at + 1 < input.History.Count) day = LocalDate.Min(day, input.History[at + 1].Day);
                var again = input with { History = [.. input.History.Take(at + 1), saved with { Day = day }, .. input.History.Skip(at + 1)] };
                Assert.Equal(BillingCalculator.Calculate(input), BillingCalculator.Calculate(again));
            });

    [Fact]
    public void Terms_superseded_before_the_month_may_be_left_out() =>
        Campaign.Run(Inputs, 2_000, input =>
        {
            var first = input.Month.OnDayOfMonth(1);
            var superseded = Math.Max(0, input.History.Count(saved => saved.Day < first) - 1);
            Assert.Equal(BillingCalculator.Calculate(input), BillingCalculator.Calculate(input with { History = [.. input.History.Skip(superseded)] }));
        });

    [Fact]
    public void The_order_of_the_prices_orders_the_lines_and_changes_no_amount() =>
        Campaign.Run(Inputs, 2_000, input =>
        {
            var bill = BillingCalculator.Calculate(input);
            var reversed = BillingCalculator.Calculate(
                input with { Version = input.Version with { Prices = [.. input.Version.Prices.Reverse()] } });
            Assert.Equal(bill.LicenceLines.Reverse(), reversed.LicenceLines);
            Assert.Equal(bill.UsageLines.Reverse(), reversed.UsageLines);
            Assert.Equal(bill.Total, reversed.Total);
        });

    /// <summary>
    /// Costs no less: no licence line, no usage line; and, without a trial, no total. With a trial the total may fall, because a larger
    /// share of the same capped line can lie inside the trial; see <see cref="BillingExamples"/>.
    /// </summary>
    private static void CostsNoLess(BillingInput more, BillingInput less)
    {
        var (high, low) = (BillingCalculator.Calculate(more), BillingCalculator.Calculate(less));
        foreach (var line in low.LicenceLines) Assert.True(high.LicenceLines.Single(other => other.Item == line.Item).Amount >= line.Amount);
        foreach (var line in low.UsageLines) Assert.True(high.UsageLines.Single(other => other.Counter == line.Counter).Amount >= line.Amount);

        var (highest, lowest) = (BillingCalculator.Calculate(more with { TrialEnd = null }), BillingCalculator.Calculate(less with { TrialEnd = null }));
        Assert.True(highest.Supply.Amount >= lowest.Supply.Amount);
        Assert.True(highest.Total.Amount >= lowest.Total.Amount);
    }
}
