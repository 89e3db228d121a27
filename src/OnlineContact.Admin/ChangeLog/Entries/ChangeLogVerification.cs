using NodaTime;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>What a check of an organization's change log found.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ChangeLogVerification
{
    /// <summary>The number of entries that are whole, counted from the first that is left.</summary>
    public required long Entries { get; init; }

    /// <summary>The number of entries before them that retention has removed.</summary>
    public required long Removed { get; init; }

    /// <summary>Only what was written before this instant was removed; null when nothing was.</summary>
    public Instant? RemovedUntil { get; init; }

    /// <summary>The number of texts in them that were erased on request; their commitments still stand in the chain.</summary>
    public required int ErasedTexts { get; init; }

    /// <summary>What is wrong with the first faulty entry; null when all is well.</summary>
    public ChangeLogFault? Fault { get; init; }

    /// <summary>
    /// The sequence of the first faulty entry; for <see cref="ChangeLogFault.ErasureNotLogged"/> and <see cref="ChangeLogFault.HeadAltered"/>
    /// the one after the last entry that was checked. Null when all is well.
    /// </summary>
    public long? FaultAt { get; init; }

    /// <summary>Whether the whole log is as it was written.</summary>
    public bool IsWhole => Fault is null;
}

/// <summary>What may be wrong with an entry.</summary>
public enum ChangeLogFault
{
    /// <summary>It is not there.</summary>
    EntryMissing,

    /// <summary>Its hash does not follow from its content and the entry before.</summary>
    EntryAltered,

    /// <summary>One of its texts is not there.</summary>
    TextMissing,

    /// <summary>One of its texts is not the one that was committed to.</summary>
    TextAltered,

    /// <summary>More texts are erased than the entries of erasures account for: somebody blanked texts past the library.</summary>
    ErasureNotLogged,

    /// <summary>All entries follow from each other, but the organization's head names another one as the last.</summary>
    HeadAltered,

    /// <summary>Where the log begins is not where its newest entry of retention says; at the first entry that is left.</summary>
    RetentionAltered,
}
