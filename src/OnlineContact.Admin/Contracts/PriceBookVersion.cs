using System.Globalization;
using NodaTime;

namespace OnlineContact.Admin.Contracts;

/// <summary>
/// The prices of a book from a month on, and with them everything that decides how they become an amount: percentages, the trial, which
/// terms count on a day of change, and how each figure is rounded. Every member checks itself, so a version that exists is a good one.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. The defaults are those of the handbook, section 3. What
/// another version has is taken over with a <c>with</c> expression.</remarks>
public sealed record PriceBookVersion
{
    /// <summary>The longest free trial, in days.</summary>
    public const int MaxTrialDays = 3_660;

    private readonly YearMonth _effectiveFrom;
    private readonly int _number;
    private readonly ValueList<ItemPrice> _prices = new([]);
    private readonly ValueList<int> _ordinalOrder = new([]);
    private readonly decimal _vatPercent = 10;
    private readonly decimal _lateFeePercent = 2;
    private readonly int _trialDays;
    private readonly DayTerms _dayTerms = DayTerms.Highest;
    private readonly AmountRounding _lineRounding = AmountRounding.HalfUp;
    private readonly AmountRounding _discountRounding = AmountRounding.HalfUp;
    private readonly AmountRounding _vatRounding = AmountRounding.Truncate;
    private readonly AmountRounding _lateFeeRounding = AmountRounding.Truncate;

    /// <summary>The first month in which this version is in force; it stays so until the next version's month.</summary>
    /// <exception cref="ArgumentException">Not a month of the ISO calendar.</exception>
    public required YearMonth EffectiveFrom
    {
        get => _effectiveFrom;
        init => _effectiveFrom = PriceBook.RequireIso(value, nameof(EffectiveFrom));
    }

    /// <summary>The number of the version in its book, 1 or more; a later version has a higher one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public required int Number
    {
        get => _number;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Number));
            _number = value;
        }
    }

    /// <summary>The prices, one for each item, in the order in which a bill shows them; at most <see cref="ContractItemCatalogue.MaxItems"/>.</summary>
    /// <exception cref="ArgumentException">None, too many, or an item twice.</exception>
    public required IReadOnlyList<ItemPrice> Prices
    {
        get => _prices;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count is 0 or > ContractItemCatalogue.MaxItems)
                throw new ArgumentException($"A version has 1 to {ContractItemCatalogue.MaxItems} prices, not {value.Count}.", nameof(value));
            var prices = new ValueList<ItemPrice>(value);
            if (prices.Any(price => price is null)) throw new ArgumentException("A price is null.", nameof(value));
            var order = new ValueList<int>(Enumerable.Range(0, prices.Count).OrderBy(i => prices[i].Item, StringComparer.Ordinal));
            for (var i = 1; i < order.Count; i++)
            {
                if (prices[order[i]].Item == prices[order[i - 1]].Item)
                    throw new ArgumentException($"The item '{prices[order[i]].Item}' has two prices.", nameof(value));
            }

            _prices = prices;
            _ordinalOrder = order;
        }
    }

    /// <summary>Value added tax in percent of the supply amount, 0 to 100, at most two decimals; default 10.</summary>
    /// <exception cref="ArgumentException">Out of its limits.</exception>
    public decimal VatPercent
    {
        get => _vatPercent;
        init => _vatPercent = RequirePercent(value, nameof(VatPercent));
    }

    /// <summary>The late fee in percent of the total with tax, 0 to 100, at most two decimals; default 2.</summary>
    /// <exception cref="ArgumentException">Out of its limits.</exception>
    public decimal LateFeePercent
    {
        get => _lateFeePercent;
        init => _lateFeePercent = RequirePercent(value, nameof(LateFeePercent));
    }

    /// <summary>The length of the free trial in days from registration, 0 to <see cref="MaxTrialDays"/>; default 0, no trial.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of its limits.</exception>
    public int TrialDays
    {
        get => _trialDays;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(TrialDays));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxTrialDays, nameof(TrialDays));
            _trialDays = value;
        }
    }

    /// <summary>Which terms decide on a day on which they change; default <see cref="DayTerms.Highest"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not defined.</exception>
    public DayTerms DayTerms
    {
        get => _dayTerms;
        init => _dayTerms = RequireDefined(value, nameof(DayTerms));
    }

    /// <summary>How a line is rounded; default <see cref="AmountRounding.HalfUp"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not defined.</exception>
    public AmountRounding LineRounding
    {
        get => _lineRounding;
        init => _lineRounding = RequireDefined(value, nameof(LineRounding));
    }

    /// <summary>How the discount and each trial discount are rounded; default <see cref="AmountRounding.HalfUp"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not defined.</exception>
    public AmountRounding DiscountRounding
    {
        get => _discountRounding;
        init => _discountRounding = RequireDefined(value, nameof(DiscountRounding));
    }

    /// <summary>How the tax is rounded; default <see cref="AmountRounding.Truncate"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not defined.</exception>
    public AmountRounding VatRounding
    {
        get => _vatRounding;
        init => _vatRounding = RequireDefined(value, nameof(VatRounding));
    }

    /// <summary>How the late fee is rounded; default <see cref="AmountRounding.Truncate"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not defined.</exception>
    public AmountRounding LateFeeRounding
    {
        get => _lateFeeRounding;
        init => _lateFeeRounding = RequireDefined(value, nameof(LateFeeRounding));
    }

    /// <summary>The same as <see cref="Prices"/>, for loops that must not allocate.</summary>
    internal ReadOnlySpan<ItemPrice> PriceSpan => _prices.Span;

    /// <summary>The positions in <see cref="Prices"/> ordered ordinally by code, the order that <see cref="ContractTerms"/> have.</summary>
    internal ReadOnlySpan<int> OrdinalOrder => _ordinalOrder.Span;

    /// <summary>The price of an item.</summary>
    /// <param name="item">Its code, compared ordinally.</param>
    /// <returns>The price, or null when this version has none.</returns>
    public ItemPrice? PriceOf(string item)
    {
        foreach (var price in _prices.Span)
        {
            if (price.Item == item) return price;
        }

        return null;
    }

    private static decimal RequirePercent(decimal value, string name) =>
        value is >= 0 and <= 100 && value == decimal.Round(value, 2)
            ? value
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{name} is 0 to 100 with at most two decimals, not {value}."), name);

    private static T RequireDefined<T>(T value, string name) where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, "Not defined.");
}
