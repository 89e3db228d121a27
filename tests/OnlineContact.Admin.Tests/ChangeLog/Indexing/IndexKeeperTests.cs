using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.ChangeLog.Searching;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Indexing;

public class IndexKeeperTests
{
    [Fact]
    public async Task A_run_is_kept_once_it_is_complete_and_only_what_is_new_is_read()
    {
        var store = new ToldStore(await StoredLog.OfAsync(StoredLog.Rows(1, 200).Select(row => row.Sequence == 100 ? row with { Operation = "x.done" } : row)));
        var keeper = new IndexKeeper(store, 1_000);
        foreach (var (last, done, asked) in new[]
        {
            (63, 0, ""),
            (64, 1, "index 0, content 1-, entry 1-64, +content 1, +index 1"),
            (127, 0, ""),
            (128, 1, "index 0, content 2-, entry 65-128, +content 1, +index 1"),
            (128, 0, ""),
            (192, 1, "index 0, content 101-, entry 129-192, +index 1"),
        })
        {
            Assert.Equal(done, await StoredLog.IndexAsync(store, last, keeper: keeper));
            Assert.Equal(asked, store.Told());
        }

        Assert.Equal([(1L, "agent.changed"), (100, "x.done")], (await store.RecordsAsync(StoredLog.Acme, LogContent.Shape)).Select(content => (content.First, content.Operation)));
        Assert.Equal("0/0/0 0/1/0 0/2/0", await PlacesAsync(store));
    }

    [Fact]
    public async Task Sixteen_runs_become_one_of_the_next_level_and_who_comes_later_reads_how_far_it_is()
    {
        var store = new ToldStore(await StoredLog.OfAsync(StoredLog.Rows(1, 1_280)));
        Assert.Equal(20 + 16, await StoredLog.IndexAsync(store, 1_280));
        Assert.Equal("index 0, content 1-, entry 1-1000, +content 1, +index 15, entry 1001-1280, +index 5, index 1, index 16, +index 16", store.Told());
        Assert.Equal(0, await StoredLog.IndexAsync(store, 1_280));
        Assert.Equal("index 0, index 1", store.Told());

        // Another host has kept what this one does not remember yet.
        await StoredLog.AppendAsync(store, StoredLog.Rows(1_281, 1_344));
        var keeper = new IndexKeeper(store, 1_000);
        Assert.Equal(0, await StoredLog.IndexAsync(store, 1_280, keeper: keeper));
        Assert.Equal(1, await StoredLog.IndexAsync(store, 1_344));
        store.Told();
        Assert.Equal(0, await StoredLog.IndexAsync(store, 1_344, keeper: keeper));
        Assert.Equal("index 0", store.Told());
    }

