using OnlineContact.Admin.ChangeLog.Indexing;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

/// <summary>What the index is asked for: in runs of one level up, each term stands in a row of its own.</summary>
public class IndexReaderBoundsTests
{
    private static readonly LogRun Run = new(1, 0);

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(1, 3, 1)]
    [InlineData(15, 1, 15)]
    [InlineData(20, 1, 16)]
    public async Task A_run_costs_a_row_for_each_term_and_no_more_than_it_has(int terms, int level, int cost) =>
        Assert.Equal(cost, Reader(await StoreAsync(), Terms(1, terms)).CostOf(new LogRun(level, 0)));

    /// <summary>The first condition leaves so many entries; the second would take three rows.</summary>
    [Theory]
    [InlineData(4, false, "index 1, index 3", 0)]
    [InlineData(3, false, "index 1", 3)]
    [InlineData(3, true, "index 1, index 3", 0)]
    [InlineData(0, true, "index 1", 0)]
    public async Task A_condition_is_looked_up_where_more_entries_are_left_than_it_takes_rows(int left, bool certain, string asked, int found)
    {
        var store = await StoreAsync(place => Row(place, 1, left));
        var sets = await Reader(store, Terms(1, 1), Terms(2, 3)).FindAsync([Piece(Run)], 100, certain, default);
        Assert.Equal(asked, store.Told());
        Assert.Equal(found, sets[0]!.Count);
    }

    [Fact]
    public async Task The_first_condition_is_looked_up_for_every_piece_even_for_one_entry()
    {
        var store = await StoreAsync(place => Row(place, 1, 1));
        LogPiece[] pieces = [.. Enumerable.Range(1, 5).Select(number => Piece(new LogRun(0, number))), new LogPiece(new LogRange(1, 1), new LogRun(0, 0)), new LogPiece(new LogRange(386, 386), new LogRun(0, 6))];
        var sets = await Reader(store, Terms(1, 1)).FindAsync(pieces, 1, certain: false, default);
        Assert.Equal("index 7", store.Told());
        Assert.Equal([1, 1, 1, 1, 1, 1, 0], sets.Select(set => set!.Count));
    }

    [Fact]
    public async Task Where_the_first_condition_is_lost_the_second_one_is_not_looked_up()
    {
        var store = await StoreAsync(_ => null);
        Assert.Null(Assert.Single(await Reader(store, Terms(1, 1), Terms(2, 3)).FindAsync([Piece(Run)], 100, certain: true, default)));
        Assert.Equal("index 1", store.Told());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(9, 3)]
    public async Task So_many_pieces_are_looked_at_as_the_second_condition_takes_rows_for(int most, int looked)
    {
        var store = await StoreAsync(place => Row(place, 1, 100));
        var reader = Reader(store, Terms(1, 1), Terms(2, 3));
        LogPiece[] pieces = [Piece(new LogRun(1, 2)), Piece(new LogRun(1, 1)), Piece(Run)];
        Assert.Equal(looked, (await reader.FindAsync(pieces, most, certain: true, default)).Count);
        Assert.Equal($"index 3, index {3 * looked}", store.Told());
        Assert.Equal(3 + 3 * looked, reader.Lookups);
    }

    [Theory]
    [InlineData(4_000, 4_000)]
    [InlineData(4_001, 8_002)]
    public async Task Up_to_four_thousand_rows_are_kept(int terms, int lookups)
    {
        var reader = Reader(await StoreAsync(place => Row(place, 1, 0)), Terms(0, terms));
        LogPiece[] pieces = [Piece(new LogRun(LogRun.HighestLevel, 0))];
        await reader.FindAsync(pieces, 1, certain: true, default);
        await reader.FindAsync(pieces, 1, certain: true, default);
        Assert.Equal(lookups, reader.Lookups);
    }

    /// <summary>A term has the first entries of its run in its row; the rows of others are empty.</summary>
    private static byte[] Row(long place, long term, int entries)
    {
        var run = LogRun.AtPlace(place);
        var isIts = entries > 0 && place == run.PlaceOf(LogRun.GroupOf(term, run.Level));
        return RunRow.Encode(run, isIts ? [new(term, [.. Enumerable.Range(0, entries)])] : []);
    }

    private static LogPiece Piece(LogRun run) => new(run.Range, run);

    private static TermSet Terms(int first, int count) => new(Enumerable.Range(first, count).Select(term => (long)term));

    private static IndexReader Reader(ToldStore store, params TermSet[] conditions) => new(store, StoredLog.Acme, conditions);

    private static async Task<ToldStore> StoreAsync(Func<long, byte[]?>? index = null) => new(await StoredLog.OfAsync([])) { Index = index };
}
