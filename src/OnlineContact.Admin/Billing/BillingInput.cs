using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing;

/// <summary>Everything the bill of one service for one calendar month depends on, and nothing else.</summary>
/// <remarks>Immutable; safe to use from several threads. What only the whole can show is checked by <see cref="BillingCalculator.Calculate"/>.
/// Suspended days do not appear: they are billed like any other (F, handbook, section 2).</remarks>
public sealed record BillingInput
{
    private readonly YearMonth _month;
    private readonly ValueList<SavedTerms> _history = new([]);
    private readonly ValueList<UsageQuantity> _usage = new([]);
    private readonly int _discountPercent;
    private readonly decimal _adjustments;

    /// <summary>The month, in the organization's contract zone.</summary>
    /// <exception cref="ArgumentException">Not a month of the ISO calendar.</exception>
    public required YearMonth Month
    {
        get => _month;
        init => _month = PriceBook.RequireIso(value, nameof(Month));
    }

    /// <summary>The currency of the price book.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The version of the price book that is in force in the month.</summary>
    public required PriceBookVersion Version { get; init; }

    /// <summary>The day on which the contract was registered: the first billed day.</summary>
    public required LocalDate Registration { get; init; }

    /// <summary>The day on which the service was terminated: the last billed day; null while it is not.</summary>
    public LocalDate? Termination { get; init; }

    /// <summary>
    /// The terms as they were saved, oldest first. Earlier ones may be left out as long as those in force when the month begins are there.
    /// Several on one day are in the order in which they were saved.
    /// </summary>
    /// <exception cref="ArgumentException">One is null, or the days do not ascend.</exception>
    public required IReadOnlyList<SavedTerms> History
    {
        get => _history;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            var history = new ValueList<SavedTerms>(value);
            for (var i = 0; i < history.Count; i++)
            {
                if (history[i]?.Terms is null) throw new ArgumentException("Saved terms are null.", nameof(value));
                if (i > 0 && history[i].Day < history[i - 1].Day) throw new ArgumentException("Saved terms come oldest first.", nameof(value));
            }

            _history = history;
        }
    }

    /// <summary>What each counter has counted in the month; a counter left out has counted 0. Whether the item is contracted does not matter.</summary>
    /// <exception cref="ArgumentException">One is null, stands twice or is outside 0 to <see cref="UsagePrice.MaxQuantity"/>.</exception>
    public IReadOnlyList<UsageQuantity> Usage
    {
        get => _usage;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            var usage = new ValueList<UsageQuantity>(value);
            for (var i = 0; i < usage.Count; i++)
            {
                if (usage[i]?.Counter is null) throw new ArgumentException("A quantity or its counter is null.", nameof(value));
                if (usage[i].Quantity is < 0 or > UsagePrice.MaxQuantity)
                    throw new ArgumentException($"A quantity is 0 to {UsagePrice.MaxQuantity}.", nameof(value));
                for (var j = 0; j < i; j++)
                {
                    if (usage[j].Counter == usage[i].Counter) throw new ArgumentException($"The counter '{usage[i].Counter}' stands twice.", nameof(value));
                }
            }

            _usage = usage;
        }
    }

    /// <summary>The first day that is no longer free; null, or a day not after the registration, when there is no trial. See <see cref="FreeTrial.End"/>.</summary>
    public LocalDate? TrialEnd { get; init; }

    /// <summary>The contract's discount in whole percent, 0 to 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of its limits.</exception>
    public int DiscountPercent
    {
        get => _discountPercent;
        init => _discountPercent = BillingCalculator.RequirePercent(value, nameof(DiscountPercent));
    }

    /// <summary>
    /// The sum of the operator's adjustments in the month, in whole smallest units of the currency: added to the supply amount after the
    /// discount, and taxed with it (D).
    /// </summary>
    /// <exception cref="ArgumentException">A part of a smallest unit.</exception>
    public decimal Adjustments
    {
        get => _adjustments;
        init => _adjustments = value == decimal.Round(value, Contracts.Currency.MaxMinorUnitDigits)
            ? Contracts.Currency.WithoutSignAtZero(value)
            : throw new ArgumentException($"An adjustment has at most {Contracts.Currency.MaxMinorUnitDigits} decimals.", nameof(value));
    }

    internal ReadOnlySpan<SavedTerms> HistorySpan => _history.Span;

    internal ReadOnlySpan<UsageQuantity> UsageSpan => _usage.Span;
}
