using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Tests.Schema;

public sealed class PrepareTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [PostgresFact]
    public async Task Preparing_twice_and_at_the_same_time_prepares_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _database.PreparedAsync(tune: s => s.LockTimeout = Duration.FromMinutes(1)))));
        await _database.PreparedAsync();
        Assert.Equal(1L, _database.Ask("SELECT COUNT(*) FROM \"__EFMigrationsHistory\""));
    }

    // How far another start has come with the history says which of three errors the server answers: many starts meet all of them.
    [PostgresFact]
    public async Task Starts_that_meet_at_an_empty_database_all_succeed()
    {
        for (var round = 0; round < 12; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _database.PreparedAsync(tune: s => s.LockTimeout = Duration.FromMinutes(1)))));
            _database.Ask("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        }
    }

    [PostgresFact]
    public async Task A_database_from_a_newer_version_is_refused()
    {
        await (await _database.PreparedAsync()).DisposeAsync();
        _database.Ask("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20990101000000_Later', '99.0.0')");
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(() => _database.PreparedAsync());
        Assert.Equal(AdminErrors.StoreSchemaMismatch, refusal.Error.Kind);
        Assert.Equal([RuntimeMigrations.Id, "20990101000000_Later"], refusal.Error.Arguments.Select(argument => argument.Value));
    }

    [PostgresFact]
    public async Task The_newest_migration_of_the_package_is_what_a_database_is_held_against()
    {
        await _database.CreateSchemaAsync();
        var newest = FirstMigration.Everything.Last().Id;
        Assert.Equal(newest, _database.Ask("SELECT MAX(\"MigrationId\") FROM \"__EFMigrationsHistory\""));

        // Nothing is missing, so nothing is locked: a start gets by one who holds the history.
        await using var holding = new NpgsqlConnection(_database.ConnectionString);
        await holding.OpenAsync();
        await using var holds = new NpgsqlCommand("BEGIN; LOCK TABLE \"__EFMigrationsHistory\" IN ROW EXCLUSIVE MODE", holding);
        await holds.ExecuteNonQueryAsync();
        await (await _database.PreparedAsync(tune: settings => settings.LockTimeout = Duration.FromSeconds(1), shapes: AdminShapes.All)).DisposeAsync();
    }

    [PostgresFact]
    public async Task A_start_that_dies_leaves_nothing_that_locks_the_next_one()
    {
        // What a killed process leaves: a transaction that nobody ends, gone with its connection.
        await using (var dying = new NpgsqlConnection(_database.ConnectionString))
        {
            await dying.OpenAsync();
            await using var command = new NpgsqlCommand(
                "CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" varchar(150) PRIMARY KEY, \"ProductVersion\" varchar(32) NOT NULL); BEGIN; LOCK TABLE \"__EFMigrationsHistory\"; CREATE TABLE thing (x int)", dying);
            await command.ExecuteNonQueryAsync();
        }

        var store = await _database.PreparedAsync();
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), default)).Status);
    }

    [PostgresFact]
    public async Task An_account_that_may_only_read_and_write_rows_is_enough_once_the_tables_are_there()
    {
        var account = await AccountAsync("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO");
        await using var store = Store(account);
        await store.PrepareAsync(default);
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1))), default)).Status);
    }

    [PostgresFact]
    public async Task An_account_without_a_right_is_refused_at_the_start_by_name_of_table_and_right()
    {
        var account = await AccountAsync("GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO");
        var refusal = await RefusedAsync(account);
        Assert.Contains("DELETE on the table log_line", refusal.ToString(), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task An_account_that_may_not_make_tables_is_refused_where_they_are_missing_and_leaves_nothing()
    {
        var account = Account();
        await RefusedAsync(account);
        Assert.Equal(0L, _database.Ask("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'"));
    }

    [PostgresFact]
    public async Task A_missing_table_is_named()
    {
        await (await _database.PreparedAsync()).DisposeAsync();
        _database.Ask("DROP TABLE thing_part");
        Assert.Contains("the table thing_part is not there", (await RefusedAsync(_database.ConnectionString)).ToString(), StringComparison.Ordinal);
    }

    [PostgresTheory]
    [InlineData("default_transaction_read_only = on", "read-only")]
    [InlineData("synchronous_commit = off", "synchronous_commit")]
    public async Task A_setting_that_would_lose_changes_is_refused(string setting, string said)
    {
        _database.Ask($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(_database.ConnectionString).Database} SET {setting}");
        Assert.Contains(said, (await RefusedAsync(_database.ConnectionString)).ToString(), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Another_encoding_is_refused()
    {
        var name = $"oca_{Guid.NewGuid():N}";
        _database.Ask($"CREATE DATABASE {name} ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        try
        {
            Assert.Contains("SQL_ASCII", (await RefusedAsync(With(database: name))).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            _database.Ask($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    [PostgresFact]
    public async Task A_database_or_an_account_that_is_not_there_is_refused()
    {
        await RefusedAsync(With(database: "nowhere"));
        await RefusedAsync(With(username: "nobody_of_that_name"));
    }

    [PostgresFact]
    public async Task A_server_that_is_not_there_is_a_failure_that_may_pass()
    {
        var failure = await Assert.ThrowsAsync<AdminStorageException>(async () =>
        {
            await using var store = Store("Host=127.0.0.1;Port=1;Database=admin;Username=admin;Password=secret-word");
            await store.PrepareAsync(default);
        });
        Assert.True(failure.IsTransient);
        Assert.DoesNotContain("secret-word", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=admin.db")]
    [InlineData("Database=admin;Username=admin")]
    [InlineData("Host=localhost;Multiplexing=true")]
    [InlineData("Host=localhost;Port=secret-word")]
    [InlineData("Host=localhost;secret-word")]
    public void A_connection_string_that_cannot_serve_is_refused_and_not_repeated(string connectionString)
    {
        var refusal = Assert.Throws<AdminConfigurationException>(() => Store(connectionString));
        Assert.Equal(AdminErrors.StoreUnsupported, refusal.Error.Kind);
        Assert.DoesNotContain("secret-word", refusal.ToString(), StringComparison.Ordinal);
    }

    private static EntityFrameworkCoreAdminStore Store(string connectionString) =>
        EntityFrameworkCoreAdminStore.Create(RuntimeMigrations.For(new EntityFrameworkCoreStoreBuilder().UsePostgreSql(connectionString)), Database.Shapes);

    private static async Task<AdminConfigurationException> RefusedAsync(string connectionString)
    {
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(async () =>
        {
            await using var store = Store(connectionString);
            await store.PrepareAsync(default);
        });
        Assert.Equal(AdminErrors.StoreUnsupported, refusal.Error.Kind);
        return refusal;
    }

    private async Task<string> AccountAsync(string grant)
    {
        await (await _database.PreparedAsync()).DisposeAsync();
        var account = Account();
        _database.Ask($"{grant} {new NpgsqlConnectionStringBuilder(account).Username}");
        return account;
    }

    // An account belongs to the whole server; its name is the database's, whose removal it would otherwise outlive.
    private string Account()
    {
        var name = new NpgsqlConnectionStringBuilder(_database.ConnectionString).Database!;
        _database.Ask($"CREATE ROLE {name} LOGIN PASSWORD 'secret-word'");
        return new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = name, Password = "secret-word" }.ToString();
    }

    private string With(string? database = null, string? username = null)
    {
        var parts = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        parts.Database = database ?? parts.Database;
        parts.Username = username ?? parts.Username;
        return parts.ToString();
    }
}
