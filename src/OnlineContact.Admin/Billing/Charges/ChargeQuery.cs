using NodaTime;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Billing.Charges;

/// <summary>Which monthly charges (요금 현황) to search.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ChargeQuery
{
    /// <summary>The most months of a search.</summary>
    public const int MaxMonths = 120;

    /// <summary>The largest page.</summary>
    public const int MaxPageSize = 200;

    /// <summary>The first month.</summary>
    public required YearMonth From { get; init; }

    /// <summary>The last month.</summary>
    public required YearMonth To { get; init; }

    /// <summary>Only services of this type; null: all.</summary>
    public ServiceType? Type { get; init; }

    /// <summary>Only the service with this number; null: all. Then each row shows the service's status, too.</summary>
    public long? Service { get; init; }

    /// <summary>The most rows on the page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where the last page ended, as it was handed out; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>
    /// Whether to give the sums of the whole search, too. Of closed months they are kept; a month that is not closed is calculated whole for
    /// them, so that a grid asks for them with its first page only.
    /// </summary>
    public bool WithSums { get; init; }
}
