using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Commands;

public sealed class StatementTests : IDisposable
{
    private readonly Database _database = new();
    private readonly Recorder _recorder = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task Every_statement_names_the_organization_on_each_of_its_tables()
    {
        var store = await _database.PreparedAsync(_recorder);
        await EverythingAsync(store);

        Assert.Empty(_recorder.Statements.SelectMany(OrganizationGuard.FaultsOf));
        // Three changes, two appends, one addition, one trimming, and two reads of several kinds.
        Assert.Equal(9, _recorder.Statements.Count(statement => statement == "COMMIT"));
    }

    [DatabaseFact]
    public async Task The_list_of_organizations_is_the_one_exception()
    {
        var store = await _database.PreparedAsync(_recorder);
        await store.OrganizationsAsync(null, 10, Tally.Shape, default);
        Assert.Empty(OrganizationGuard.FaultsOf(_recorder.Statements[^1]));
    }

    [DatabaseFact]
    public async Task The_guard_of_every_test_sees_what_is_sent()
    {
        var store = await _database.PreparedAsync();
        Assert.Equal(0, _database.Guard.Statements);
        await store.CommitAsync(Change.Number(1), default);
        // Begin, head, entry, commit.
        Assert.Equal(4, _database.Guard.Statements);
    }

    [Theory]
    [InlineData("""SELECT "x" FROM "thing" WHERE "number" = @p0""")]
    [InlineData("""SELECT "x" FROM "thing" WHERE "organization_id" = $10 AND "number" = $1""")]
    [InlineData("""SELECT "x" FROM "thing" WHERE "organization_id" = @p0 OR @p1""")]
    [InlineData("""DELETE FROM "thing" WHERE "organization_id" = $1 AND "number" IN (SELECT "number" FROM "thing")""")]
    [InlineData("""SELECT "x" FROM "thing" WHERE lower("organization_id") = @p0""")]
    [InlineData("""SELECT "x" FROM "thing" WHERE "organization_id" = $1 AND "organization_id" LIKE $2""")]
    [InlineData("""INSERT INTO "thing" ("number") VALUES ($1)""")]
    [InlineData("""SELECT h."organization_id" FROM "organization_head" AS h ORDER BY h."organization_id" LIMIT $1""")]
    [InlineData("""UPDATE "thing" SET "name" = _0 FROM (VALUES ($1, $2)) AS rows (_0, _1) WHERE "number" = _1""")]
    [InlineData("VACUUM")]
    public void The_guard_finds_what_it_is_there_for(string statement) => Assert.NotEmpty(OrganizationGuard.FaultsOf(statement));

    [DatabaseFact]
    public async Task A_change_sends_few_statements()
    {
        var store = await _database.PreparedAsync(_recorder);
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1)), Change.Insert(Change.Thing(2))), default);
        _recorder.Clear();
        await store.CommitAsync(Change.Number(2, Change.Require(2, 1), Change.Replace(Change.Thing(1, "x"), 1), Change.Parts(1, "a", "b", "c", "d")), default);
        // Begin, head, requirement, replacement, removal of the parts, their insertion, entry, commit.
        Assert.Equal(8, _recorder.Statements.Count);
    }

    [DatabaseFact]
    public async Task A_list_is_one_statement_and_its_count_another()
    {
        var store = await _database.PreparedAsync(_recorder);
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1)), Change.Insert(Change.Thing(2))), default);
        _recorder.Clear();
        await store.RangeAsync(Database.Acme, Thing.Columns.ByName.Ascending().Read, default);
        Assert.Single(_recorder.Statements);
        await store.RangeAsync(Database.Acme, Thing.Columns.ByName.Ascending().Take(1).CountUpTo(10).Read, default);
        Assert.Equal([Database.Dialect.BeginRead.Text, "COMMIT"], _recorder.Statements.Where(statement => !statement.StartsWith("SELECT", StringComparison.Ordinal)));
        Assert.Equal(5, _recorder.Statements.Count);
    }

    [DatabaseFact]
    public async Task The_texts_of_many_lengths_are_few()
    {
        var store = await _database.PreparedAsync(_recorder);
        for (var n = 1; n <= 60; n++)
        {
            await store.CommitAsync(Change.Number(n, Change.Parts(1, Enumerable.Range(0, n).Select(part => $"p{part}"))), default);
            await store.GetAsync(Database.Acme, [new RecordRead(Thing.Shape, [Thing.Columns.Number], [.. Enumerable.Range(0, n).Select(i => new[] { Cell.Of(i) })])], default);
        }

        Assert.InRange(_recorder.Statements.Distinct().Count(), 10, 25);
    }

    [DatabaseFact]
    public async Task Rows_that_are_there_already_keep_the_others_together()
    {
        var store = await _database.PreparedAsync(_recorder);
        Cell[][] rows = [.. Enumerable.Range(0, 200).Select(n => new[] { Cell.Of(n), Cell.Of("a") })];
        await store.AppendAsync(Database.Acme, LogLine.Shape, rows[..100], default);
        _recorder.Clear();
        var results = await store.AppendAsync(Database.Acme, LogLine.Shape, rows, default);
        Assert.Equal(rows.Select((_, i) => i < 100 ? AppendResult.Same : AppendResult.Inserted), results);
        Assert.InRange(_recorder.Statements.Count(statement => statement.StartsWith("INSERT", StringComparison.Ordinal)), 2, 60);
    }

    private static async Task EverythingAsync(EntityFrameworkCoreAdminStore store)
    {
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1)), Change.Insert(Change.Thing(2)), Change.Parts(1, "a", "b", "c")), default);
        await store.CommitAsync(Change.Number(2, Change.Require(2, 1), Change.Require(9, null), Change.Replace(Change.Thing(1, "x"), 1)), default);
        await store.CommitAsync(Change.Number(3, Change.Remove(2, 1)), default);
        await store.CommitAsync(Change.Number(4, Change.Insert(Change.Thing(5, "x"))), default);
        await store.GetAsync(
            Database.Acme,
            [new RecordRead(Thing.Shape, [Thing.Columns.Name], [[Cell.Of("a")]]), new RecordRead(ThingPart.Shape, [ThingPart.Columns.Thing], [[Cell.Of(1)], [Cell.Of(2)], [Cell.Of(3)]])],
            default);
        await store.RangeAsync(Database.Acme, Thing.Columns.ByName.Between("a", "b").Where(Thing.Columns.Color, Color.Red, Color.Blue).After([Cell.Of("a"), Cell.Of(1)]).CountUpTo(5).Read, default);
        await store.MatchAsync(Database.Acme, Thing.Shape, "a", [Cell.Of(1)], [Cell.Of(9)], 5, default);
        await store.AppendAsync(Database.Acme, LogLine.Shape, [[Cell.Of(100), Cell.Of("a")], [Cell.Of(101), Cell.Of("a")]], default);
        await store.AppendAsync(Database.Acme, LogLine.Shape, [[Cell.Of(100), Cell.Of("a")], [Cell.Of(102), Cell.Of("a")]], default);
        await store.AddAsync(Database.Acme, Tally.Shape, [[Cell.Of("a"), Cell.Of(1), Cell.Of(1), Cell.Of(1)]], default);
        await store.TrimAsync(Database.Acme, Tally.Columns.ByHour, Cell.Of(5), 10, default);
    }
}
