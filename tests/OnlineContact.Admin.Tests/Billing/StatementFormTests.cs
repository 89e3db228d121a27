using System.Globalization;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Tests.Billing;

/// <summary>The bytes that the digest of a statement is taken of.</summary>
public class StatementFormTests
{
    private static readonly StatementHeader Header = new()
    {
        Organization = OrganizationId.Parse("acme"), Month = new LocalDate(2021, 3, 1), Service = 7, Type = ServiceType.IssueManagement, ServiceId = "alpha", ServiceName = "상담 1", PriceBook = "kr-2020",
        PriceBookVersion = 2, Prices = Digest.Of("prices"u8), CalculatorVersion = 1, TimeZoneData = "TZDB: 2021a", Currency = "USD", MinorUnitDigits = 2, DiscountPercent = 5, TrialEnd = null, Licences = 100.25m,
        Usage = 20, TrialDiscount = 3, Discount = 6.5m, Adjustments = -1, Supply = 109.75m, Vat = 10.97m, Digest = default, ClosedAt = Instant.FromUtc(2021, 4, 1, 0, 0),
    };

    private static readonly StatementLine Line = new()
    {
        Organization = Header.Organization, Month = Header.Month, Service = 7, Position = 0, Kind = StatementLineKind.Licence, Item = "ticket", Users = 3, Quantity = 93, FreeUnits = 0, Amount = 100.25m, TrialDiscount = 3, Text = "",
    };

    [Fact]
    public void Every_field_stands_in_its_place() => Assert.Equal(
        $"""
        statement 1
        organization=4:acme
        month=2021-03-01
        service=7
        type=2
        serviceId=5:alpha
        serviceName=8:상담 1
        priceBook=7:kr-2020
        priceBookVersion=2
        prices=64:{Digest.Of("prices"u8)}
        calculatorVersion=1
        timeZoneData=11:TZDB: 2021a
        currency=3:USD
        minorUnitDigits=2
        discountPercent=5
        trialEnd=2021-04-09
        licences=100.25
        usage=20
        trialDiscount=3
        discount=6.5
        adjustments=-1
        supply=109.75
        vat=10.97
        total=120.72
        line=0
        kind=1
        item=6:ticket
        users=3
        quantity=93
        freeUnits=0
        amount=100.25
        trialDiscount=3
        text=0:
        line=1
        kind=3
        item=0:
        users=0
        quantity=12
        freeUnits=4
        amount=-1
        trialDiscount=0
        text=12:두 번\nused

        """.Replace("\\n", "\n", StringComparison.Ordinal),
        Form(Header with { TrialEnd = new LocalDate(2021, 4, 9) }, Line, Line with { Position = 1, Kind = StatementLineKind.Adjustment, Item = "", Users = 0, Quantity = 12, FreeUnits = 4, Amount = -1, TrialDiscount = 0, Text = "두 번\nused" }));

    [Fact]
    public void A_trial_that_is_none_has_no_line() => Assert.DoesNotContain("trialEnd", Form(Header), StringComparison.Ordinal);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1.50", "1.5")]
    [InlineData("-0.000000001", "-0.000000001")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("-9223372036854775809", "-9223372036854775809")]
    [InlineData("9223372036854775806.5", "9223372036854775806.5")]
    [InlineData("100.000", "100")]
    public void An_amount_is_written_in_one_way(string amount, string written) =>
        Assert.Contains($"\nlicences={written}\n", Form(Header with { Licences = decimal.Parse(amount, CultureInfo.InvariantCulture) }), StringComparison.Ordinal);

    private static string Form(StatementHeader header, params IReadOnlyList<StatementLine> lines) => Encoding.UTF8.GetString(StatementForm.Of(header, lines));
}
