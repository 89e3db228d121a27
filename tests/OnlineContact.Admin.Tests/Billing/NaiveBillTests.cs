using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.Billing;

namespace OnlineContact.Admin.Tests.Billing;

/// <summary>The naive calculation against amounts worked out by hand: what it is a reference for must not be its only witness.</summary>
public sealed class NaiveBillTests
{
    [Fact]
    public void Ten_users_a_whole_month()
    {
        var bill = NaiveBillingCalculator.Calculate(Given.Since(Given.Tickets(10)));
        Assert.Equal(new NaiveLicence { Users = 10, UserDays = 300, Amount = 100_000, TrialDiscount = 0 }, Assert.Single(bill.Licences).Value);
        Assert.Empty(bill.Usage);
        Assert.Equal((0m, 100_000m, 10_000m, 110_000m, 2_200m), (bill.Discount, bill.Supply, bill.Vat, bill.Total, bill.LateFee));
    }

    [Fact]
    public void Half_a_month_by_its_days() // 15 x 333; the tax of 499.5 and the fee of 109.88 are cut off
    {
        var bill = NaiveBillingCalculator.Calculate(Given.Registered(16, Given.Tickets(1)));
        Assert.Equal(new NaiveLicence { Users = 1, UserDays = 15, Amount = 4_995, TrialDiscount = 0 }, bill.Licences["ticket"]);
        Assert.Equal((4_995m, 499m, 5_494m, 109m), (bill.Supply, bill.Vat, bill.Total, bill.LateFee));
    }

    [Fact]
    public void Seven_free_days_then_five_percent() // 10,000 x 7/30 = 2,333.3; 7,667 x 5% = 383.35
    {
        var bill = NaiveBillingCalculator.Calculate(Given.Since(Given.Tickets(1)).FreeUntil(8).Discounted(5));
        Assert.Equal(2_333m, bill.Licences["ticket"].TrialDiscount);
        Assert.Equal((383m, 7_284m, 728m, 8_012m, 160m), (bill.Discount, bill.Supply, bill.Vat, bill.Total, bill.LateFee));
    }

    [Fact]
    public void The_cheaper_of_days_and_month_for_each_lane() // 1 x 10,000 and 11 x 333
    {
        var dropped = Given.Since(Given.Tickets(2)).Changed(11, Given.Tickets(1));
        Assert.Equal(13_663m, NaiveBillingCalculator.Calculate(dropped).Licences["ticket"].Amount);
        Assert.Equal(13_330m, NaiveBillingCalculator.Calculate(dropped.Priced(version => version with { DayTerms = DayTerms.Last })).Licences["ticket"].Amount);
    }

    [Fact]
    public void Seconds_step_by_step_and_an_adjustment() // 34,000 x 3 + 1 x 1.5, half up
    {
        var bill = NaiveBillingCalculator.Calculate(Given.Since(Given.Tickets(1)).Used("telticket", 40_001) with { Adjustments = -2_002 });
        Assert.Equal(102_002m, bill.Usage["telticket"]);
        Assert.Equal((110_000m, 11_000m, 121_000m, 2_420m), (bill.Supply, bill.Vat, bill.Total, bill.LateFee));
    }

    [Fact]
    public void A_counter_without_a_price_is_not_passed_over() =>
        Assert.Throws<InvalidOperationException>(() => NaiveBillingCalculator.Calculate(Given.Since(Given.Tickets(1)).Used("nothing", 1)));
}
