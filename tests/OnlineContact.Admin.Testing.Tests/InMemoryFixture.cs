using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests;

/// <summary>Stores in memory, or whatever is made around one.</summary>
internal sealed class InMemoryFixture(Func<IAdminStore, IAdminStore>? around = null, IReadOnlyList<RecordShape>? shapes = null) : IStoreFixture
{
    public IReadOnlyList<RecordShape> Shapes { get; } = shapes ?? SampleShapes.All;

    public StoreCapabilities Capabilities => StoreCapabilities.SnapshotReads;

    public Task<IAdminStore> CreateAsync(CancellationToken cancellationToken)
    {
        var store = new InMemoryAdminStore(Shapes);
        return Task.FromResult(around?.Invoke(store) ?? store);
    }
}
