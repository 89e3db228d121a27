using System.Transactions;
using NodaTime;
using Npgsql;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Tests;

public sealed class ConnectionTests : IDisposable
{
    private const string EndOthers = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [PostgresFact]
    public async Task Reads_do_not_notice_that_the_server_ended_their_sessions()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1))), default);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.ThingAsync(1))));
        _database.Ask(EndOthers);
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.ThingAsync(1))));
        Assert.All(found, thing => Assert.Equal("thing 1", thing!.Value.Value.Name));
    }

    [PostgresFact]
    public async Task Appended_rows_are_there_once_when_the_server_ended_the_session()
    {
        var store = await _database.PreparedAsync();
        await store.AppendAsync(Database.Acme, LogLine.Shape, [[Cell.Of(1), Cell.Of("a")]], default);
        _database.Ask(EndOthers);
        Assert.Equal([AppendResult.Inserted], await store.AppendAsync(Database.Acme, LogLine.Shape, [[Cell.Of(2), Cell.Of("a")]], default));
        Assert.Equal(2L, _database.Ask("SELECT COUNT(*) FROM log_line"));
    }

    [PostgresFact]
    public async Task A_change_whose_session_the_server_ended_can_be_made_again()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1), default);
        _database.Ask(EndOthers);
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(2), default));
        Assert.True(failure.IsTransient);
        Assert.False(failure.OutcomeUnknown);
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(2), default)).Status);
    }

    [PostgresFact]
    public async Task A_session_that_ends_as_it_commits_leaves_the_outcome_unknown()
    {
        var ends = true;
        var store = await _database.PreparedAsync(new Recorder(sql =>
        {
            if (sql == "COMMIT" && ends) _database.Ask(EndOthers);
        }));
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default));
        Assert.True(failure.OutcomeUnknown);
        ends = false;
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), default)).Status);
    }

    [PostgresFact]
    public async Task A_conflict_is_told_though_the_session_ends_behind_it()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1))), default);
        EndsItsSession("log_line", times: 1);
        var late = await store.CommitAsync(Change.Number(2, Change.Replace(Change.Thing(1, "late"), 7), Write.Insert(LogLine.Shape, [Cell.Of(2), Cell.Of("a")])), default);
        Assert.Equal((CommitStatus.VersionConflict, Thing.Shape), (late.Status, late.Shape));
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(2, Change.Replace(Change.Thing(1, "b"), 1)), default)).Status);
    }

    [PostgresFact]
    public async Task A_start_whose_session_the_server_ends_begins_again()
    {
        _database.Ask("CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" varchar(150) PRIMARY KEY, \"ProductVersion\" varchar(32) NOT NULL)");
        EndsItsSession("\"__EFMigrationsHistory\"", times: 2);
        var store = await _database.PreparedAsync();
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), default)).Status);
    }

    [PostgresFact]
    public async Task A_row_that_another_session_holds_is_waited_for_and_then_given_up()
    {
        var store = await _database.PreparedAsync(tune: settings => settings.LockTimeout = Duration.FromSeconds(1));
        await store.CommitAsync(Change.Number(1), default);
        await using var other = await OtherAsync("BEGIN; SELECT FROM organization_head FOR UPDATE");
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(2), default));
        Assert.True(failure.IsTransient);
        Assert.False(failure.OutcomeUnknown);
        Assert.Equal(("PostgreSQL", "CommitAsync"), (failure.Adapter, failure.Operation));
        // Reading goes on beside a writer.
        Assert.Null(await store.ThingAsync(1));
        await RunAsync(other, "ROLLBACK");
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(2), default)).Status);
    }

    [PostgresFact]
    public async Task A_wait_for_a_lock_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1), default);
        await using var other = await OtherAsync("BEGIN; SELECT FROM organization_head FOR UPDATE");
        var waiting = store.CommitAsync(Change.Number(2), source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await RunAsync(other, "ROLLBACK");
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(2), default)).Status);
    }

    [PostgresFact]
    public async Task A_deadlock_is_a_failure_that_may_pass()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1)), Change.Insert(Change.Thing(2))), default);
        // The other session looks for deadlocks only after a minute, so that it is the store's that finds this one.
        await using var other = await OtherAsync("SET deadlock_timeout = '1min'; BEGIN; UPDATE thing SET version = version WHERE number = 2");
        var change = store.CommitAsync(Change.Number(2, Change.Replace(Change.Thing(1, "a"), 1), Change.Replace(Change.Thing(2, "b"), 1)), default);

        // It has the head when it waits for the row; before, the two would not cross.
        while ((long)_database.Ask("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")! == 0) await Task.Yield();
        var crossing = RunAsync(other, "UPDATE organization_head SET version = version");
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => change);
        Assert.True(failure.IsTransient);
        await crossing;
        await RunAsync(other, "ROLLBACK");
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(2, Change.Replace(Change.Thing(1, "a"), 1)), default)).Status);
    }

    [PostgresFact]
    public async Task A_change_is_no_part_of_the_scope_that_its_caller_is_in()
    {
        var store = await _database.PreparedAsync();
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled)) await store.CommitAsync(Change.Number(1), default);
        Assert.Equal(1L, _database.Ask("SELECT COUNT(*) FROM organization_head"));
    }

    [PostgresFact]
    public async Task A_failure_holds_no_values()
    {
        var store = await _database.PreparedAsync();
        // Too long for the server's index, however it is packed.
        var name = "personal" + string.Concat(Enumerable.Range(0, 2_000).Select(n => Digest.Of(BitConverter.GetBytes(n)).ToString()[..8]));
        var cells = Thing.Shape.ToCells(Change.Thing(1));
        cells[Thing.Columns.Name.Ordinal] = Cell.Of(name);
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1, Write.Insert(Thing.Shape, cells)), default));
        Assert.False(failure.IsTransient);
        Assert.DoesNotContain("personal", failure.ToString(), StringComparison.Ordinal);
        Assert.Null(Assert.IsType<PostgresException>(failure.InnerException).BatchCommand);
        Assert.Equal(0L, _database.Ask("SELECT COUNT(*) FROM organization_head"));
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), default)).Status);
    }

    [PostgresFact]
    public async Task A_table_that_is_altered_under_an_open_session_is_read_on()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1) with { Code = "c" })), default);
        await store.ThingAsync(1);
        _database.Ask("ALTER TABLE thing ALTER code TYPE varchar(30), ADD remark text");
        Assert.Equal("c", (await store.ThingAsync(1))!.Value.Value.Code);
    }

    [PostgresFact]
    public async Task Pages_are_read_from_an_index_and_never_sorted()
    {
        var recorder = new Recorder();
        var store = await _database.PreparedAsync(recorder);
        await store.ThingsAsync(Thing.Columns.ByPrice.Descending().After([Cell.Of(1m), Cell.Of(1)]));
        await using var other = await OtherAsync($"SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan; PREPARE page AS {recorder.Statements[^1]}");
        await using var command = new NpgsqlCommand("EXPLAIN EXECUTE page('acme', 1, 1, 10)", other);
        await using var reader = await command.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync()) plan += reader.GetString(0) + "\n";
        Assert.Contains("Index Scan Backward using ix_thing_price", plan, StringComparison.Ordinal);
        Assert.Contains("(ROW(price, number) < ROW(", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    [PostgresTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Statements_are_prepared_unless_that_is_switched_off(bool prepares)
    {
        var settings = _database.Use(new EntityFrameworkCoreStoreBuilder { PreparesStatements = prepares });
        settings.Observer = null;
        var options = AdminDbContext.Options();
        Database.Dialect.Configure(options, settings);
        using var session = await Session.OpenAsync(new AdminDbContext(options.Options, Database.Shapes, Database.Dialect), settings, writes: true, default);
        var statement = new Statement { Text = "SELECT COUNT(*) FROM pg_prepared_statements", Reads = true, Columns = [new ResultColumn(ColumnType.Number, IsOptional: false)] };
        session.Script.Add(statement);
        session.Script.Add(statement);
        await session.RunAsync(default);
        Assert.Equal(prepares ? 1 : 0, session.Rows(1)[0].Cells[0].AsNumber());
    }

    [PostgresFact]
    public async Task Sessions_show_whose_they_are_and_end_with_the_store()
    {
        const string Count = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'OnlineContact.Admin'";
        var store = await _database.PreparedAsync();
        await store.ThingAsync(1);
        Assert.Equal(1L, _database.Ask(Count));
        await store.DisposeAsync();
        // Closing is told to the server without waiting for it.
        while (!Equals(_database.Ask(Count), 0L)) await Task.Yield();
    }

    /// <summary>Who inserts into a table finds its session ended; a sequence counts, since it forgets nothing with the transaction.</summary>
    private void EndsItsSession(string table, int times)
    {
        _database.Ask("CREATE SEQUENCE ended");
        _database.Ask($"""
            CREATE FUNCTION ends() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN IF nextval(''ended'') <= {times} THEN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); END IF; RETURN NEW; END'
            """);
        _database.Ask($"CREATE TRIGGER ends BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION ends()");
    }

    private async Task<NpgsqlConnection> OtherAsync(string sql)
    {
        var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, sql);
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }
}