    /// <summary>A run of which retention has taken some is made from those that are left, and merged with others only while all are there.</summary>
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(63, 0, 1)]
    [InlineData(64, 1, 1)]
    [InlineData(127, 1, 1)]
    [InlineData(1_024, 16, 1)]
    [InlineData(1_025, 16, 2)]
    public async Task Runs_begin_where_the_log_begins(int removed, int first, int firstLarger)
    {
        var store = await StoredLog.OfAsync(StoredLog.Rows(removed + 1, 2_100));
        Assert.Equal(32 - first + 16 * (2 - firstLarger), await StoredLog.IndexAsync(store, 2_100, removed));
        var rows = await store.RecordsAsync(StoredLog.Acme, LogIndexRow.Shape);
        Assert.Equal(
            Enumerable.Range(first, 32 - first).Select(number => new LogRun(0, number)).Concat(Enumerable.Range(firstLarger, 2 - firstLarger).Select(number => new LogRun(1, number))),
            rows.Select(row => LogRun.AtPlace(row.Place)).Distinct());
    }

    [Theory]
    [InlineData(1, 15)]
    [InlineData(5, 11)]
    [InlineData(15, 1)]
    [InlineData(16, 0)]
    public async Task A_run_of_which_rows_are_missing_is_made_again(int there, int done)
    {
        var whole = await StoredLog.OfAsync(StoredLog.Rows(1, 1_024));
        await StoredLog.IndexAsync(whole, 1_024);
        var rows = (await whole.RecordsAsync(StoredLog.Acme, LogIndexRow.Shape)).Select(row => (row.Place, row.Data)).ToList();
        var store = await StoredLog.OfAsync([]);
        await StoredLog.AppendAsync(store, rows.Take(16 + there));
        Assert.Equal(done, await StoredLog.IndexAsync(store, 1_024));
        Assert.Equal(await Scenes.ContentAsync(whole, [LogIndexRow.Shape]), await Scenes.ContentAsync(store, [LogIndexRow.Shape]));
    }

    [Fact]
    public async Task Where_a_row_is_missing_below_there_is_none_above_and_the_next_run_is_made()
    {
        var store = await StoredLog.OfAsync([]);
        var runs = Enumerable.Range(0, 32).Where(number => number != 3).Select(number => new LogRun(0, number));
        await StoredLog.AppendAsync(store, runs.Select(run => (run.PlaceOf(0), RunRow.Encode(run, []))));
        Assert.Equal(16, await StoredLog.IndexAsync(store, 2_048));
        Assert.Equal([new LogRun(1, 1)], (await store.RecordsAsync(StoredLog.Acme, LogIndexRow.Shape)).Select(row => LogRun.AtPlace(row.Place)).Where(run => run.Level > 0).Distinct());
    }

    /// <summary>What another host has appended in between, and differently, stays.</summary>
    [Theory]
    [InlineData(192, "", 3, "+content 1, +index 3")]
    [InlineData(192, "1", 2, "+content 1, +index 3, +index 2")]
    [InlineData(192, "0 2", 1, "+content 1, +index 3, +index 1")]
    [InlineData(64, "0", 0, "+content 1, +index 1")]
    public async Task What_is_there_already_stays(int last, string others, int done, string asked)
    {
        var inner = await StoredLog.OfAsync(StoredLog.Rows(1, 192));
        var store = new ToldStore(inner);
        (long Place, byte[] Data)[] other = [.. others.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => (new LogRun(0, number[0] - '0').PlaceOf(0), new byte[] { 1, 0 }))];
        store.AfterRange = () => StoredLog.AppendAsync(inner, other);
        Assert.Equal(done, await StoredLog.IndexAsync(store, last));
        Assert.EndsWith(asked, store.Told(), StringComparison.Ordinal);
        var rows = await inner.RecordsAsync(StoredLog.Acme, LogIndexRow.Shape);
        Assert.Equal(last / 64, rows.Count);
        Assert.Equal(other.Select(row => row.Place), rows.Where(row => row.Data.Length == 2).Select(row => row.Place));
    }

    [Fact]
    public async Task What_another_host_has_appended_alike_is_not_counted()
    {
        var inner = await StoredLog.OfAsync(StoredLog.Rows(1, 192));
        var store = new ToldStore(inner) { AfterRange = () => StoredLog.IndexAsync(inner, 128) };
        Assert.Equal(1, await StoredLog.IndexAsync(store, 192));
        Assert.EndsWith("+index 3", store.Told(), StringComparison.Ordinal);
    }

    /// <summary>Each row of one of the sixteen parts becomes sixteen rows: term 16n + g stands in row g of part n, and so in row 16n + g.</summary>
    [Fact]
    public async Task Rows_of_larger_runs_are_merged_group_by_group()
    {
        var store = new ToldStore(await StoredLog.OfAsync([]));
        await StoredLog.AppendAsync(store, (new LogRun(0, 255).PlaceOf(0), RunRow.Encode(new LogRun(0, 255), [])));
        var parts = new LogRun(2, 0).Parts().SelectMany((part, n) => Enumerable.Range(0, 16).Select(g => (part.PlaceOf(g), RunRow.Encode(part, [new(16 * n + g, [n])]))));
        await StoredLog.AppendAsync(store, parts);
        store.Told();
        Assert.Equal(256, await StoredLog.IndexAsync(store, 16_384));
        Assert.Equal("index 0, index 1, index 2" + string.Concat(Enumerable.Repeat(", index 16, +index 16", 16)), store.Told());
        var run = new LogRun(2, 0);
        var rows = (await store.RecordsAsync(StoredLog.Acme, LogIndexRow.Shape)).ToDictionary(row => row.Place, row => row.Data);
        for (var term = 0; term < 256; term++)
            Assert.Equal(RunRow.Encode(run, [new(term, [term / 16 * 1_025])]), rows[run.PlaceOf(term)]);
    }

    /// <summary>8,004 terms that take 131 bytes each, and one that takes 49 or 50: a byte more than a row may have.</summary>
    [Theory]
    [InlineData(47, 16)]
    [InlineData(48, 15)]
    public async Task A_row_that_would_be_too_large_is_not_kept(int places, int done)
    {
        List<int> all = [.. Enumerable.Range(0, 64)];
        List<int>[] inParts = [all, all, [0]];
        var store = await StoredLog.OfAsync([]);
        var rows = new LogRun(1, 0).Parts().Select((part, i) =>
        {
            var terms = i < 3 ? Enumerable.Range(1, 8_004).Select(term => KeyValuePair.Create(16L * term, inParts[i])).ToList() : [];
            if (i == 0) terms.Add(new(16 * 8_005, all[..places]));
            return (part.PlaceOf(0), RunRow.Encode(part, terms));
        });
        await StoredLog.AppendAsync(store, rows);
        Assert.Equal(done, await StoredLog.IndexAsync(store, 1_024));
        var largest = (await store.RecordsAsync(StoredLog.Acme, LogIndexRow.Shape)).Where(row => LogRun.AtPlace(row.Place).Level == 1).Max(row => row.Data.Length);
        Assert.Equal(done == 16 ? LogIndexRow.MaxLength : 2, largest);
    }

    private static async Task<string> PlacesAsync(IAdminStore store) => string.Join(' ', (await store.RecordsAsync(StoredLog.Acme, LogIndexRow.Shape)).Select(row =>
    {
        var run = LogRun.AtPlace(row.Place);
        return $"{run.Level}/{run.Number}/{row.Place - run.PlaceOf(0)}";
    }));
}
