using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog;

/// <summary>A page of the change log.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ChangeLogPage
{
    /// <summary>The entries, newest first.</summary>
    public required IReadOnlyList<ChangeLogEntry> Entries { get; init; }

    /// <summary>Where the next page begins; null when this is the last one.</summary>
    public required string? Next { get; init; }
}
