using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog;

/// <summary>A page of the change log.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ChangeLogPage
{
    /// <summary>The entries, newest first.</summary>
    public required IReadOnlyList<ChangeLogEntry> Entries { get; init; }

    /// <summary>
    /// Where the next page begins; null when nothing follows. As long as it is not null more may follow, even after a page that is not full or is
    /// empty: a page looks at a bounded part of the log.
    /// </summary>
    public required string? Next { get; init; }

    /// <summary>How many entries the query has on all pages, when it was asked for.</summary>
    public ChangeLogCount? Count { get; init; }
}

/// <summary>How many entries a query has.</summary>
/// <param name="Entries">The number that was counted.</param>
/// <param name="IsExact">Whether these are all; if not, there may be more: the bound was reached, or as much of the log was looked at as a call looks at.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct ChangeLogCount(int Entries, bool IsExact);
