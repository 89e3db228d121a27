using Microsoft.Data.Sqlite;
using OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Fixtures;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests;

public sealed class RobustnessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_rollback_that_fails_in_any_way_does_not_lose_the_only_writer()
    {
        var fails = true;
        var store = await _database.PreparedAsync(new Recorder(sql =>
        {
            if (!fails) return;
            if (sql.Contains("log_line", StringComparison.Ordinal)) throw new SqliteException("disk I/O error", 10);
            if (sql == "ROLLBACK") throw new InvalidOperationException("The connection is closed.");
        }));
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default));
        Assert.False(failure.OutcomeUnknown);

        fails = false;
        using var patience = new CancellationTokenSource(Patience);
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), patience.Token)).Status);
    }

    [Fact]
    public async Task A_rollback_that_fails_after_a_conflict_does_not_leave_its_transaction_open()
    {
        var fails = false;
        var store = await _database.PreparedAsync(new Recorder(sql =>
        {
            if (fails && sql == "ROLLBACK") throw new SqliteException("database is locked", 5);
        }));
        await store.CommitAsync(Change.Number(1), default);
        fails = true;
        await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(2, Change.Remove(9, 1)), default));

        fails = false;
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(2), default)).Status);
        Assert.Equal(2L, _database.Ask("SELECT version FROM organization_head"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_goes_wrong_in_the_middle_of_a_read_leaves_no_transaction_open(bool cancelled)
    {
        using var source = new CancellationTokenSource();
        var fails = false;
        var store = await _database.PreparedAsync(
            new Recorder(sql =>
            {
                if (!fails || !sql.Contains("\"thing\"", StringComparison.Ordinal)) return;
                if (cancelled) source.Cancel();
                else throw new InvalidOperationException("Something unforeseen.");
            }),
            settings => settings.Sessions = 1);
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1))), default);
        RecordRead[] reads = [new(LogLine.Shape, [], [[]]), new(Thing.Shape, [], [[]]), new(ThingPart.Shape, [], [[]])];
        fails = true;
        if (cancelled) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.GetAsync(Database.Acme, reads, source.Token));
        else await Assert.ThrowsAsync<InvalidOperationException>(() => store.GetAsync(Database.Acme, reads, source.Token));

        fails = false;
        await store.CommitAsync(Change.Number(2), default);
        // A transaction left open would hold the log back, and would not see the second change.
        Assert.Equal(0L, _database.Ask("PRAGMA wal_checkpoint(TRUNCATE)"));
        Assert.Equal(2, (await store.GetAsync(Database.Acme, reads, default))[0].Count);
    }

    [Fact]
    public async Task A_store_that_is_closed_lets_the_call_in_progress_end_and_turns_the_waiting_one_away()
    {
        using var reached = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var store = await _database.PreparedAsync(new Recorder(sql =>
        {
            if (!sql.Contains("log_line", StringComparison.Ordinal)) return;
            reached.Set();
            goOn.Wait(Patience);
        }));
        var running = Task.Run(() => store.CommitAsync(Change.Number(1), default));
        Assert.True(reached.Wait(Patience));
        var waiting = store.CommitAsync(Change.Number(Database.Zeta, 1), default);
        await store.DisposeAsync();
        goOn.Set();

        Assert.Equal(CommitStatus.Committed, (await running).Status);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.CommitAsync(Change.Number(2), default));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.ThingAsync(1));
        Assert.Equal(1L, _database.Ask("SELECT COUNT(*) FROM organization_head"));
        Assert.False(File.Exists(_database.File + "-wal"));
    }

    [Fact]
    public async Task Sessions_are_never_shared()
    {
        var store = await _database.PreparedAsync(tune: settings => settings.Sessions = 3);
        await store.CommitAsync(Change.Number(1, Enumerable.Range(0, 50).Select(n => Change.Insert(Change.Thing(n)))), default);
        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, _) =>
        {
            using var source = new CancellationTokenSource();
            if (n % 7 == 0) await source.CancelAsync();
            try
            {
                Assert.Equal($"thing {n % 50}", (await store.ThingAsync(n % 50))!.Value.Value.Name);
                await store.GetAsync(Database.Acme, [new(Thing.Shape, [], [[]]), new(LogLine.Shape, [], [[]])], source.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.True(source.IsCancellationRequested);
            }
        });
    }

    [Fact]
    public async Task All_rows_of_one_organization_are_replaced_and_no_others()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(Database.Acme, 1, All(Database.Acme, (1, "a"), (2, "b"))), default);
        await store.CommitAsync(Change.Number(Database.Zeta, 1, All(Database.Zeta, (1, "a"), (3, "c"))), default);
        await store.CommitAsync(Change.Number(Database.Acme, 2, All(Database.Acme, (2, "b"), (4, "d"))), default);
        Assert.Equal("acme2b acme4d zeta1a zeta3c", _database.Ask("SELECT group_concat(x, ' ') FROM (SELECT organization_id || thing || part AS x FROM thing_part ORDER BY 1)"));
        await store.CommitAsync(Change.Number(Database.Acme, 3, All(Database.Acme)), default);
        Assert.Equal("zeta1a zeta3c", _database.Ask("SELECT group_concat(x, ' ') FROM (SELECT organization_id || thing || part AS x FROM thing_part ORDER BY 1)"));
        Assert.Equal(
            CommitResult.KeyConflict(ThingPart.Shape, null),
            await store.CommitAsync(Change.Number(Database.Zeta, 2, All(Database.Zeta, (7, "x"), (7, "x"))), default));
        Assert.Equal(2L, _database.Ask("SELECT COUNT(*) FROM thing_part"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(33)]
    [InlineData(600)]
    [InlineData(1_000)]
    public async Task However_many_keys_are_named_each_row_comes_once(int keys)
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Enumerable.Range(0, 700).Select(n => Change.Insert(Change.Thing(n)))), default);
        var rows = (await store.GetAsync(Database.Acme, [new RecordRead(Thing.Shape, [Thing.Columns.Number], [.. Enumerable.Range(0, keys).Reverse().Select(n => new[] { Cell.Of(n / 2) })])], default))[0];
        Assert.Equal(Enumerable.Range(0, (keys + 1) / 2).Select(n => (long)n), rows.Select(row => row.Cells[0].AsNumber()));
    }

    [Fact]
    public async Task Empty_values_are_values()
    {
        var store = await _database.PreparedAsync();
        var cells = Thing.Shape.ToCells(Change.Thing(1, "") with { Code = "" });
        cells[Thing.Columns.Hash.Ordinal] = Cell.Of(Array.Empty<byte>());
        await store.CommitAsync(Change.Number(1, Write.Insert(Thing.Shape, cells)), default);
        var row = (await store.GetAsync(Database.Acme, [new RecordRead(Thing.Shape, [Thing.Columns.Code], [[Cell.Of("")]])], default))[0].Single();
        Assert.Equal(cells, row.Cells);
        Assert.Equal(CommitResult.KeyConflict(Thing.Shape, Thing.Shape.UniqueKeys[0]), await store.CommitAsync(Change.Number(2, Change.Insert(Change.Thing(2, ""))), default));
    }

    [Fact]
    public async Task Text_and_bytes_of_two_million_signs_come_back()
    {
        var store = await _database.PreparedAsync();
        var bytes = new byte[2 * 1024 * 1024];
        new Random(1).NextBytes(bytes);
        var cells = Thing.Shape.ToCells(Change.Thing(1));
        cells[Thing.Columns.Hash.Ordinal] = Cell.Of(bytes);
        cells[Thing.Columns.Name.Ordinal] = Cell.Of(string.Concat(Enumerable.Repeat("가😀", 500_000)));
        await store.CommitAsync(Change.Number(1, Write.Insert(Thing.Shape, cells)), default);
        Assert.Equal(cells, (await store.GetAsync(Database.Acme, [new RecordRead(Thing.Shape, [], [[]])], default))[0].Single().Cells);
    }

    [Fact]
    public async Task Conflicts_within_one_change_name_the_key()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1, "one")), Change.Insert(Change.Thing(2, "two") with { Code = "c" })), default);
        var (name, code) = (Thing.Shape.UniqueKeys[0], Thing.Shape.UniqueKeys[1]);

        Assert.Equal(CommitResult.KeyConflict(Thing.Shape, name), await store.CommitAsync(Change.Number(2, Change.Replace(Change.Thing(1, "two"), 1), Change.Replace(Change.Thing(2, "one"), 1)), default));
        Assert.Equal(CommitResult.KeyConflict(Thing.Shape, name), await store.CommitAsync(Change.Number(2, Change.Replace(Change.Thing(1, "new"), 1), Change.Insert(Change.Thing(3, "new"))), default));
        Assert.Equal(CommitResult.KeyConflict(Thing.Shape, code), await store.CommitAsync(Change.Number(2, Change.Remove(1, 1), Change.Insert(Change.Thing(1, "one") with { Code = "c" })), default));
        Assert.Equal(CommitResult.KeyConflict(Thing.Shape, null), await store.CommitAsync(Change.Number(2, Change.Remove(1, 1), Change.Insert(Change.Thing(1, "x")), Change.Insert(Change.Thing(1, "y"))), default));
        Assert.Equal(CommitResult.KeyConflict(Thing.Shape, null), await store.CommitAsync(Change.Number(2, [.. Enumerable.Range(10, 40).Select(n => Change.Insert(Change.Thing(n))), Change.Insert(Change.Thing(30, "z"))]), default));
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(2, Change.Remove(2, 1), Change.Replace(Change.Thing(1, "two") with { Code = "c" }, 1), Change.Insert(Change.Thing(2, "one"))), default)).Status);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_a_failure()
    {
        var store = await _database.PreparedAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_database.File)!)) File.Delete(file);
        await Assert.ThrowsAsync<AdminStorageException>(() => store.ThingAsync(1));
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default));
        Assert.False(failure.OutcomeUnknown);
    }

    [Theory]
    [InlineData("Pooling=True;Foreign Keys=False;Default Timeout=1;Recursive Triggers=True")]
    [InlineData("Mode=ReadWriteCreate;Cache=Private")]
    public async Task Harmless_words_in_a_connection_string_do_no_harm(string words)
    {
        var settings = RuntimeMigrations.For(new EntityFrameworkCoreStoreBuilder().Use(SqliteDialect.Instance, $"{_database.ConnectionString};{words}"));
        using var store = EntityFrameworkCoreAdminStore.Create(settings, Database.Shapes);
        await store.PrepareAsync(default);
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), default)).Status);
        store.Dispose();
        Assert.False(File.Exists(_database.File + "-wal"));
    }

    [Theory]
    [InlineData("Data Source={0};Password=secret-word")]
    [InlineData("Data Source=file:{0}?mode=ro")]
    [InlineData("Data Source=file:{0}?cache=shared")]
    [InlineData("Data Source=file:{0}?immutable=1")]
    [InlineData("Data Source=file:")]
    public async Task Words_that_cannot_work_are_refused_with_a_reason(string connectionString)
    {
        await (await _database.PreparedAsync()).DisposeAsync();
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, connectionString, _database.File);
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(async () =>
        {
            using var store = EntityFrameworkCoreAdminStore.Create(RuntimeMigrations.For(new EntityFrameworkCoreStoreBuilder().Use(SqliteDialect.Instance, text)), Database.Shapes);
            await store.PrepareAsync(default);
        });
        Assert.Contains("OCA0005", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000, "PRAGMA busy_timeout = 1000")]
    [InlineData(1_500, "PRAGMA busy_timeout = 2000")]
    public void A_lock_is_waited_for_once_and_as_long_as_the_provider_tries(long milliseconds, string pragma)
    {
        var settings = new EntityFrameworkCoreStoreBuilder { LockTimeout = NodaTime.Duration.FromMilliseconds(milliseconds) };
        Assert.Equal(pragma, SqliteDialect.Instance.Setup(settings, writes: true)[0]);
        Assert.Equal(pragma, SqliteDialect.Instance.Setup(settings, writes: false)[0]);
    }

    private static Write All(OrganizationId organization, params IEnumerable<(long Thing, string Part)> parts) => Write.ReplaceAll(
        ThingPart.Shape,
        [],
        [.. parts.Select(part => ThingPart.Shape.ToCells(new ThingPart { Organization = organization, Thing = part.Thing, Part = part.Part }))]);
}
