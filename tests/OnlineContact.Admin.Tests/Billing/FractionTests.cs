using OnlineContact.Admin.Testing.Billing;

namespace OnlineContact.Admin.Tests.Billing;

/// <summary>The fractions that the naive bill is counted with.</summary>
public sealed class FractionTests
{
    [Fact]
    public void Fractions_of_other_denominators_are_calculated_exactly()
    {
        Assert.Equal(0.95m, (Of(0.75m) + Of(0.2m)).ToDecimal());
        Assert.Equal(0.55m, (Of(0.75m) - Of(0.2m)).ToDecimal());
        Assert.Equal(0.15m, (Of(0.75m) * Of(0.2m)).ToDecimal());
        Assert.Equal(3.75m, (Of(0.75m) / Of(0.2m)).ToDecimal());
        Assert.Equal(2m, (Of(0.5m) / Of(0.25m)).ToDecimal());
        Assert.Equal(0.5m, (Of(0.25m) / Of(0.5m)).ToDecimal());
    }

    [Fact]
    public void Less_is_less_whatever_the_denominators_are()
    {
        var third = Of(1m) / Of(3m);
        Assert.True(third < Of(0.5m));
        Assert.False(Of(0.5m) < third);
        Assert.True(Of(0.34m) > third);
        Assert.False(Of(0.33m) > third);
        Assert.True(Of(-0.5m) < third);
        Assert.False(Of(0.5m) < (Of(2m) / Of(4m)));
        Assert.False(Of(0.5m) > (Of(2m) / Of(4m)));
    }

    [Theory]
    [InlineData(5, 2, 0, true, 3)]
    [InlineData(-5, 2, 0, true, -3)]
    [InlineData(5, 2, 0, false, 2)]
    [InlineData(-5, 2, 0, false, -2)]
    [InlineData(249, 100, 0, true, 2)]
    [InlineData(8, 3, 0, true, 3)]
    [InlineData(7, 3, 0, true, 2)]
    [InlineData(8, 3, 2, true, 2.67)]
    [InlineData(8, 3, 2, false, 2.66)]
    [InlineData(0, 3, 2, true, 0)]
    public void A_half_is_rounded_away_from_zero_or_cut_off(int numerator, int denominator, int digits, bool halfUp, double rounded) =>
        Assert.Equal((decimal)rounded, (Of(numerator) / Of(denominator)).Round(digits, halfUp).ToDecimal());

    /// <summary>3 to the power of 70 is more than a decimal holds.</summary>
    [Fact]
    public void A_fraction_stays_in_its_lowest_terms()
    {
        var (one, three) = (Of(1m), Of(3m));
        for (var i = 0; i < 70; i++) one = one / three * three;
        Assert.Equal(1m, one.ToDecimal());
    }

    private static Fraction Of(decimal value) => Fraction.Of(value);
}
