namespace OnlineContact.Admin.Testing;

/// <summary>What a store promises beyond the least. Each promise is tested; a store without one is not held to it.</summary>
[Flags]
public enum StoreCapabilities
{
    /// <summary>Nothing beyond the least.</summary>
    None = 0,

    /// <summary>What was committed is there after the store was closed and opened again.</summary>
    Durable = 1,

    /// <summary>One <see cref="Storage.IAdminStore.GetAsync"/> sees all its rows in one state of the organization.</summary>
    SnapshotReads = 2,
}
