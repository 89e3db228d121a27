using Microsoft.EntityFrameworkCore;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Schema;

/// <summary>Starts that cannot succeed, and those that may yet.</summary>
public sealed class UnsuitableTests : IDisposable
{
    private readonly Database _database = new();
    private readonly HurriedTime _time = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Another_provider_is_refused() => await RefusedAsync(Open(new OtherDialect { Provider = "Another.Provider" }), "Another.Provider");

    [Fact]
    public async Task A_library_without_migrations_is_refused()
    {
        var store = _database.Open(tune: settings => settings.Configure = options => options.UseSqlite(_database.ConnectionString, sqlite => sqlite.MigrationsAssembly(typeof(FactAttribute).Assembly)));
        await RefusedAsync(store, "no migrations");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.PrepareAsync(new CancellationToken(true)));
    }

    [Fact]
    public async Task A_start_that_loses_its_connection_is_made_again()
    {
        var starts = 0;
        var store = Open(new OtherDialect
        {
            Meaning = StorageFailure.ConnectionLost,
            Migrating = () =>
            {
                if (++starts < 3) throw Database.Failure();
            },
        });
        await store.PrepareAsync(default);
        Assert.Equal([25.0, 50.0], _time.Pauses);
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), default)).Status);
    }

    [Theory]
    [InlineData(nameof(StorageFailure.ConnectionLost), 5, true)]
    [InlineData(nameof(StorageFailure.Busy), 1, true)]
    [InlineData(nameof(StorageFailure.Other), 1, false)]
    public async Task A_start_that_goes_on_failing_is_a_failure(string meaning, int expected, bool transient)
    {
        var starts = 0;
        var store = Open(new OtherDialect
        {
            Meaning = Enum.Parse<StorageFailure>(meaning),
            Migrating = () =>
            {
                starts++;
                throw Database.Failure();
            },
        });
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.PrepareAsync(default));
        Assert.Equal(("PrepareAsync", transient, false), (failure.Operation, failure.IsTransient, failure.OutcomeUnknown));
        Assert.Equal((expected, expected - 1), (starts, _time.Pauses.Count));
    }

    [Fact]
    public async Task A_schema_that_cannot_be_read_is_a_failure()
    {
        await File.WriteAllTextAsync(_database.File, new string('x', 5_000));
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => _database.Open().ReadSchemaAsync(default));
        Assert.Equal(("ReadSchemaAsync", false, false), (failure.Operation, failure.IsTransient, failure.OutcomeUnknown));
    }

    private EntityFrameworkCoreAdminStore Open(OtherDialect dialect) =>
        _database.Open(tune: settings => settings.Use(dialect, settings.ConnectionString).TimeProvider = _time);

    private static async Task RefusedAsync(EntityFrameworkCoreAdminStore store, string reason)
    {
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(() => store.PrepareAsync(default));
        Assert.Equal(AdminErrors.StoreUnsupported, refusal.Error.Kind);
        Assert.Contains(reason, refusal.Error.Argument("reason"), StringComparison.Ordinal);
    }
}
