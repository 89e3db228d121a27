namespace OnlineContact.Admin.EntityFrameworkCore;

/// <summary>What a provider's exception means for the store.</summary>
internal enum StorageFailure
{
    /// <summary>Anything that is not told apart; the session is given up.</summary>
    Other,

    /// <summary>A key is there already.</summary>
    KeyTaken,

    /// <summary>Another session holds what is needed, or two wait for each other; the same call may succeed at once.</summary>
    Busy,

    /// <summary>The connection is gone; the same call may succeed on another.</summary>
    ConnectionLost,

    /// <summary>The database cannot be written to.</summary>
    ReadOnly,

    /// <summary>The account may not do it.</summary>
    NotAllowed,

    /// <summary>There is no space left.</summary>
    Full,

    /// <summary>The database is not there or cannot be opened.</summary>
    CannotOpen,

    /// <summary>What is there is no database, or a damaged one.</summary>
    NotADatabase,
}
