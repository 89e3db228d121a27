using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class SideTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task Rows_are_appended_once_however_often_they_are_sent()
    {
        var store = await _database.PreparedAsync();
        Cell[][] rows = [.. Enumerable.Range(1, 100).Select(n => Line(n, "x"))];
        Assert.All(await store.AppendAsync(Database.Acme, LogLine.Shape, rows, default), result => Assert.Equal(AppendResult.Inserted, result));
        Assert.All(await store.AppendAsync(Database.Acme, LogLine.Shape, rows, default), result => Assert.Equal(AppendResult.Same, result));
        Assert.Equal(
            [AppendResult.Same, AppendResult.Inserted, AppendResult.Same],
            await store.AppendAsync(Database.Acme, LogLine.Shape, [Line(5, "x"), Line(101, "y"), Line(101, "y")], default));
        Assert.Equal(101L, _database.Ask("SELECT COUNT(*) FROM log_line"));
    }

    [DatabaseFact]
    public async Task One_row_that_differs_keeps_all_of_them_out()
    {
        var store = await _database.PreparedAsync();
        await store.AppendAsync(Database.Acme, LogLine.Shape, [Line(1, "x")], default);
        Assert.Equal(
            [AppendResult.Inserted, AppendResult.Different, AppendResult.Different],
            await store.AppendAsync(Database.Acme, LogLine.Shape, [Line(2, "x"), Line(1, "y"), Line(2, "y")], default));
        Assert.Equal(1L, _database.Ask("SELECT COUNT(*) FROM log_line"));
    }

    [DatabaseFact]
    public async Task Counters_add_up()
    {
        var store = await _database.PreparedAsync();
        await store.AddAsync(Database.Acme, Tally.Shape, [Amount("b", 1, 1, 10), Amount("a", 1, 2, 20), Amount("b", 1, 3, -5)], default);
        await store.AddAsync(Database.Acme, Tally.Shape, [.. Enumerable.Range(0, 50).Select(n => Amount("a", n, 1, 1))], default);
        Assert.Equal("4/5", _database.Ask("SELECT calls || '/' || seconds FROM tally WHERE name = 'b'"));
        Assert.Equal("3/21", _database.Ask("SELECT calls || '/' || seconds FROM tally WHERE name = 'a' AND hour = 1"));
        Assert.Equal(51L, _database.Ask("SELECT COUNT(*) FROM tally"));
    }

    [DatabaseFact]
    public async Task A_sum_that_is_no_number_any_more_adds_nothing()
    {
        var store = await _database.PreparedAsync();
        await store.AddAsync(Database.Acme, Tally.Shape, [Amount("a", 1, long.MaxValue, 1)], default);
        await Assert.ThrowsAsync<AdminStorageException>(() => store.AddAsync(Database.Acme, Tally.Shape, [Amount("b", 1, 1, 1), Amount("a", 1, 1, 1)], default));
        await Assert.ThrowsAsync<AdminStorageException>(() => store.AddAsync(Database.Acme, Tally.Shape, [Amount("c", 1, long.MaxValue, 1), Amount("c", 1, 1, 1)], default));
        Assert.Equal(long.MaxValue, _database.Ask("SELECT calls FROM tally"));
    }

    [DatabaseFact]
    public async Task Trimming_takes_the_lowest_rows_first()
    {
        var store = await _database.PreparedAsync();
        await store.AppendAsync(Database.Acme, LogLine.Shape, [.. Enumerable.Range(1, 10).Select(n => Line(n, "x"))], default);
        await store.AppendAsync(Database.Zeta, LogLine.Shape, [Line(1, "x")], default);
        Assert.Equal(3, await store.TrimAsync(Database.Acme, LogLine.Columns.BySequence, Cell.Of(8), 3, default));
        Assert.Equal(4L, _database.Ask("SELECT MIN(sequence) FROM log_line WHERE organization_id = 'acme'"));
        Assert.Equal(4, await store.TrimAsync(Database.Acme, LogLine.Columns.BySequence, Cell.Of(8), 100, default));
        Assert.Equal(0, await store.TrimAsync(Database.Acme, LogLine.Columns.BySequence, Cell.Of(8), 100, default));
        Assert.Equal(4L, _database.Ask("SELECT COUNT(*) FROM log_line"));
    }

    [DatabaseFact]
    public async Task Trimming_works_with_keys_of_two_columns_and_another_order()
    {
        var store = await _database.PreparedAsync();
        await store.AddAsync(Database.Acme, Tally.Shape, [.. Enumerable.Range(0, 10).SelectMany(n => new[] { Amount("a", n, 1, 1), Amount("b", 9 - n, 1, 1) })], default);
        Assert.Equal(5, await store.TrimAsync(Database.Acme, Tally.Columns.ByHour, Cell.Of(4), 5, default));
        Assert.Equal("b/2", _database.Ask("SELECT name || '/' || hour FROM tally ORDER BY hour, name LIMIT 1"));
        Assert.Equal(3, await store.TrimAsync(Database.Acme, Tally.Columns.ByHour, Cell.Of(4), 5, default));
    }

    [DatabaseFact]
    public async Task Organizations_are_listed_by_name_and_by_the_work_they_have()
    {
        var store = await _database.PreparedAsync();
        foreach (var name in new[] { "b", "B", "a-1", "a", "_" }) await store.CommitAsync(Change.Number(OrganizationId.Parse(name), 1), default);
        await store.AddAsync(OrganizationId.Parse("b"), Tally.Shape, [Amount("x", 1, 1, 1)], default);
        await store.AddAsync(OrganizationId.Parse("headless"), Tally.Shape, [Amount("x", 1, 1, 1)], default);

        Assert.Equal(["B", "_", "a", "a-1", "b"], (await store.OrganizationsAsync(null, 10, null, default)).Select(o => o.Value));
        Assert.Equal(["a-1", "b"], (await store.OrganizationsAsync(OrganizationId.Parse("a"), 10, null, default)).Select(o => o.Value));
        Assert.Equal(["B", "_"], (await store.OrganizationsAsync(null, 2, null, default)).Select(o => o.Value));
        Assert.Equal(["b"], (await store.OrganizationsAsync(null, 10, Tally.Shape, default)).Select(o => o.Value));
    }

    private static Cell[] Line(long sequence, string text) => [Cell.Of(sequence), Cell.Of(text)];

    private static Cell[] Amount(string name, long hour, long calls, long seconds) => [Cell.Of(name), Cell.Of(hour), Cell.Of(calls), Cell.Of(seconds)];
}
