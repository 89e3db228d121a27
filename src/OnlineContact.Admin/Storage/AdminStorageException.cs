namespace OnlineContact.Admin.Storage;

/// <summary>A store could not do what it was asked: the database is out of reach, full, read-only, broken.</summary>
public sealed class AdminStorageException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="adapter">The store's name, for example <c>SQLite</c>.</param>
    /// <param name="operation">The member of <see cref="IAdminStore"/>.</param>
    /// <param name="outcomeUnknown">Whether a commit may have taken place all the same.</param>
    /// <param name="innerException">What the database said.</param>
    public AdminStorageException(string adapter, string operation, bool outcomeUnknown, Exception? innerException)
        : base($"{adapter}: {operation} failed{(outcomeUnknown ? ", and whether it took effect is unknown" : "")}.", innerException)
    {
        Adapter = adapter;
        Operation = operation;
        OutcomeUnknown = outcomeUnknown;
    }

    /// <summary>The store's name.</summary>
    public string Adapter { get; }

    /// <summary>The member of <see cref="IAdminStore"/>.</summary>
    public string Operation { get; }

    /// <summary>Whether a commit may have taken place all the same; the library settles that by reading.</summary>
    public bool OutcomeUnknown { get; }

    /// <summary>Whether the same call may succeed when it is made again at once: a deadlock, a lost connection.</summary>
    public bool IsTransient { get; init; }

    /// <summary>
    /// Whether somebody else held what a commit needs for as long as the store was to wait for it, so that nothing was written. The
    /// library answers it with OCA0006 at once, instead of waiting as long again.
    /// </summary>
    public bool IsBusy { get; init; }
}
