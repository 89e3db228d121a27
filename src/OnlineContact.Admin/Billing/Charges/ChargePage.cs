using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing.Charges;

/// <summary>A page of monthly charges.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ChargePage
{
    /// <summary>The rows, by month and then by the service's number.</summary>
    public required IReadOnlyList<ChargeRow> Rows { get; init; }

    /// <summary>Where the next page begins; null when nothing follows. After a full page there may be nothing more: then the next page is empty.</summary>
    public required string? Next { get; init; }

    /// <summary>The sums of each month of the whole search, by month and currency; null when they were not asked for.</summary>
    public required IReadOnlyList<ChargeSum>? MonthSums { get; init; }

    /// <summary>The sums over the range, by currency; null when they were not asked for.</summary>
    public required IReadOnlyList<ChargeSum>? RangeSums { get; init; }
}

/// <summary>What charges come to.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ChargeSum
{
    /// <summary>The month; null in a sum over the range.</summary>
    public required YearMonth? Month { get; init; }

    /// <summary>How many rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Their supply amounts.</summary>
    public required Money Supply { get; init; }

    /// <summary>Their taxes.</summary>
    public required Money Vat { get; init; }

    /// <summary>Supply amounts and taxes.</summary>
    public Money Total => Supply + Vat;

    internal static List<ChargeSum> Added(IEnumerable<ChargeSum> sums, bool byMonth) =>
    [
        .. sums.GroupBy(sum => (Month: byMonth ? sum.Month : null, sum.Supply.Currency))
            .OrderBy(group => group.Key.Month).ThenBy(group => group.Key.Currency.Code, StringComparer.Ordinal)
            .Select(group => new ChargeSum
            {
                Month = group.Key.Month,
                Rows = group.Sum(sum => sum.Rows),
                Supply = group.Aggregate(Money.Zero(group.Key.Currency), (all, sum) => all + sum.Supply),
                Vat = group.Aggregate(Money.Zero(group.Key.Currency), (all, sum) => all + sum.Vat),
            }),
    ];
}
