using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>
/// What the index finds entries by, as a number: that of a text, which stands in one place only; or, below 0, a content, by the first entry that has it, or a category.
/// </summary>
internal static class LogTerm
{
    /// <summary>The places of an entry whose texts are searched.</summary>
    public static readonly LogField[] Fields =
    [
        LogField.ActorId, LogField.ActorName, LogField.IpAddress, LogField.TargetId, LogField.TargetName, LogField.ServiceId, LogField.ServiceName,
    ];

    public static long OfContent(long firstSequence) => -2 * firstSequence;

    public static long OfCategory(ChangeLogCategory category) => -2 * (long)category - 1;
}
