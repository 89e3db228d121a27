using Microsoft.Data.Sqlite;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests;

public sealed class RobustnessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

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

    [Fact]
    public async Task A_locked_file_is_a_failure_that_may_pass()
    {
        var store = await _database.PreparedAsync(tune: settings => settings.LockTimeout = NodaTime.Duration.FromSeconds(1));
        using var other = new SqliteConnection($"{_database.ConnectionString};Pooling=False");
        other.Open();
        using (var command = other.CreateCommand())
        {
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default));
            Assert.True(failure.IsTransient);
            Assert.False(failure.OutcomeUnknown);
            Assert.Equal(("SQLite", "CommitAsync"), (failure.Adapter, failure.Operation));
            // Reading goes on beside a writer.
            Assert.Null(await store.ThingAsync(1));
            command.CommandText = "ROLLBACK";
            command.ExecuteNonQuery();
        }

        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), default)).Status);
    }
}
