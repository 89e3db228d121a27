namespace OnlineContact.Admin.Storage;

/// <summary>How a commit ended.</summary>
public enum CommitStatus
{
    /// <summary>Everything is written and durable.</summary>
    Committed,

    /// <summary>Nothing is written: a row that was to be replaced, removed or required is not as expected.</summary>
    VersionConflict,

    /// <summary>Nothing is written: a row with the same key or unique key is there already.</summary>
    KeyConflict,
}

/// <summary>What came of a commit.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct CommitResult
{
    private CommitResult(CommitStatus status, RecordShape? shape, UniqueKey? key)
    {
        Status = status;
        Shape = shape;
        Key = key;
    }

    /// <summary>How it ended.</summary>
    public CommitStatus Status { get; }

    /// <summary>The kind of the row in conflict, where the store knows it.</summary>
    public RecordShape? Shape { get; }

    /// <summary>The unique key in conflict; null for the key itself.</summary>
    public UniqueKey? Key { get; }

    /// <summary>Everything is written and durable.</summary>
    public static CommitResult Committed => default;

    /// <summary>Nothing is written: a row is not as expected.</summary>
    /// <param name="shape">Its kind.</param>
    /// <returns>The result.</returns>
    public static CommitResult VersionConflict(RecordShape? shape) => new(CommitStatus.VersionConflict, shape, null);

    /// <summary>Nothing is written: a row stands in the way.</summary>
    /// <param name="shape">Its kind.</param>
    /// <param name="key">The unique key; null for the key itself.</param>
    /// <returns>The result.</returns>
    public static CommitResult KeyConflict(RecordShape shape, UniqueKey? key) => new(CommitStatus.KeyConflict, shape, key);
}
