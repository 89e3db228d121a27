namespace OnlineContact.Admin.Contracts;

/// <summary>A currency: its code and how many decimal digits its smallest unit has.</summary>
/// <remarks>Immutable; safe to use from several threads. Two currencies are equal when code and digits are.</remarks>
public sealed record Currency
{
    /// <summary>The most digits a smallest unit may have.</summary>
    public const int MaxMinorUnitDigits = 4;

    /// <summary>Makes a currency.</summary>
    /// <param name="code">Three letters A–Z as in ISO 4217.</param>
    /// <param name="minorUnitDigits">The decimal digits of the smallest unit, 0 to <see cref="MaxMinorUnitDigits"/>.</param>
    /// <exception cref="ArgumentException">One of the two is out of its limits.</exception>
    public Currency(string code, int minorUnitDigits)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length != 3 || !code.All(char.IsAsciiLetterUpper))
            throw new ArgumentException("A currency's code is three letters A-Z.", nameof(code));
        ArgumentOutOfRangeException.ThrowIfNegative(minorUnitDigits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minorUnitDigits, MaxMinorUnitDigits);
        Code = code;
        MinorUnitDigits = minorUnitDigits;
    }

    /// <summary>The South Korean won, no digits.</summary>
    public static Currency Krw { get; } = new("KRW", 0);

    /// <summary>The Japanese yen, no digits.</summary>
    public static Currency Jpy { get; } = new("JPY", 0);

    /// <summary>The US dollar, two digits.</summary>
    public static Currency Usd { get; } = new("USD", 2);

    /// <summary>The code.</summary>
    public string Code { get; }

    /// <summary>The decimal digits of the smallest unit.</summary>
    public int MinorUnitDigits { get; }

    /// <summary>Rounds an amount to whole smallest units.</summary>
    /// <param name="amount">The amount in this currency.</param>
    /// <param name="rounding">How.</param>
    /// <returns>The rounded amount.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rounding"/> is not defined.</exception>
    public decimal Round(decimal amount, AmountRounding rounding) => WithoutSignAtZero(
        amount.Scale <= MinorUnitDigits
            ? amount
            : decimal.Round(amount, MinorUnitDigits, rounding switch
            {
                AmountRounding.HalfUp => MidpointRounding.AwayFromZero,
                AmountRounding.Truncate => MidpointRounding.ToZero,
                _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "No such rounding."),
            }));

    /// <summary>A decimal knows a negative zero, which a difference of equal amounts can be; nobody shall see one.</summary>
    internal static decimal WithoutSignAtZero(decimal amount) => amount == 0 ? 0 : amount;

    /// <summary>The code.</summary>
    /// <returns><see cref="Code"/>.</returns>
    public override string ToString() => Code;
}
