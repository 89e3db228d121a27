using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Schema;

public sealed class PrepareTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task The_product_s_own_migrations_make_a_database_that_works()
    {
        var store = EntityFrameworkCoreAdminStore.Create(new EntityFrameworkCoreStoreBuilder().UseSqlite(_database.ConnectionString), AdminModel.Shapes);
        await using (store)
        {
            await store.PrepareAsync(default);
            Assert.Empty(await store.OrganizationsAsync(null, 10, null, default));
        }
    }

    [Fact]
    public async Task Preparing_twice_and_at_the_same_time_prepares_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _database.PreparedAsync(tune: s => s.LockTimeout = Duration.FromMinutes(1)))));
        await _database.PreparedAsync();
        Assert.Equal(1L, _database.Ask("SELECT COUNT(*) FROM __EFMigrationsHistory"));
        Assert.Equal(0L, _database.Ask("SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'"));
    }

    [Fact]
    public async Task The_file_is_in_write_ahead_mode_and_free_when_the_store_is_closed()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1), default);
        await store.ThingAsync(1);
        Assert.Equal("wal", _database.Ask("PRAGMA journal_mode"));
        Assert.True(File.Exists(_database.File + "-wal"));
        await store.DisposeAsync();

        // The last connection to close takes the log with it; one that were still open would keep it.
        Assert.False(File.Exists(_database.File + "-wal"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.ThingAsync(1));
    }

    [Fact]
    public async Task A_database_from_a_newer_version_is_refused()
    {
        await (await _database.PreparedAsync()).DisposeAsync();
        _database.Ask("INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Later', '99.0.0')");
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(() => _database.PreparedAsync());
        Assert.Equal(AdminErrors.StoreSchemaMismatch, refusal.Error.Kind);
        Assert.Equal([RuntimeMigrations.Id, "20990101000000_Later"], refusal.Error.Arguments.Select(argument => argument.Value));
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=file:x?mode=memory&cache=shared")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=x;Mode=ReadOnly")]
    [InlineData("Data Source=x;Cache=Shared")]
    [InlineData("Host=localhost")]
    public void A_connection_string_that_cannot_serve_is_refused(string connectionString) =>
        Refused(() => EntityFrameworkCoreAdminStore.Create(new EntityFrameworkCoreStoreBuilder().UseSqlite(connectionString), Database.Shapes));

    [Fact]
    public async Task A_directory_that_is_not_there_is_refused() =>
        await RefusedAsync(() => EntityFrameworkCoreAdminStore.Create(
            RuntimeMigrations.For(new EntityFrameworkCoreStoreBuilder().UseSqlite($"Data Source={_database.File}/not/there.db")), Database.Shapes).PrepareAsync(default));

    [Fact]
    public async Task A_file_of_something_else_is_refused_and_stays_as_it_is()
    {
        await File.WriteAllTextAsync(_database.File, new string('x', 5000));
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(() => _database.PreparedAsync());
        Assert.Equal(AdminErrors.StoreUnsupported, refusal.Error.Kind);
        Assert.Equal(5000, new FileInfo(_database.File).Length);
    }

    [Fact]
    public void Settings_out_of_their_limits_are_refused()
    {
        foreach (var tune in new Action<EntityFrameworkCoreStoreBuilder>[] { s => s.Sessions = 0, s => s.Sessions = 101, s => s.LockTimeout = Duration.Zero, s => s.LockTimeout = Duration.FromDays(1) })
            Assert.Equal(AdminErrors.OptionsInvalid, Assert.Throws<AdminConfigurationException>(() => _database.Open(tune: tune)).Error.Kind);
        Refused(() => EntityFrameworkCoreAdminStore.Create(new EntityFrameworkCoreStoreBuilder(), Database.Shapes));
    }

    [Fact]
    public async Task A_start_that_dies_leaves_nothing_that_locks_the_next_one()
    {
        // What a killed process leaves: a transaction that nobody ends, gone with its connection.
        using (var dying = new SqliteConnection($"{_database.ConnectionString};Pooling=False"))
        {
            dying.Open();
            using var command = dying.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; CREATE TABLE thing (x)";
            command.ExecuteNonQuery();
        }

        var store = await _database.PreparedAsync();
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), default)).Status);
    }

    [Theory]
    [InlineData("DROP TABLE service_register", "service_register")]
    [InlineData("ALTER TABLE contracted_service RENAME COLUMN status TO state", "status")]
    [InlineData("DELETE FROM __EFMigrationsHistory", "already exists")]
    public async Task A_schema_that_is_not_the_migrations_own_is_refused_at_the_start(string damage, string reason)
    {
        await _database.CreateSchemaAsync();
        _database.Ask(damage);
        var before = _database.Ask("SELECT group_concat(name || sql) FROM sqlite_master");
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(_database.CreateSchemaAsync);
        Assert.Equal(AdminErrors.StoreUnsupported, refusal.Error.Kind);
        Assert.Contains(reason, refusal.Error.Argument("reason"), StringComparison.Ordinal);
        Assert.Equal(before, _database.Ask("SELECT group_concat(name || sql) FROM sqlite_master"));
    }

    [Fact]
    public async Task A_start_looks_at_the_history_before_it_keeps_others_from_writing()
    {
        await _database.CreateSchemaAsync();
        var looked = new Looking(() => _database.Ask("BEGIN IMMEDIATE"));
        using var store = _database.Open(tune: settings => settings.Configure = options => options.AddInterceptors(looked), shapes: AdminModel.Shapes);
        await store.PrepareAsync(default);
        Assert.True(looked.Looked);
    }

    private static void Refused(Action action) => Assert.Equal(AdminErrors.StoreUnsupported, Assert.Throws<AdminConfigurationException>(action).Error.Kind);

    private static async Task RefusedAsync(Func<Task> action) =>
        Assert.Equal(AdminErrors.StoreUnsupported, (await Assert.ThrowsAsync<AdminConfigurationException>(action)).Error.Kind);

    /// <summary>Does something when a start first looks at what is there.</summary>
    private sealed class Looking(Action look) : DbCommandInterceptor
    {
        public bool Looked { get; private set; }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            if (!Looked)
            {
                Looked = true;
                look();
            }

            return new(result);
        }
    }
}
