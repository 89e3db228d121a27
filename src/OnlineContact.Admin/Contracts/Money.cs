using System.Globalization;

namespace OnlineContact.Admin.Contracts;

/// <summary>An amount in a currency. May be negative, and may have parts smaller than the currency's smallest unit until it is rounded.</summary>
/// <remarks>Immutable; safe to use from several threads. The default value has no currency and refuses to be calculated with.</remarks>
public readonly record struct Money
{
    private readonly Currency? _currency;

    /// <summary>Makes an amount.</summary>
    /// <param name="amount">How much.</param>
    /// <param name="currency">Of which currency.</param>
    public Money(decimal amount, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        Amount = amount;
        _currency = currency;
    }

    /// <summary>How much.</summary>
    public decimal Amount { get; }

    /// <summary>Of which currency.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public Currency Currency => _currency ?? throw new InvalidOperationException("The default Money has no currency.");

    /// <summary>Nothing, in a currency.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>An amount of 0.</returns>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>The sum.</summary>
    /// <param name="other">An amount in the same currency.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    public Money Add(Money other) => new(Amount + Same(other), Currency);

    /// <summary>The difference.</summary>
    /// <param name="other">An amount in the same currency.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    public Money Subtract(Money other) => new(Amount - Same(other), Currency);

    /// <summary>The amount in whole smallest units.</summary>
    /// <param name="rounding">How.</param>
    /// <returns>The rounded amount.</returns>
    public Money Round(AmountRounding rounding) => new(Currency.Round(Amount, rounding), Currency);

    /// <summary>Amount and code, written invariantly, for example <c>10000 KRW</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {_currency}");

    /// <summary>The sum.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">Another in the same currency.</param>
    /// <returns>The sum.</returns>
    public static Money operator +(Money left, Money right) => left.Add(right);

    /// <summary>The difference.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">Another in the same currency.</param>
    /// <returns>The difference.</returns>
    public static Money operator -(Money left, Money right) => left.Subtract(right);

    private decimal Same(Money other) =>
        other.Currency == Currency
            ? other.Amount
            : throw new ArgumentException($"{Currency.Code} and {other.Currency.Code} cannot be added up.", nameof(other));
}
