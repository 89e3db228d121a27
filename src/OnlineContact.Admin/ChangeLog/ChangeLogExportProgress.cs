namespace OnlineContact.Admin.ChangeLog;

/// <summary>How far an export has come.</summary>
/// <param name="Written">The number of entries that are written.</param>
/// <param name="Searched">The number of entries that were looked at, or were known not to be found.</param>
/// <param name="Total">The number of entries that the log had when the export began.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct ChangeLogExportProgress(long Written, long Searched, long Total);
