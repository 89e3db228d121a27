using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class CommitTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task What_was_committed_is_there_after_the_file_is_opened_again()
    {
        var thing = Change.Thing(7, "내선 😀") with { Code = "a'b", Price = -12.5m, Until = NodaTime.Instant.MinValue.PlusTicks(5), Hash = Digest.Of([1]), IsOpen = true };
        var store = await _database.PreparedAsync();
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(1, Change.Insert(thing), Change.Parts(7, "b", "a")), default)).Status);
        await store.DisposeAsync();

        var again = await _database.PreparedAsync();
        Assert.Equal((thing with { Parts = [] }).ToString(), (await again.ThingAsync(7))!.Value.Value.ToString());
        Assert.Equal(1, (await again.ThingAsync(7))!.Value.Version);
        Assert.Equal(["a", "b"], await again.PartsAsync(7));
    }

    [DatabaseFact]
    public async Task A_replacement_with_another_version_changes_nothing()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1))), default);
        var result = await store.CommitAsync(Change.Number(2, Change.Replace(Change.Thing(1, "other"), 2)), default);

        Assert.Equal(CommitResult.VersionConflict(Thing.Shape), result);
        Assert.Equal("thing 1", (await store.ThingAsync(1))!.Value.Value.Name);
        Assert.Equal(1L, _database.Ask("SELECT version FROM organization_head"));
        Assert.Equal(1L, _database.Ask("SELECT COUNT(*) FROM log_line"));
    }

    [DatabaseFact]
    public async Task A_replacement_raises_the_version_and_can_be_removed_at_it()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1))), default);
        await store.CommitAsync(Change.Number(2, Change.Replace(Change.Thing(1, "other"), 1)), default);
        Assert.Equal(("other", 2L), ((await store.ThingAsync(1))!.Value.Value.Name, (await store.ThingAsync(1))!.Value.Version));

        Assert.Equal(CommitStatus.VersionConflict, (await store.CommitAsync(Change.Number(3, Change.Remove(1, 1)), default)).Status);
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(3, Change.Remove(1, 2)), default)).Status);
        Assert.Null(await store.ThingAsync(1));
    }

    [DatabaseTheory]
    [InlineData(1, 1L, CommitStatus.Committed)]
    [InlineData(1, 2L, CommitStatus.VersionConflict)]
    [InlineData(1, null, CommitStatus.VersionConflict)]
    [InlineData(2, null, CommitStatus.Committed)]
    [InlineData(2, 1L, CommitStatus.VersionConflict)]
    public async Task What_is_required_must_stand_as_it_was_seen(long number, long? version, CommitStatus expected)
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1))), default);
        var result = await store.CommitAsync(Change.Number(2, Change.Require(number, version), Change.Insert(Change.Thing(9))), default);

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == CommitStatus.Committed, await store.ThingAsync(9) is not null);
    }

    [DatabaseFact]
    public async Task A_conflict_names_the_key_that_is_taken()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1, "one") with { Code = "c" }), Change.Insert(Change.Thing(2, "two"))), default);
        var keys = Thing.Shape.UniqueKeys;

        Assert.Equal(CommitResult.KeyConflict(Thing.Shape, null), await store.CommitAsync(Change.Number(2, Change.Insert(Change.Thing(1, "new"))), default));
        Assert.Equal(CommitResult.KeyConflict(Thing.Shape, keys[0]), await store.CommitAsync(Change.Number(2, Change.Insert(Change.Thing(3, "two"))), default));
        Assert.Equal(CommitResult.KeyConflict(Thing.Shape, keys[1]), await store.CommitAsync(Change.Number(2, Change.Insert(Change.Thing(3) with { Code = "c" })), default));
        Assert.Equal(CommitResult.KeyConflict(Thing.Shape, keys[0]), await store.CommitAsync(Change.Number(2, Change.Replace(Change.Thing(2, "one"), 1)), default));
        Assert.Equal(CommitResult.KeyConflict(Thing.Shape, keys[0]), await store.CommitAsync(Change.Number(2, Change.Insert(Change.Thing(3, "x")), Change.Insert(Change.Thing(4, "x"))), default));
        Assert.Equal(CommitResult.KeyConflict(ThingPart.Shape, null), await store.CommitAsync(Change.Number(2, Change.Parts(1, "a", "b", "a")), default));
        Assert.Equal(CommitResult.KeyConflict(OrganizationHead.Shape, null), await store.CommitAsync(Change.Number(1), default));
        Assert.Equal(2L, _database.Ask("SELECT COUNT(*) FROM thing"));
    }

    [DatabaseFact]
    public async Task A_key_that_the_same_change_sets_free_is_no_conflict()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1, "one"))), default);
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(2, Change.Remove(1, 1), Change.Insert(Change.Thing(2, "one"))), default)).Status);
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(Change.Number(3, Change.Replace(Change.Thing(2, "two"), 1), Change.Insert(Change.Thing(1, "one"))), default)).Status);
    }

    [DatabaseFact]
    public async Task Rows_of_a_parent_are_replaced_as_a_whole()
    {
        var store = await _database.PreparedAsync();
        string[] many = [.. Enumerable.Range(0, 100).Select(n => $"p{n:000}")];
        await store.CommitAsync(Change.Number(1, Change.Parts(1, many), Change.Parts(2, "x")), default);
        Assert.Equal(many, await store.PartsAsync(1));
        await store.CommitAsync(Change.Number(2, Change.Parts(1, "p001", "new")), default);
        Assert.Equal(["new", "p001"], await store.PartsAsync(1));
        Assert.Equal(["x"], await store.PartsAsync(2));
    }

    [DatabaseFact]
    public async Task A_change_that_is_cancelled_writes_nothing_and_leaves_the_store_usable()
    {
        var store = await _database.PreparedAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CommitAsync(Change.Number(1), new CancellationToken(true)));

        using var source = new CancellationTokenSource();
        var cancelling = await _database.PreparedAsync(new Recorder(sql =>
        {
            if (sql.Contains("log_line", StringComparison.Ordinal)) source.Cancel();
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelling.CommitAsync(Change.Number(1), source.Token));
        Assert.Equal(0L, _database.Ask("SELECT COUNT(*) FROM organization_head"));
        Assert.Equal(CommitStatus.Committed, (await cancelling.CommitAsync(Change.Number(1), default)).Status);
    }

    [DatabaseFact]
    public async Task A_failing_commit_leaves_the_outcome_unknown()
    {
        var store = await _database.PreparedAsync(new Recorder(sql =>
        {
            if (sql == "COMMIT") throw Database.Failure();
        }));
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => store.CommitAsync(Change.Number(1), default));
        Assert.True(failure.OutcomeUnknown);
        Assert.Equal(0L, _database.Ask("SELECT COUNT(*) FROM organization_head"));
    }

    [DatabaseFact]
    public async Task Changes_from_two_stores_on_one_file_take_turns()
    {
        var stores = new[] { await _database.PreparedAsync(), await _database.PreparedAsync() };
        var done = await Task.WhenAll(stores.Select((store, s) => Task.Run(async () =>
        {
            var committed = 0;
            for (var i = 0; committed < 50; i++)
            {
                var last = (long)_database.Ask("SELECT COALESCE(MAX(sequence), 0) FROM log_line")!;
                var result = await store.CommitAsync(Change.Number(last + 1, Change.Insert(Change.Thing(1000 * (s + 1) + committed))), default);
                if (result.Status == CommitStatus.Committed) committed++;
            }

            return committed;
        })));

        Assert.Equal([50, 50], done);
        Assert.Equal(100L, _database.Ask("SELECT COUNT(*) FROM log_line"));
        Assert.Equal(100L, _database.Ask("SELECT version FROM organization_head"));
    }
}
