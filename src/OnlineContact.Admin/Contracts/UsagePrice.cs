namespace OnlineContact.Admin.Contracts;

/// <summary>What the use of an item costs beyond its licences. The counter has the item's code.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record UsagePrice
{
    /// <summary>The largest quantity of a month, and the largest bound of a step.</summary>
    public const long MaxQuantity = 1_000_000_000_000;

    /// <summary>The most steps.</summary>
    public const int MaxSteps = 20;

    private readonly ValueList<UsageStep> _steps = new([]);

    /// <summary>The name of the unit, for example <c>second</c>; written like an item's code.</summary>
    public required string Unit { get; init; }

    /// <summary>The units that are free, per service and month, not per user.</summary>
    public required long FreeUnits { get; init; }

    /// <summary>The steps above the free units: ascending, without gap or overlap, the last without end; 1 to <see cref="MaxSteps"/>.</summary>
    public required IReadOnlyList<UsageStep> Steps
    {
        get => _steps;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _steps = new(value);
        }
    }

    /// <summary>What a month's quantity costs, not rounded.</summary>
    /// <param name="quantity">0 to <see cref="MaxQuantity"/>.</param>
    /// <returns>The exact amount.</returns>
    internal decimal AmountOf(long quantity)
    {
        if (quantity <= FreeUnits) return 0;
        var amount = 0m;
        foreach (var step in _steps.Span)
        {
            var upTo = step.UpTo is { } end && end < quantity ? end : quantity;
            amount += (upTo - step.From) * step.UnitPrice;
            if (upTo == quantity) break;
        }

        return amount;
    }

    /// <summary>Checks what only the whole can show; called where the price enters an <see cref="ItemPrice"/>.</summary>
    /// <exception cref="ArgumentException">Saying which limit is broken.</exception>
    internal void Validate()
    {
        CodeText.Require(Unit, nameof(Unit));
        if (FreeUnits is < 0 or > MaxQuantity) throw new ArgumentException($"Free units are 0 to {MaxQuantity}.", nameof(FreeUnits));
        if (_steps.Count is 0 or > MaxSteps) throw new ArgumentException($"There are 1 to {MaxSteps} steps.", nameof(Steps));

        var from = FreeUnits;
        for (var i = 0; i < _steps.Count; i++)
        {
            var step = _steps[i] ?? throw new ArgumentException("A step is null.", nameof(Steps));
            if (step.From != from)
            {
                throw new ArgumentException(
                    $"Step {i + 1} begins at {step.From}; {(step.From < from ? "that overlaps" : "that leaves a gap")}, it has to begin at {from}.",
                    nameof(Steps));
            }

            ItemPrice.RequirePrice(step.UnitPrice, ItemPrice.MaxUnitPrice, nameof(Steps));
            var last = i == _steps.Count - 1;
            if (last != step.UpTo is null) throw new ArgumentException("The last step, and only that, has no end.", nameof(Steps));
            if (step.UpTo is not { } upTo) continue;
            if (upTo <= from || upTo > MaxQuantity)
                throw new ArgumentException($"Step {i + 1} ends at {upTo}; it has to end after {from} and at {MaxQuantity} or before.", nameof(Steps));
            from = upTo;
        }
    }
}
