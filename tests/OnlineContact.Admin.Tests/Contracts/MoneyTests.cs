using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Tests.Contracts;

public class MoneyTests
{
    [Fact]
    public void Amounts_of_one_currency_add_up()
    {
        Assert.Equal(new Money(3, Currency.Krw), new Money(1, Currency.Krw) + new Money(2, Currency.Krw));
        Assert.Equal(new Money(-1, Currency.Usd), new Money(1, Currency.Usd) - new Money(2.00m, Currency.Usd));
        Assert.Equal(Money.Zero(Currency.Krw), new Money(1, Currency.Krw) - new Money(1, Currency.Krw));
        Assert.Equal("10000 KRW", new Money(10_000, Currency.Krw).ToString());
    }

    [Fact]
    public void Different_currencies_do_not()
    {
        Assert.Throws<ArgumentException>(() => new Money(1, Currency.Krw) + new Money(1, Currency.Jpy));
        Assert.Throws<ArgumentException>(() => new Money(1, Currency.Krw) - new Money(1, Currency.Usd));
        Assert.Throws<InvalidOperationException>(() => default(Money) + new Money(1, Currency.Krw));
        Assert.NotEqual(new Money(1, Currency.Krw), new Money(1, Currency.Jpy));
    }

    [Theory]
    [InlineData("0.5", "1", "0")]
    [InlineData("0.49", "0", "0")]
    [InlineData("1.5", "2", "1")]
    [InlineData("2.5", "3", "2")]
    [InlineData("-2.5", "-3", "-2")]
    [InlineData("7", "7", "7")]
    public void Won_are_whole(string amount, string halfUp, string truncated)
    {
        Assert.Equal(Number(halfUp), Currency.Krw.Round(Number(amount), AmountRounding.HalfUp));
        Assert.Equal(Number(truncated), new Money(Number(amount), Currency.Krw).Round(AmountRounding.Truncate).Amount);
    }

    [Fact]
    public void Dollars_have_cents()
    {
        Assert.Equal(0.13m, Currency.Usd.Round(0.125m, AmountRounding.HalfUp));
        Assert.Equal(0.12m, Currency.Usd.Round(0.129m, AmountRounding.Truncate));
        Assert.Throws<ArgumentOutOfRangeException>(() => Currency.Usd.Round(0.125m, (AmountRounding)9));
    }

    [Theory]
    [InlineData("krw", 0)]
    [InlineData("KR", 0)]
    [InlineData("KRWW", 0)]
    [InlineData("K1W", 0)]
    [InlineData("KRW", -1)]
    [InlineData("KRW", 5)]
    public void A_currency_is_checked_when_it_is_made(string code, int digits) =>
        Assert.ThrowsAny<ArgumentException>(() => new Currency(code, digits));

    [Fact]
    public void The_currencies_shipped_are_equal_to_ones_made_alike()
    {
        Assert.Equal(Currency.Krw, new Currency("KRW", 0));
        Assert.NotEqual(Currency.Krw, new Currency("KRW", 2));
        Assert.Equal(2, Currency.Usd.MinorUnitDigits);
        Assert.Equal(0, Currency.Jpy.MinorUnitDigits);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
