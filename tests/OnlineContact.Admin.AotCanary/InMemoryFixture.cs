using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.AotCanary;

/// <summary>The store in memory, with all kinds of the library.</summary>
internal sealed class InMemoryFixture : IStoreFixture
{
    public IReadOnlyList<RecordShape> Shapes => AdminShapes.All;

    public StoreCapabilities Capabilities => StoreCapabilities.SnapshotReads;

    /// <summary>Whether a case writes a thousand rows and more: of the longest values of all kinds that would be gigabytes.</summary>
    public static bool IsLong(string name) => name.Contains("thousand", StringComparison.Ordinal);

    public Task<IAdminStore> CreateAsync(CancellationToken cancellationToken) => Task.FromResult<IAdminStore>(new InMemoryAdminStore(Shapes));
}
