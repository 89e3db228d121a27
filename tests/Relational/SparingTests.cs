using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

/// <summary>What a store does not ask its database, since the answer is known.</summary>
public sealed class SparingTests : IDisposable
{
    private readonly Database _database = new();
    private readonly Recorder _recorder = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task Nothing_is_asked_when_nothing_is_wanted()
    {
        var store = await _database.PreparedAsync(_recorder);
        Assert.Empty(await store.MatchAsync(Database.Acme, Thing.Shape, "a", null, null, 0, default));
        Assert.Empty((await store.RangeAsync(Database.Acme, Thing.Columns.ByName.Ascending().Take(0).Read, default)).Rows);
        Assert.Empty(await store.GetAsync(Database.Acme, [], default));
        Assert.Empty(await store.AppendAsync(Database.Acme, LogLine.Shape, [], default));
        await store.AddAsync(Database.Acme, Tally.Shape, [], default);
        Assert.Equal(0, await store.TrimAsync(Database.Acme, LogLine.Columns.BySequence, Cell.Of(1), 0, default));
        Assert.Empty(await store.OrganizationsAsync(null, 0, null, default));
        Assert.Empty(_recorder.Statements);
    }

    [DatabaseFact]
    public async Task A_count_alone_is_one_statement()
    {
        var store = await _database.PreparedAsync(_recorder);
        Assert.Equal(0, (await store.RangeAsync(Database.Acme, Thing.Columns.ByName.Ascending().Take(0).CountUpTo(5).Read, default)).Count);
        Assert.Contains("COUNT", Assert.Single(_recorder.Statements), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task One_row_by_its_key_is_one_statement_that_sorts_nothing()
    {
        var store = await _database.PreparedAsync(_recorder);
        await store.ThingAsync(1);
        Assert.DoesNotContain("ORDER BY", Assert.Single(_recorder.Statements), StringComparison.Ordinal);
        _recorder.Clear();
        await store.GetAsync(Database.Acme, [new RecordRead(Thing.Shape, [Thing.Columns.Name], [[Cell.Of("a")]])], default);
        Assert.DoesNotContain("ORDER BY", Assert.Single(_recorder.Statements), StringComparison.Ordinal);
        _recorder.Clear();
        await store.PartsAsync(1);
        Assert.Contains("ORDER BY", Assert.Single(_recorder.Statements), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_kind_with_one_row_has_nothing_before_and_nothing_after_it()
    {
        var store = await _database.PreparedAsync(_recorder, shapes: [.. Database.Shapes, Note.Shape]);
        await store.AppendAsync(Database.Acme, Note.Shape, [[Cell.Of("a note")]], default);
        Assert.Equal("a note", Assert.Single(await store.MatchAsync(Database.Acme, Note.Shape, "note", null, null, 5, default)).Cells[0].AsText());
        _recorder.Clear();
        Assert.Empty(await store.MatchAsync(Database.Acme, Note.Shape, "note", [], null, 5, default));
        Assert.Empty(await store.MatchAsync(Database.Acme, Note.Shape, "note", null, [], 5, default));
        Assert.Empty(_recorder.Statements);
    }

    [DatabaseFact]
    public async Task A_store_without_heads_lists_no_organizations()
    {
        var store = _database.Open(shapes: [Tally.Shape]);
        Assert.Empty(await store.OrganizationsAsync(null, 5, null, default));
    }

    [DatabaseFact]
    public async Task Organizations_are_those_with_a_head_wherever_it_stands_among_the_kinds()
    {
        var store = await _database.PreparedAsync(shapes: [.. Database.Shapes.Reverse()]);
        await store.CommitAsync(Change.Number(1), default);
        Assert.Equal([Database.Acme], await store.OrganizationsAsync(null, 5, null, default));
    }

    [DatabaseFact]
    public async Task An_addition_that_leaves_the_numbers_is_known_to_have_added_nothing()
    {
        var store = await _database.PreparedAsync();
        Cell[] most = [Cell.Of("a"), Cell.Of(1), Cell.Of(long.MaxValue), Cell.Of(1)];
        var within = await Assert.ThrowsAsync<AdminStorageException>(() => store.AddAsync(Database.Acme, Tally.Shape, [most, most], default));
        await store.AddAsync(Database.Acme, Tally.Shape, [most], default);
        var beyond = await Assert.ThrowsAsync<AdminStorageException>(() => store.AddAsync(Database.Acme, Tally.Shape, [most], default));
        Assert.Equal((false, false), (within.OutcomeUnknown, beyond.OutcomeUnknown));
        Assert.Equal(long.MaxValue, _database.Ask("SELECT calls FROM tally"));
    }
}
