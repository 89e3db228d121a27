using System.Globalization;

namespace OnlineContact.Admin.Contracts;

/// <summary>What one contract item costs in one version of a price book.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ItemPrice
{
    /// <summary>The highest month or day price.</summary>
    public const decimal MaxPrice = 1_000_000_000;

    /// <summary>The highest price of a unit of usage.</summary>
    public const decimal MaxUnitPrice = 1_000_000;

    /// <summary>The most decimals a price may have. Together with the other limits it keeps every calculation exact.</summary>
    public const int MaxPriceDecimals = 6;

    private readonly string _item = "";
    private readonly decimal _monthPrice;
    private readonly decimal _dayPrice;
    private readonly UsagePrice? _usage;

    /// <summary>The code of the item.</summary>
    /// <exception cref="ArgumentException">The text is no code.</exception>
    public required string Item
    {
        get => _item;
        init => _item = CodeText.Require(value, nameof(Item));
    }

    /// <summary>Whether the price is for each user; otherwise it is for the item. Has to agree with <see cref="ContractItem.PerUser"/>.</summary>
    public required bool PerUser { get; init; }

    /// <summary>The price of a whole calendar month, 0 to <see cref="MaxPrice"/>.</summary>
    /// <exception cref="ArgumentException">Negative, too high or too many decimals.</exception>
    public required decimal MonthPrice
    {
        get => _monthPrice;
        init => _monthPrice = RequirePrice(value, MaxPrice, nameof(MonthPrice));
    }

    /// <summary>The price of a day, given explicitly: the shipped book has month price / 30 rounded to the won.</summary>
    /// <exception cref="ArgumentException">Negative, too high or too many decimals.</exception>
    public required decimal DayPrice
    {
        get => _dayPrice;
        init => _dayPrice = RequirePrice(value, MaxPrice, nameof(DayPrice));
    }

    /// <summary>What using the item costs; null when its use is not counted.</summary>
    /// <exception cref="ArgumentException">Free units or steps break a limit, overlap or leave a gap.</exception>
    public UsagePrice? Usage
    {
        get => _usage;
        init
        {
            value?.Validate();
            _usage = value;
        }
    }

    internal static decimal RequirePrice(decimal price, decimal limit, string name) =>
        price >= 0 && price <= limit && price == decimal.Round(price, MaxPriceDecimals)
            ? price
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A price is 0 to {limit} with at most {MaxPriceDecimals} decimals, not {price}."), name);
}
