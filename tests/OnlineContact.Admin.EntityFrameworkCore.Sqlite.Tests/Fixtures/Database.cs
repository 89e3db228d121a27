using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Fixtures;

/// <summary>A file of its own for each test, with what tests do to it.</summary>
internal sealed class Database : IDisposable
{
    public static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    public static readonly OrganizationId Zeta = OrganizationId.Parse("zeta");

    // In memory where the system has such a place: every commit waits for the disk, and these tests are not about disks.
    private const string MemoryDisk = "/dev/shm";

    private readonly string _directory = Directory.CreateDirectory(
        Path.Combine(Directory.Exists(MemoryDisk) ? MemoryDisk : Path.GetTempPath(), $"oca-{Guid.NewGuid():N}")).FullName;
    private readonly List<EntityFrameworkCoreAdminStore> _stores = [];

    public static IReadOnlyList<RecordShape> Shapes { get; } = [OrganizationHead.Shape, LogLine.Shape, Thing.Shape, ThingPart.Shape, Tally.Shape];

    public string File => Path.Combine(_directory, "admin.db");

    public string ConnectionString => $"Data Source={File}";

    /// <summary>Another store on the file, as another process would open it.</summary>
    public EntityFrameworkCoreAdminStore Open(ICommandObserver? observer = null, Action<EntityFrameworkCoreStoreBuilder>? tune = null, IReadOnlyList<RecordShape>? shapes = null)
    {
        var settings = RuntimeMigrations.For(new EntityFrameworkCoreStoreBuilder().UseSqlite(ConnectionString));
        settings.Observer = observer;
        tune?.Invoke(settings);
        var store = EntityFrameworkCoreAdminStore.Create(settings, shapes ?? Shapes);
        _stores.Add(store);
        return store;
    }

    public async Task<EntityFrameworkCoreAdminStore> PreparedAsync(ICommandObserver? observer = null, Action<EntityFrameworkCoreStoreBuilder>? tune = null)
    {
        var store = Open(observer, tune);
        await store.PrepareAsync(default);
        return store;
    }

    /// <summary>What the file says to a connection that is not the store's.</summary>
    public object? Ask(string sql)
    {
        using var connection = new SqliteConnection($"{ConnectionString};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        foreach (var store in _stores) store.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
