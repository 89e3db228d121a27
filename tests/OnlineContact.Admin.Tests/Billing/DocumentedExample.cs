using System.Globalization;
using NodaTime;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Tests.Billing;

/// <summary>The worked example of docs/features/billing.md: its figures are calculated, and stand in the text.</summary>
public class DocumentedExample
{
    private static readonly YearMonth April = new(2021, 4);

    private static readonly ContractTerms Terms = ContractTerms.Create(
        [
            new() { Item = "ticket", Users = 10 },
            new() { Item = "telticket", Users = 5 },
            new() { Item = "helpdoc" },
        ],
        ServiceType.ConsultationManagement,
        ContractItemCatalogue.Default).Value;

    [Fact]
    public void The_estimate_is_as_written()
    {
        var charges = EstimateCalculator.Estimate(
            PriceBooks.Korea2020,
            April,
            Terms,
            [
                new() { Counter = "ticket", Quantity = 3_500 },
                new() { Counter = "telticket", Quantity = 45_000 },
            ],
            discountPercent: 5).Value.Charges;

        Assert.Equal([100_000m, 350_000, 50_000], charges.LicenceLines.Select(line => line.Amount));
        Assert.Equal([25_000m, 109_500], charges.UsageLines.Select(line => line.Amount));
        var fee = BillingCalculator.LateFee(PriceBooks.Korea2020.Versions[0], charges.Total);
        StandInTheText([.. Sums(charges), fee.Amount], [31_725, 602_775, 60_277, 663_052, 13_261]);
    }

    [Fact]
    public void The_bill_is_as_written()
    {
        var book = PriceBooks.Korea2020;
        var changedTerms = Given.Terms(("ticket", 10), ("telticket", 8));
        var bill = BillingCalculator.Calculate(new BillingInput
        {
            Month = April,
            Currency = book.Currency,
            Version = book.VersionFor(April).Value,
            Registration = new LocalDate(2021, 4, 1),
            History =
            [
                new() { Day = new LocalDate(2021, 4, 1), Terms = Terms },
                new() { Day = new LocalDate(2021, 4, 21), Terms = changedTerms },
            ],
            Usage = [new() { Counter = "ticket", Quantity = 3_500 }, new() { Counter = "telticket", Quantity = 45_000 }],
            TrialEnd = new LocalDate(2021, 4, 8),
            DiscountPercent = 5,
        });

        Assert.Equal([100_000m, 419_990, 35_007], bill.LicenceLines.Select(line => line.Amount));
        StandInTheText([.. bill.LicenceLines.Select(line => line.TrialDiscount)], [23_333, 81_665, 11_669]);
        StandInTheText([bill.TrialDiscount.Amount, .. Sums(bill)], [116_667, 28_642, 544_188, 54_418, 598_606]);
    }

    private static decimal[] Sums(BillingResult bill) => [bill.Discount.Amount, bill.Supply.Amount, bill.Vat.Amount, bill.Total.Amount];

    private static void StandInTheText(decimal[] calculated, decimal[] written)
    {
        Assert.Equal(written, calculated);
        var text = File.ReadAllText(Path.Combine(Root(), "docs", "features", "billing.md"));
        Assert.All(written, figure => Assert.Contains(figure.ToString("N0", CultureInfo.InvariantCulture), text, StringComparison.Ordinal));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OnlineContact.Admin.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
