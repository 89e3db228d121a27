using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>What a verifier found in an export.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record LogAudit
{
    /// <summary>The organization that the export is of; the default value when its first line cannot be read.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The number of entries that follow from each other, counted from the first that is left.</summary>
    public required long Entries { get; init; }

    /// <summary>The number of entries before them that retention has removed.</summary>
    public required long Removed { get; init; }

    /// <summary>Only what was written before this instant was removed; null when nothing was.</summary>
    public required Instant? RemovedUntil { get; init; }

    /// <summary>The number of texts in them that were erased on request; their commitments still stand in the chain.</summary>
    public required long ErasedTexts { get; init; }

    /// <summary>How many lost checkpoints the entries declare, whether they were given to the verifier or not.</summary>
    public required long DeclaredRestores { get; init; }

    /// <summary>The root of the tree over the whole entries.</summary>
    public required Digest Root { get; init; }

    /// <summary>What became of each checkpoint, in the order of their sizes.</summary>
    public required IReadOnlyList<LogAuditCheckpoint> Checkpoints { get; init; }

    /// <summary>The first thing that is wrong; null when all is well.</summary>
    public LogAuditFault? Fault { get; init; }

    /// <summary>The number of the entry that it begins with; null when all is well.</summary>
    public long? FaultAt { get; init; }

    /// <summary>Whether the whole log is as it was written, and has grown from every checkpoint or says which ones were lost.</summary>
    public bool IsWhole => Fault is null;

    /// <summary>The finding in one line of English.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString()
    {
        var removed = RemovedUntil is { } until ? string.Create(CultureInfo.InvariantCulture, $", {Removed} entries removed by retention until {InstantPattern.ExtendedIso.Format(until)}") : "";
        var erased = ErasedTexts == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {ErasedTexts} texts erased");
        var restores = DeclaredRestores == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {DeclaredRestores} lost checkpoints declared");
        return Fault is null
            ? string.Create(CultureInfo.InvariantCulture, $"{Organization}: whole, {Entries} entries{removed}{erased}{restores}")
            : string.Create(CultureInfo.InvariantCulture, $"{Organization}: {Finding()}{removed}{erased}{restores}");
    }

    private string Finding() => Fault switch
    {
        LogAuditFault.Unreadable => string.Create(CultureInfo.InvariantCulture, $"what stands where entry {FaultAt} belongs cannot be read"),
        LogAuditFault.EntryRemoved => string.Create(CultureInfo.InvariantCulture, $"entry {FaultAt} was removed"),
        LogAuditFault.EntryInserted => string.Create(CultureInfo.InvariantCulture, $"an entry was inserted where entry {FaultAt} belongs"),
        LogAuditFault.EntryReordered => string.Create(CultureInfo.InvariantCulture, $"entry {FaultAt} was moved to another place"),
        LogAuditFault.EntryAltered => string.Create(CultureInfo.InvariantCulture, $"entry {FaultAt} was changed"),
        LogAuditFault.TextMissing => string.Create(CultureInfo.InvariantCulture, $"a text of entry {FaultAt} was removed"),
        LogAuditFault.TextAltered => string.Create(CultureInfo.InvariantCulture, $"a text of entry {FaultAt} was changed"),
        LogAuditFault.ErasureNotLogged => "more texts are erased than the entries of erasures account for",
        LogAuditFault.EndAltered => string.Create(CultureInfo.InvariantCulture, $"the entries do not end with the hash that the organization's head names, after entry {FaultAt - 1}"),
        LogAuditFault.RetentionAltered => string.Create(CultureInfo.InvariantCulture, $"it begins at entry {FaultAt}, and the newest entry of retention says otherwise"),
        LogAuditFault.RemovedTooEarly => string.Create(CultureInfo.InvariantCulture, $"entry {FaultAt} removed what was not old enough"),
        LogAuditFault.Forked => string.Create(CultureInfo.InvariantCulture, $"fork after {FaultAt - 1}"),
        LogAuditFault.Truncated => string.Create(CultureInfo.InvariantCulture, $"truncated: entry {FaultAt} and what follows it are gone"),
        _ => "",
    };
}

/// <summary>What a verifier may find wrong; <see cref="LogAudit.FaultAt"/> says where.</summary>
public enum LogAuditFault
{
    /// <summary>A line is no entry, or no line of an export at all.</summary>
    Unreadable,

    /// <summary>An entry is not there; later ones are.</summary>
    EntryRemoved,

    /// <summary>There is another entry where it belongs.</summary>
    EntryInserted,

    /// <summary>An entry stands behind later ones.</summary>
    EntryReordered,

    /// <summary>An entry's hash does not follow from its content and the entry before.</summary>
    EntryAltered,

    /// <summary>One of an entry's texts is not there.</summary>
    TextMissing,

    /// <summary>One of an entry's texts is not the one that was committed to.</summary>
    TextAltered,

    /// <summary>More texts are erased than the entries of erasures account for; where: after the last entry.</summary>
    ErasureNotLogged,

    /// <summary>The entries follow from each other but the organization's head names another hash; where: after the last entry.</summary>
    EndAltered,

    /// <summary>
    /// The entries follow from each other, but at the size of a checkpoint they have another root: the log was rewritten, or is another copy.
    /// Where: after the newest checkpoint before it that still agrees.
    /// </summary>
    Forked,

    /// <summary>The export ends before the organization's head or before a checkpoint; where: after the last entry.</summary>
    Truncated,

    /// <summary>Where it begins is not where its newest entry of retention says; where: the first entry that is left.</summary>
    RetentionAltered,

    /// <summary>Retention removed entries of less than three years, by its own time or by that of a checkpoint; where: its entry.</summary>
    RemovedTooEarly,
}

/// <summary>What became of a checkpoint.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record LogAuditCheckpoint
{
    /// <summary>The checkpoint.</summary>
    public required LogCheckpoint Checkpoint { get; init; }

    /// <summary>What became of it.</summary>
    public required LogCheckpointState State { get; init; }

    /// <summary>The entry that declares it lost; null when none does.</summary>
    public required long? DeclaredAt { get; init; }
}

/// <summary>What may have become of a checkpoint.</summary>
public enum LogCheckpointState
{
    /// <summary>The log has grown from it.</summary>
    Agrees,

    /// <summary>The log had another root at its size.</summary>
    Differs,

    /// <summary>The log, as far as it is whole, has not come to its size.</summary>
    Beyond,

    /// <summary>The log has not grown from it, and an entry of the operator declares that it was lost by a restore.</summary>
    Restored,

    /// <summary>Retention has removed entries behind it, so that it cannot be compared any more.</summary>
    Removed,
}
