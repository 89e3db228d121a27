using CustomStore;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace CustomProof;

/// <summary>The store on a file of its own, which is gone afterwards.</summary>
/// <param name="shapes">The kinds it keeps; the library's when left out.</param>
public sealed class StoreFixture(IReadOnlyList<RecordShape>? shapes = null) : IStoreFixture, IDisposable
{
    // In memory where the system has such a place: every commit waits for the disk, and the suite is not about disks.
    private const string MemoryDisk = "/dev/shm";

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Directory.Exists(MemoryDisk) ? MemoryDisk : Path.GetTempPath(), $"oca-{Guid.NewGuid():N}")).FullName;
    private SqliteFileStore? _store;

    /// <summary>The file.</summary>
    public string File => Path.Combine(_folder, "custom.db");

    /// <summary>Whether a case writes a thousand rows and more: of the longest values of all the library's kinds that would be gigabytes.</summary>
    /// <param name="name">The case.</param>
    /// <returns>Whether it belongs to smaller kinds.</returns>
    public static bool IsLong(string name) => name.Contains("thousand", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<RecordShape> Shapes { get; } = shapes ?? AdminShapes.All;

    /// <inheritdoc/>
    public StoreCapabilities Capabilities => StoreCapabilities.Durable | StoreCapabilities.SnapshotReads;

    /// <inheritdoc/>
    public async Task<IAdminStore> CreateAsync(CancellationToken cancellationToken)
    {
        _store = new SqliteFileStore(File, Shapes);
        await _store.PrepareAsync(cancellationToken);
        return _store;
    }

    /// <inheritdoc/>
    public async Task<IAdminStore?> ReopenAsync(CancellationToken cancellationToken)
    {
        _store?.Dispose();
        return await CreateAsync(cancellationToken);
    }

    /// <summary>Closes the store and removes the file.</summary>
    public void Dispose()
    {
        _store?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
