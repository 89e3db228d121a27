using System.Numerics;

namespace OnlineContact.Admin.Testing.Billing;

/// <summary>An exact fraction, for reference calculations that must not round before they are told to.</summary>
internal readonly struct Fraction
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        _numerator = numerator / common;
        _denominator = denominator / common;
    }

    public static Fraction Of(long value) => new(value, 1);

    /// <summary>A decimal is a whole number over a power of ten.</summary>
    public static Fraction Of(decimal value)
    {
        var denominator = BigInteger.One;
        while (value != decimal.Truncate(value))
        {
            value *= 10;
            denominator *= 10;
        }

        return new Fraction(new BigInteger(value), denominator);
    }

    public static Fraction operator +(Fraction a, Fraction b) =>
        new((a._numerator * b._denominator) + (b._numerator * a._denominator), a._denominator * b._denominator);

    public static Fraction operator -(Fraction a, Fraction b) =>
        new((a._numerator * b._denominator) - (b._numerator * a._denominator), a._denominator * b._denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a._numerator * b._numerator, a._denominator * b._denominator);

    public static Fraction operator /(Fraction a, Fraction b) => new(a._numerator * b._denominator, a._denominator * b._numerator);

    public static bool operator <(Fraction a, Fraction b) => a._numerator * b._denominator < b._numerator * a._denominator;

    public static bool operator >(Fraction a, Fraction b) => b < a;

    /// <summary>Rounds to so many decimal digits: a half away from zero, or toward zero.</summary>
    public Fraction Round(int digits, bool halfUp)
    {
        var scale = BigInteger.Pow(10, digits);
        var scaled = _numerator * scale;
        var whole = BigInteger.Divide(scaled, _denominator);
        var rest = scaled - (whole * _denominator);
        if (halfUp && BigInteger.Abs(rest) * 2 >= _denominator) whole += scaled.Sign;
        return new Fraction(whole, scale);
    }

    /// <summary>The fraction as a decimal; it has been rounded to a few digits before.</summary>
    public decimal ToDecimal() => (decimal)_numerator / (decimal)_denominator;
}
