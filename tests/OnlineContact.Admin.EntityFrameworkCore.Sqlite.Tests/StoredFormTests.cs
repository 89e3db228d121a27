using FsCheck;
using FsCheck.Xunit;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests;

public sealed class StoredFormTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Pages_are_read_from_an_index_and_never_sorted()
    {
        var recorder = new Recorder();
        var store = await _database.PreparedAsync(recorder);
        await store.ThingsAsync(Thing.Columns.ByPrice.Descending().After([Cell.Of(1m), Cell.Of(1)]));
        var plan = _database.Plan(recorder.Statements[^1]);
        Assert.Contains("ix_thing_price (organization_id=? AND (price,number)<(?,?))", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Property(MaxTest = 200)]
    public void A_decimal_comes_back_exactly_and_sorts_by_value(long a, long b, byte scale)
    {
        var x = new decimal((int)a, (int)(a >> 32) & int.MaxValue, 0, a < 0, (byte)(scale % 10));
        var y = new decimal((int)b, (int)(b >> 32) & int.MaxValue, 0, b < 0, (byte)(scale / 10 % 10));
        Assert.Equal(x, SortableDecimal.Read(SortableDecimal.Write(x)));
        Assert.Equal(x.CompareTo(y), Math.Sign(string.CompareOrdinal(SortableDecimal.Write(x), SortableDecimal.Write(y))));
    }

    [Fact]
    public async Task A_decimal_is_text_that_sorts()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Change.Insert(Change.Thing(2) with { Price = 1.5m })), default);
        Assert.Equal("0000000000000000001.500000000", _database.Ask("SELECT price FROM thing WHERE number = 2"));
    }
}
