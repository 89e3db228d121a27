namespace OnlineContact.Admin.Storage;

/// <summary>
/// What a store may offer besides its nine members: to tell which schema it finds. It looks and changes nothing, so it may be asked
/// before <see cref="IAdminStore.PrepareAsync"/>, and while hosts of several versions run.
/// </summary>
/// <remarks>Safe to use from several threads. Failures as with <see cref="IAdminStore"/>.</remarks>
public interface IStoreSchemaReader
{
    /// <summary>Compares the schema that is there with the one that this library needs.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What it found.</returns>
    /// <exception cref="AdminStorageException">The store is out of reach.</exception>
    Task<StoreSchema> ReadSchemaAsync(CancellationToken cancellationToken);
}

/// <summary>How the schema of a store stands to the one that this library needs.</summary>
public enum StoreSchemaState
{
    /// <summary>The store does not tell, or was not reached.</summary>
    NotTold = 0,

    /// <summary>It is the one that this library needs.</summary>
    Current = 1,

    /// <summary>Something is missing, or all of it: <c>IAdminRuntime.StartAsync</c> brings it up to date.</summary>
    Older = 2,

    /// <summary>A newer version has been here. What runs goes on, since migrations only add; a start is refused with OCA0004.</summary>
    Newer = 3,
}

/// <summary>The schema of a store, and the one that this library needs.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record StoreSchema
{
    /// <summary>Nothing is known.</summary>
    public static StoreSchema NotTold { get; } = new() { State = StoreSchemaState.NotTold };

    /// <summary>How they stand to each other.</summary>
    public required StoreSchemaState State { get; init; }

    /// <summary>The newest version that this library knows, in the store's own words; null when the store numbers none.</summary>
    public string? Expected { get; init; }

    /// <summary>The newest version that is there; null when there is none.</summary>
    public string? Found { get; init; }
}
