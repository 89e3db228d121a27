using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

/// <summary>What a store refuses before it asks its database: there are no tables yet.</summary>
public sealed class ArgumentTests : IDisposable
{
    private static readonly RangeRead Read = Thing.Columns.ByName.Ascending().Read;

    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task Nothing_may_be_null()
    {
        var store = _database.Open();
        await Assert.ThrowsAsync<ArgumentNullException>("changes", () => store.CommitAsync(null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("reads", () => store.GetAsync(Database.Acme, null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("read", () => store.RangeAsync(Database.Acme, null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("shape", () => store.MatchAsync(Database.Acme, null!, "", null, null, -1, default));
        await Assert.ThrowsAsync<ArgumentNullException>("part", () => store.MatchAsync(Database.Acme, Thing.Shape, null!, null, null, 1, default));
        await Assert.ThrowsAsync<ArgumentNullException>("shape", () => store.AppendAsync(Database.Acme, null!, [[Cell.Of(1)]], default));
        await Assert.ThrowsAsync<ArgumentNullException>("rows", () => store.AppendAsync(Database.Acme, LogLine.Shape, null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("shape", () => store.AddAsync(Database.Acme, null!, [[Cell.Of(1)]], default));
        await Assert.ThrowsAsync<ArgumentNullException>("rows", () => store.AddAsync(Database.Acme, Tally.Shape, null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("index", () => store.TrimAsync(Database.Acme, null!, Cell.Of(1), 1, default));
    }

    [DatabaseFact]
    public async Task Rows_belong_to_an_organization()
    {
        var store = _database.Open();
        await Assert.ThrowsAsync<ArgumentException>("organization", () => store.GetAsync(default, [], default));
        await Assert.ThrowsAsync<ArgumentException>("organization", () => store.RangeAsync(default, Read, default));
        await Assert.ThrowsAsync<ArgumentException>("organization", () => store.MatchAsync(default, Thing.Shape, "a", null, null, 1, default));
        await Assert.ThrowsAsync<ArgumentException>("organization", () => store.AppendAsync(default, LogLine.Shape, [], default));
        await Assert.ThrowsAsync<ArgumentException>("organization", () => store.AddAsync(default, Tally.Shape, [], default));
        await Assert.ThrowsAsync<ArgumentException>("organization", () => store.TrimAsync(default, LogLine.Columns.BySequence, Cell.Of(1), 0, default));
    }

    [DatabaseFact]
    public async Task A_number_out_of_its_limits_is_refused()
    {
        var store = _database.Open();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("read.Limit", () => store.RangeAsync(Database.Acme, Read with { Limit = -1 }, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("read.Limit", () => store.RangeAsync(Database.Acme, Read with { Limit = RangeRead.MaxLimit + 1 }, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("read.CountUpTo", () => store.RangeAsync(Database.Acme, Read with { CountUpTo = -1 }, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("limit", () => store.MatchAsync(Database.Acme, Thing.Shape, "a", null, null, -1, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("limit", () => store.TrimAsync(Database.Acme, LogLine.Columns.BySequence, Cell.Of(1), -1, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("limit", () => store.OrganizationsAsync(null, -1, null, default));
        await Assert.ThrowsAsync<ArgumentException>("part", () => store.MatchAsync(Database.Acme, Thing.Shape, "", null, null, 1, default));
    }

    [DatabaseFact]
    public async Task A_key_a_row_and_a_place_have_the_columns_of_their_kind()
    {
        var store = _database.Open();
        await Assert.ThrowsAsync<ArgumentException>("after", () => store.MatchAsync(Database.Acme, Thing.Shape, "a", [], null, 1, default));
        await Assert.ThrowsAsync<ArgumentException>("before", () => store.MatchAsync(Database.Acme, Thing.Shape, "a", null, [Cell.Of(1), Cell.Of(2)], 1, default));
        await Assert.ThrowsAsync<ArgumentException>("read", () => store.RangeAsync(Database.Acme, Read with { After = [Cell.Of("a")] }, default));
        await Assert.ThrowsAsync<ArgumentException>("rows", () => store.AppendAsync(Database.Acme, LogLine.Shape, [[Cell.Of(1)]], default));
        await Assert.ThrowsAsync<ArgumentException>("rows", () => store.AddAsync(Database.Acme, Tally.Shape, [[Cell.Of("a")]], default));
        await Assert.ThrowsAsync<ArgumentException>("columns", () => store.GetAsync(Database.Acme, [new RecordRead(Thing.Shape, [Thing.Columns.Color], [[Cell.Of(1)]])], default));
        await Assert.ThrowsAsync<ArgumentException>("columns", () => store.GetAsync(Database.Acme, [new RecordRead(ThingPart.Shape, [ThingPart.Columns.Part], [[Cell.Of("a")]])], default));
        await Assert.ThrowsAsync<ArgumentException>("columns", () => store.GetAsync(Database.Acme, [new RecordRead(Thing.Shape, [Thing.Columns.Number, Thing.Columns.Name], [[Cell.Of(1), Cell.Of("a")]])], default));
        await Assert.ThrowsAsync<ArgumentException>("read", () => store.RangeAsync(Database.Acme, Read with { Filters = [new RangeFilter(Thing.Columns.Color, [])] }, default));
    }

    [DatabaseFact]
    public async Task A_kind_serves_what_it_is_made_for_only()
    {
        var store = _database.Open(shapes: [LogLine.Shape, Tally.Shape, Thing.Shape]);
        await Assert.ThrowsAsync<ArgumentException>("shape", () => store.MatchAsync(Database.Acme, ThingPart.Shape, "a", null, null, 1, default));
        await Assert.ThrowsAsync<ArgumentException>("shape", () => store.MatchAsync(Database.Acme, Tally.Shape, "a", null, null, 1, default));
        await Assert.ThrowsAsync<ArgumentException>("shape", () => store.AppendAsync(Database.Acme, Thing.Shape, [Thing.Shape.ToCells(Change.Thing(1))], default));
        await Assert.ThrowsAsync<ArgumentException>("shape", () => store.AddAsync(Database.Acme, LogLine.Shape, [[Cell.Of(1), Cell.Of("a")]], default));
        await Assert.ThrowsAsync<ArgumentException>("shape", () => store.OrganizationsAsync(null, 1, ThingPart.Shape, default));
    }

    [DatabaseFact]
    public async Task An_order_belongs_to_its_kind()
    {
        var store = _database.Open();
        var stranger = new RecordIndex("stranger", [Thing.Columns.Color, Thing.Columns.Number], isKey: false);
        stranger.BelongTo(Thing.Shape);
        await Assert.ThrowsAsync<ArgumentException>("index", () => store.RangeAsync(Database.Acme, new RangeRead { Index = stranger }, default));
    }

    [DatabaseFact]
    public async Task Limits_are_taken_up_to_their_ends()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1))), default);
        Assert.Single((await store.RangeAsync(Database.Acme, Read with { Limit = RangeRead.MaxLimit }, default)).Rows);
        Assert.Equal(1, (await store.RangeAsync(Database.Acme, Read with { Limit = 0, CountUpTo = 1 }, default)).Count);
    }

    [DatabaseTheory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public async Task A_read_may_have_many_filters(int filters)
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(1)), Change.Insert(Change.Thing(2) with { Color = Color.Red })), default);
        var read = Read with { Filters = [.. Enumerable.Repeat(new RangeFilter(Thing.Columns.Color, [Cell.Of((long)Color.Green)]), filters)] };
        Assert.Equal(1, Assert.Single((await store.RangeAsync(Database.Acme, read, default)).Rows).Cells[0].AsNumber());
    }
}
