using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Commands;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>
/// A database of its own for each test, with what tests do to it. All that stores send to it is guarded; what the guard
/// finds fails the test when the database is disposed of. Each provider's tests add the part that depends on it.
/// </summary>
internal sealed partial class Database : IDisposable
{
    public static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    public static readonly OrganizationId Zeta = OrganizationId.Parse("zeta");

    private readonly List<EntityFrameworkCoreAdminStore> _stores = [];

    public static IReadOnlyList<RecordShape> Shapes { get; } = [OrganizationHead.Shape, LogLine.Shape, Thing.Shape, ThingPart.Shape, Tally.Shape];

    public OrganizationGuard Guard { get; } = new();

    /// <summary>Another store on the database, as another process would open it.</summary>
    public EntityFrameworkCoreAdminStore Open(ICommandObserver? observer = null, Action<EntityFrameworkCoreStoreBuilder>? tune = null, IReadOnlyList<RecordShape>? shapes = null)
    {
        var settings = Use(new EntityFrameworkCoreStoreBuilder());
        // The library's own kinds come with the migrations of the package, all others with those of the test.
        if (!ReferenceEquals(shapes, AdminShapes.All)) RuntimeMigrations.For(settings);
        if (observer is not null) settings.Observer = observer;
        tune?.Invoke(settings);
        var store = EntityFrameworkCoreAdminStore.Create(settings, shapes ?? Shapes);
        _stores.Add(store);
        return store;
    }

    public async Task<EntityFrameworkCoreAdminStore> PreparedAsync(
        ICommandObserver? observer = null, Action<EntityFrameworkCoreStoreBuilder>? tune = null, IReadOnlyList<RecordShape>? shapes = null)
    {
        var store = Open(observer, tune, shapes);
        await store.PrepareAsync(default);
        AfterSchema();
        return store;
    }

    /// <summary>Makes the library's own tables, for hosts that are started on the database.</summary>
    public async Task CreateSchemaAsync() => await (await PreparedAsync(shapes: AdminShapes.All)).DisposeAsync();

    public void Dispose()
    {
        foreach (var store in _stores) store.Dispose();
        try
        {
            Assert.Empty(Guard.Faults);
        }
        finally
        {
            Remove();
        }
    }
}
