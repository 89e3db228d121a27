namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>How far an export has come.</summary>
/// <param name="Entries">The number of entries that are written.</param>
/// <param name="Total">The number of entries of the log when it was asked last.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct LogExportProgress(long Entries, long Total);
