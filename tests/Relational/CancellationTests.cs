using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

/// <summary>Calls that are cancelled while their last statement is on its way write nothing.</summary>
public sealed class CancellationTests : IDisposable
{
    private readonly Database _database = new();
    private readonly CancellationTokenSource _source = new();

    public void Dispose()
    {
        _database.Dispose();
        _source.Dispose();
    }

    [DatabaseFact]
    public async Task An_append_that_is_cancelled_inserts_nothing()
    {
        var store = await CancelledAtAsync("INSERT", 1);
        await CancelledAsync(() => store.AppendAsync(Database.Acme, LogLine.Shape, [Line(1, "a")], _source.Token));
        Assert.Equal(0L, _database.Ask("SELECT COUNT(*) FROM log_line"));
    }

    [DatabaseFact]
    public async Task An_append_that_goes_row_by_row_and_is_cancelled_inserts_nothing()
    {
        // Both are looked for when they could not be inserted at once, and the second one again when it is there already.
        var store = await CancelledAtAsync("SELECT", 3);
        await CancelledAsync(() => store.AppendAsync(Database.Acme, LogLine.Shape, [Line(1, "a"), Line(1, "a")], _source.Token));
        Assert.Equal(0L, _database.Ask("SELECT COUNT(*) FROM log_line"));
    }

    [DatabaseFact]
    public async Task An_addition_that_is_cancelled_adds_nothing()
    {
        var store = await CancelledAtAsync("INSERT", 1);
        await CancelledAsync(() => store.AddAsync(Database.Acme, Tally.Shape, [[Cell.Of("a"), Cell.Of(1), Cell.Of(1), Cell.Of(1)]], _source.Token));
        Assert.Equal(0L, _database.Ask("SELECT COUNT(*) FROM tally"));
        await CancelledAsync(() => store.AddAsync(Database.Acme, Tally.Shape, [], _source.Token));
    }

    [DatabaseFact]
    public async Task A_trimming_that_is_cancelled_removes_nothing()
    {
        var store = await CancelledAtAsync("DELETE", 1);
        await store.AppendAsync(Database.Acme, LogLine.Shape, [Line(1, "a")], default);
        await CancelledAsync(() => store.TrimAsync(Database.Acme, LogLine.Columns.BySequence, Cell.Of(9), 9, _source.Token));
        Assert.Equal(1L, _database.Ask("SELECT COUNT(*) FROM log_line"));
    }

    private Task<EntityFrameworkCoreAdminStore> CancelledAtAsync(string verb, int time)
    {
        var seen = 0;
        return _database.PreparedAsync(new Recorder(sql =>
        {
            if (sql.StartsWith(verb, StringComparison.Ordinal) && ++seen == time) _source.Cancel();
        }));
    }

    private static async Task CancelledAsync(Func<Task> call) => await Assert.ThrowsAnyAsync<OperationCanceledException>(call);

    private static Cell[] Line(long sequence, string text) => [Cell.Of(sequence), Cell.Of(text)];
}
