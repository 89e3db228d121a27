using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog;

/// <summary>A page of the change log.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ChangeLogPage
{
    /// <summary>The entries, newest first.</summary>
    public required IReadOnlyList<ChangeLogEntry> Entries { get; init; }

    /// <summary>Where the next page begins; null when nothing follows. After a full page there may be nothing more: then the next page is empty.</summary>
    public required string? Next { get; init; }
}
