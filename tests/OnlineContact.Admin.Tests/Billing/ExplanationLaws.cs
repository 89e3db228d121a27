using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.Billing;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Billing;

public class ExplanationLaws
{
    private static readonly Arbitrary<BillingInput> Bills = AdminArbitraries.BillingInput().Filter(IsBilled);

    [Fact]
    public void An_estimate_equals_the_naive_bill_of_an_unchanged_month() =>
        Campaign.Run(AdminArbitraries.BillingInput(), 10_000, bill =>
        {
            var (estimate, unchanged) = (Estimate(bill), Unchanged(bill));
            var naive = NaiveBillingCalculator.Calculate(unchanged);
            Assert.Equal((naive.Supply, naive.Vat, naive.Total), (estimate.Charges.Supply.Amount, estimate.Charges.Vat.Amount, estimate.Charges.Total.Amount));
            Assert.Equal(estimate.Charges, BillingCalculator.Calculate(unchanged));
            Assert.Empty(BillExplanation.Of(estimate, unchanged).Differences);
        });

    [Fact]
    public void Differences_add_up_to_the_difference_of_the_totals_and_each_reason_is_true() =>
        Campaign.Run(Arb.From(from bill in Bills.Generator from other in Bills.Generator select (bill, other)), 2_000, given =>
        {
            var (bill, other) = given;
            other = other with { Currency = bill.Currency };
            var explanation = BillExplanation.Of(Estimate(other), bill);
            Assert.Equal(BillingCalculator.Calculate(bill).Total, explanation.Billed);
            Assert.Equal(explanation.Billed.Amount - explanation.Estimated.Amount, explanation.Differences.Sum(difference => difference.Amount.Amount));
            Assert.All(explanation.Differences, difference => Assert.NotEqual(0, difference.Amount.Amount));
            Assert.DoesNotContain(explanation.Differences, difference => difference.Reason switch
            {
                DifferenceReason.Trial => bill.TrialEnd is null,
                DifferenceReason.Discount => bill.DiscountPercent == other.DiscountPercent,
                DifferenceReason.Adjustments => bill.Adjustments == 0,
                DifferenceReason.TermsChanged => difference.Days.Count == 0,
                _ => false,
            });
        });

    [Fact]
    public void Each_reason_alone_is_named()
    {
        var month = new YearMonth(2021, 4);
        var terms = ContractTerms.FromStored([("ticket", 10)]);
        var bill = new BillingInput { Month = month, Currency = Currency.Krw, Version = Given.Korea, Registration = new LocalDate(2021, 1, 1), History = [new() { Day = new LocalDate(2021, 1, 1), Terms = terms }] };
        var estimate = EstimateCalculator.Estimate(PriceBooks.Korea2020, month, terms, [], 0).Value;
        Only(bill with { Version = Given.Korea with { VatPercent = 20 } }, DifferenceReason.Prices, "vat");
        Only(bill with { History = [new() { Day = new LocalDate(2021, 1, 1), Terms = ContractTerms.FromStored([("ticket", 11)]) }] }, DifferenceReason.Users, "licence:ticket", "vat");
        var changed = Only(bill with { History = [.. bill.History, new() { Day = new LocalDate(2021, 4, 21), Terms = ContractTerms.FromStored([("ticket", 11)]) }] }, DifferenceReason.TermsChanged, "licence:ticket", "vat");
        Assert.Equal([new LocalDate(2021, 4, 21)], changed.Differences[0].Days);
        Only(bill with { Termination = new LocalDate(2021, 4, 10) }, DifferenceReason.BilledDays, "licence:ticket", "vat");
        Only(bill with { Usage = [new() { Counter = "chat", Quantity = 3_001 }] }, DifferenceReason.Usage, "usage:chat", "vat");
        Only(bill with { Registration = new LocalDate(2021, 1, 1), TrialEnd = new LocalDate(2021, 4, 11) }, DifferenceReason.Trial, "trial:ticket", "vat");
        Only(bill with { DiscountPercent = 10 }, DifferenceReason.Discount, "discount", "vat");
        Only(bill with { Adjustments = -500 }, DifferenceReason.Adjustments, "adjustments", "vat");

        BillExplanation Only(BillingInput input, DifferenceReason reason, params string[] lines)
        {
            var explanation = BillExplanation.Of(estimate, input);
            Assert.Equal(lines, explanation.Differences.Select(difference => difference.Line));
            Assert.All(explanation.Differences, difference => Assert.Equal(reason, difference.Reason));
            return explanation;
        }
    }

