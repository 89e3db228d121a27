using NodaTime;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

/// <summary>Ten entries, a second apart, the even ones of Kim, whose name is text 1.</summary>
public class LogSearchTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly OrganizationHead Head = StoredLog.Head(10, lastText: 2);
    private static readonly ChangeLogQuery Everything = ChangeLogQuery.Everything;

    [Theory]
    [InlineData(null, null, 0, "10 9 8 7 6 5 4 3 2 1")]
    [InlineData(null, null, 4, "10 9 8 7 6 5")]
    [InlineData(3, null, 0, "10 9 8 7 6 5 4 3")]
    [InlineData(3, null, 2, "10 9 8 7 6 5 4 3")]
    [InlineData(3, null, 3, "10 9 8 7 6 5 4")]
    [InlineData(null, 3, 0, "2 1")]
    [InlineData(3, 5, 0, "4 3")]
    [InlineData(5, 5, 0, "")]
    [InlineData(11, null, 0, "")]
    public async Task A_search_is_within_its_period_and_what_retention_has_left(int? from, int? until, long removed, string sequences)
    {
        var search = new LogSearch(await StoreAsync(), () => 100);
        var query = Everything with { From = At(from), Until = At(until) };
        Assert.Equal(sequences, await FindAsync(search, query, removed));
        Assert.Equal(sequences, await FindAsync(search, query with { Category = ChangeLogCategory.Permission }, removed));
        Assert.Equal("", await FindAsync(search, query with { Category = ChangeLogCategory.Sso }, removed));
        var even = string.Join(' ', sequences.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(sequence => "2 4 6 8 10".Split(' ').Contains(sequence)));
        Assert.Equal(even, await FindAsync(search, query with { Name = "kim" }, removed));
    }

    [Fact]
    public async Task Nothing_is_read_for_what_everything_is()
    {
        var store = await StoreAsync();
        var search = new LogSearch(store, () => 100);
        await search.BeginAsync(Head, 0, Everything, default);
        Assert.Equal("", store.Told());
        await search.BeginAsync(Head, 0, Everything with { From = Start, Until = Start }, default);
        Assert.Equal("entry 10, entry 10", store.Told());
    }

    [Fact]
    public async Task Where_a_part_is_in_no_text_no_entry_is_read()
    {
        var store = await StoreAsync();
        var search = new LogSearch(store, () => 100);
        Assert.Equal("", await FindAsync(search, Everything with { Name = "nobody", From = Start, Until = Start + Duration.FromDays(1) }, 0));
        Assert.Equal("text 1-2", store.Told());
        await search.BeginAsync(Head, 0, Everything with { Name = "kim", From = Start }, default);
        Assert.Equal("entry 10, entry 1-10", store.Told());
        await search.BeginAsync(Head, 0, Everything with { Category = ChangeLogCategory.Sso }, default);
        Assert.Equal("", store.Told());
    }

    [Fact]
    public async Task What_is_forgotten_is_read_again()
    {
        var store = await StoreAsync();
        var search = new LogSearch(store, () => 100);
        foreach (var asked in new[] { "text 1-2, entry 1-10, text 1", "", "text 1-2, entry 1-10, text 1" })
        {
            if (asked.Length > 0) search.Forget(StoredLog.Acme);
            var walk = await search.BeginAsync(Head, 0, Everything with { Name = "kim" }, default);
            var (rows, _) = await walk.PageAsync(long.MaxValue, 10, default);
            Assert.All(await search.EntriesAsync(Head, rows, default), entry => Assert.Equal("Kim", entry.ActorName.Value));
            Assert.Equal(asked, store.Told());
        }
    }

    [Fact]
    public async Task Who_reads_texts_anew_has_them_read_each_time()
    {
        var store = await StoreAsync();
        var search = new LogSearch(store, () => 100);
        LogRow[] rows = [Named(StoredLog.Row(2))];
        await search.EntriesAsync(Head, rows, default);
        store.Told();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("Kim", Assert.Single(await search.EntriesAsync(StoredLog.Acme, rows, default)).ActorName.Value);
            Assert.Equal("text 1", store.Told());
        }
    }

    private static Instant? At(int? sequence) => sequence is { } at ? Start + Duration.FromSeconds(at) : null;

    private static LogRow Named(LogRow row) => row with { ActorId = 0, ActorName = row.Sequence % 2 == 0 ? 1 : 0, Time = At((int)row.Sequence)!.Value };

    private static async Task<string> FindAsync(LogSearch search, ChangeLogQuery query, long removed)
    {
        var walk = await search.BeginAsync(Head, removed, query, default);
        var (rows, next) = await walk.PageAsync(long.MaxValue, 100, default);
        Assert.Null(next);
        return string.Join(' ', rows.Select(row => row.Sequence));
    }

    private static async Task<ToldStore> StoreAsync()
    {
        var store = await StoredLog.OfAsync(StoredLog.Rows(1, 10).Select(Named));
        await StoredLog.CommitAsync(store, 11, new[] { StoredLog.Text(1, LogField.ActorName, "Kim"), StoredLog.Text(2, LogField.ActorName, "Lee") }.Select(text => Write.Insert(LogText.Shape, LogText.Shape.ToCells(text))));
        return new ToldStore(store);
    }
}
