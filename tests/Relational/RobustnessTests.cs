using Microsoft.EntityFrameworkCore;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class RobustnessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task A_rollback_that_fails_in_any_way_does_not_lose_the_only_writer()
    {
        var fails = true;
        var store = await _database.PreparedAsync(new Recorder(sql =>
        {
            if (!fails) return;
            if (sql.Contains("log_line", StringComparison.Ordinal)) throw Database.Failure();
            if (sql == "ROLLBACK") throw new InvalidOperationException("The connection is closed.");
        }));
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default));
        Assert.False(failure.OutcomeUnknown);

        fails = false;
        using var patience = new CancellationTokenSource(Patience);
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1), patience.Token)).Status);
    }

    [DatabaseFact]
    public async Task A_rollback_that_fails_after_a_conflict_does_not_leave_its_transaction_open()
    {
        var fails = false;
        var store = await _database.PreparedAsync(new Recorder(sql =>
        {
            if (fails && sql == "ROLLBACK") throw Database.Failure();
        }));
        await store.CommitAsync(Change.Number(1), default);
        fails = true;
        Assert.Equal(CommitStatus.VersionConflict, (await store.CommitAsync(Change.Number(2, Change.Remove(9, 1)), default)).Status);

        fails = false;
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(2), default)).Status);
        Assert.Equal(2L, _database.Ask("SELECT version FROM organization_head"));
    }

    [DatabaseFact]
    public async Task A_session_whose_connection_was_closed_by_its_provider_is_not_used_again()
    {
        await _database.PreparedAsync();
        var settings = _database.Use(new EntityFrameworkCoreStoreBuilder());
        var options = AdminDbContext.Options();
        Database.Dialect.Configure(options, settings);
        var context = new AdminDbContext(options.Options, Database.Shapes, Database.Dialect);
        using var session = await Session.OpenAsync(context, settings, writes: true, default);

        await session.ResetAsync();
        Assert.False(session.IsBroken);
        await context.Database.GetDbConnection().CloseAsync();
        await session.ResetAsync();
        Assert.True(session.IsBroken);
    }

    [DatabaseFact]
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

    [DatabaseFact]
    public async Task All_rows_of_one_organization_are_replaced_and_no_others()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(Database.Acme, 1, All(Database.Acme, (1, "a"), (2, "b"))), default);
        await store.CommitAsync(Change.Number(Database.Zeta, 1, All(Database.Zeta, (1, "a"), (3, "c"))), default);
        await store.CommitAsync(Change.Number(Database.Acme, 2, All(Database.Acme, (2, "b"), (4, "d"))), default);
        Assert.Equal("acme2b acme4d zeta1a zeta3c", _database.Ask("SELECT string_agg(x, ' ') FROM (SELECT organization_id || thing || part AS x FROM thing_part ORDER BY 1) AS parts"));
        await store.CommitAsync(Change.Number(Database.Acme, 3, All(Database.Acme)), default);
        Assert.Equal("zeta1a zeta3c", _database.Ask("SELECT string_agg(x, ' ') FROM (SELECT organization_id || thing || part AS x FROM thing_part ORDER BY 1) AS parts"));
        Assert.Equal(
            CommitResult.KeyConflict(ThingPart.Shape, null),
            await store.CommitAsync(Change.Number(Database.Zeta, 2, All(Database.Zeta, (7, "x"), (7, "x"))), default));
        Assert.Equal(2L, _database.Ask("SELECT COUNT(*) FROM thing_part"));
    }

    [DatabaseTheory]
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

    [DatabaseFact]
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

    [DatabaseFact]
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

    private static Write All(OrganizationId organization, params IEnumerable<(long Thing, string Part)> parts) => Write.ReplaceAll(
        ThingPart.Shape,
        [],
        [.. parts.Select(part => ThingPart.Shape.ToCells(new ThingPart { Organization = organization, Thing = part.Thing, Part = part.Part }))]);
}