    /// <summary>A contract is explained from the terms of its first billed day on; what was saved on that day again is a change.</summary>
    [Fact]
    public void Terms_of_the_first_and_last_day_are_changes()
    {
        var month = new YearMonth(2021, 4);
        SavedTerms On(int day, int users) => new() { Day = new LocalDate(2021, 4, 1).PlusDays(day - 1), Terms = ContractTerms.FromStored([("ticket", users)]) };
        var estimate = EstimateCalculator.Estimate(PriceBooks.Korea2020, month, ContractTerms.FromStored([("ticket", 10)]), [], 0).Value;
        var bill = new BillingInput { Month = month, Currency = Currency.Krw, Version = Given.Korea, Registration = On(-9, 10).Day, History = [On(-9, 10), On(-5, 10), On(1, 11), On(1, 12), On(30, 13), On(31, 99)] };
        var changed = BillExplanation.Of(estimate, bill).Differences.Where(difference => difference.Reason == DifferenceReason.TermsChanged).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, difference => Assert.Equal([On(1, 0).Day, On(30, 0).Day], difference.Days));

        var registered = bill with { Registration = On(5, 10).Day, History = [On(5, 10), On(5, 11), On(6, 12)] };
        var differences = BillExplanation.Of(estimate, registered).Differences;
        Assert.DoesNotContain(differences, difference => difference.Reason == DifferenceReason.Users);
        Assert.All(differences.Where(difference => difference.Reason == DifferenceReason.TermsChanged), difference => Assert.Equal([On(5, 0).Day, On(6, 0).Day], difference.Days));

        var other = new BillingInput { Month = month, Currency = new Currency("USD", 2), Version = Given.Korea, Registration = On(1, 10).Day, History = [On(1, 10)] };
        Assert.Equal("estimate", Assert.Throws<ArgumentException>(() => BillExplanation.Of(estimate, other)).ParamName);
    }

    private static bool IsBilled(BillingInput bill)
    {
        var first = bill.Month.OnDayOfMonth(1);
        return bill.Registration < first.PlusMonths(1) && (bill.Termination is not { } end || end >= first);
    }

    private static ChargeEstimate Estimate(BillingInput bill)
    {
        var book = new PriceBook("book", bill.Currency, [bill.Version with { EffectiveFrom = bill.Month }]);
        return EstimateCalculator.Estimate(
            book, bill.Month, bill.History[0].Terms, [.. bill.Usage.Select(usage => new ExpectedUsage { Counter = usage.Counter, Quantity = Math.Min(usage.Quantity, EstimateCalculator.MaxExpectedQuantity) })], bill.DiscountPercent).Value;
    }

    /// <summary>The month runs as it was estimated.</summary>
    private static BillingInput Unchanged(BillingInput bill)
    {
        var before = bill.Month.OnDayOfMonth(1).PlusDays(-7);
        return bill with
        {
            Registration = before,
            Termination = null,
            History = [new() { Day = before, Terms = bill.History[0].Terms }],
            Usage = [.. bill.Usage.Select(usage => usage with { Quantity = Math.Min(usage.Quantity, EstimateCalculator.MaxExpectedQuantity) })],
            TrialEnd = null,
            Adjustments = 0,
        };
    }
}
