using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

/// <summary>Each log has ten entries in memory of 376 bytes: 350, and two for each of the thirteen signs of the operation.</summary>
public class LogsInMemoryTests
{
    private const long Size = 10 * (350 + 2 * 13);

    private static readonly OrganizationId[] Organizations = [.. Enumerable.Range(0, 4).Select(i => OrganizationId.Parse($"acme{i}"))];

    private readonly InMemoryAdminStore _store = new(AdminShapes.All);

    [Theory]
    [InlineData(2 * Size, "1 2")]
    [InlineData(2 * Size - 1, "2")]
    [InlineData(3 * Size, "0 1 2")]
    [InlineData(Size - 1, "")]
    public async Task Those_that_were_searched_longest_ago_make_room(long capacity, string kept)
    {
        var memory = new LogsInMemory(_store, () => 10, capacity);
        for (var i = 0; i < 3; i++) await SearchAsync(memory, i);
        Assert.Equal(kept, Kept(memory, 3));
    }

    [Fact]
    public async Task One_that_is_searched_again_is_the_last_to_make_room()
    {
        var memory = new LogsInMemory(_store, () => 10, 2 * Size);
        foreach (var i in new[] { 0, 1, 0, 0, 2 }) await SearchAsync(memory, i);
        Assert.Equal("0 2", Kept(memory, 3));
    }

    [Fact]
    public async Task What_was_forgotten_takes_no_room_and_is_not_counted_later()
    {
        var memory = new LogsInMemory(_store, () => 10, 2 * Size);
        var log = await SearchAsync(memory, 0);
        await SearchAsync(memory, 1);
        memory.Forget(Organizations[0]);
        memory.Forget(Organizations[3]);
        memory.Count(log);
        await SearchAsync(memory, 2);

        // Of the forgotten one there is another by now.
        memory.Forget(Organizations[1]);
        memory.Of(Organizations[0]);
        log.Counted = -1;
        memory.Count(log);
        Assert.Equal(-1, log.Counted);
        await SearchAsync(memory, 1);
        Assert.Equal("1 2", Kept(memory, 3));
    }

    [Fact]
    public async Task A_log_that_has_grown_is_counted_by_what_came()
    {
        var memory = new LogsInMemory(_store, () => 20, 3 * Size);
        var log = await SearchAsync(memory, 0);
        Assert.Equal(Size, log.Counted);
        await SearchAsync(memory, 1);
        await FillAsync(0, 11, 20);
        await log.Newest.ReadAsync(StoredLog.Head(20) with { Organization = Organizations[0] }, default);
        memory.Count(log);
        Assert.Equal(2 * Size, log.Counted);
        Assert.Equal("0 1", Kept(memory, 2));
    }

    [Fact]
    public async Task Only_what_is_new_is_read_and_never_more_than_is_kept()
    {
        var store = new ToldStore(await StoredLog.OfAsync(StoredLog.Rows(1, 100)));
        var newest = new NewestEntries(store, StoredLog.Acme, 10);
        Assert.Equal(0, newest.Size);
        Assert.Equal("entry 16-25", await ReadAsync(25));
        Assert.Equal("", await ReadAsync(25));
        Assert.Equal("", await ReadAsync(20));
        Assert.Equal("entry 26-27", await ReadAsync(27));
        Assert.Equal("entry 28-37", await ReadAsync(37));
        Assert.Equal("entry 91-100", await ReadAsync(100));
        Assert.Equal(Size, newest.Size);
        newest = new NewestEntries(store, StoredLog.Acme, 0);
        Assert.Equal("", await ReadAsync(100));

        async Task<string> ReadAsync(long head)
        {
            await newest.ReadAsync(StoredLog.Head(head), default);
            return store.Told();
        }
    }

    [Fact]
    public async Task An_entry_takes_as_much_as_its_operation_and_arguments()
    {
        var newest = new NewestEntries(await StoredLog.OfAsync([StoredLog.Row(1) with { Operation = "x", Arguments = "abc" }, StoredLog.Row(2) with { Operation = "xy" }]), StoredLog.Acme, 10);
        await newest.ReadAsync(StoredLog.Head(2), default);
        Assert.Equal(2 * 350 + 2 * (4 + 2), newest.Size);
    }

    [Theory]
    [InlineData(5, 9, "9 8 7 6 5")]
    [InlineData(1, 100, "9 8 7 6 5")]
    [InlineData(6, 8, "8 7 6")]
    [InlineData(5, 5, "5")]
    [InlineData(9, 9, "9")]
    [InlineData(1, 4, "")]
    public void Those_in_a_range_come_the_newest_first(long first, long last, string sequences) =>
        Assert.Equal(sequences, Joined(Tail(5, 9).Backwards(new LogRange(first, last)).Select(row => row.Sequence)));

    [Theory]
    [InlineData(10, 12, 100, "5-12", "5 6 7 8 9 10 11 12")]
    [InlineData(10, 12, 6, "7-12", "7 8 9 10 11 12")]
    [InlineData(8, 12, 100, "5-12", "5 6 7 8 9 10 11 12")]
    [InlineData(11, 12, 100, "11-12", "11 12")]
    public void Newer_ones_go_on_where_the_others_end_or_take_their_place(int first, int last, int most, string range, string sequences)
    {
        var tail = Tail(5, 9).With(new LogRange(first, last), StoredLog.Rows(first, last), most);
        Assert.Equal((range, sequences), ($"{tail.Range.First}-{tail.Range.Last}", Joined(tail.Rows.Select(row => row.Sequence))));
    }

    [Fact]
    public void The_first_ones_are_added_to_none()
    {
        Assert.True(LogTail.None.Range.IsEmpty);
        var tail = LogTail.None.With(new LogRange(1, 3), StoredLog.Rows(1, 3), 10);
        Assert.Equal((new LogRange(1, 3), "1 2 3"), (tail.Range, Joined(tail.Rows.Select(row => row.Sequence))));
    }

    private static LogTail Tail(int first, int last) => new(new LogRange(first, last), [.. StoredLog.Rows(first, last)]);

    private static string Joined(IEnumerable<long> sequences) => string.Join(' ', sequences);

    private async Task<LogInMemory> SearchAsync(LogsInMemory memory, int organization)
    {
        await FillAsync(organization, 1, 10);
        var log = memory.Of(Organizations[organization]);
        await log.Newest.ReadAsync(StoredLog.Head(10) with { Organization = Organizations[organization] }, default);
        memory.Count(log);
        return log;
    }

    private Task<IReadOnlyList<AppendResult>> FillAsync(int organization, int first, int last) =>
        _store.AppendAsync(Organizations[organization], LogRow.Shape, [.. StoredLog.Rows(first, last).Select(row => LogRow.Shape.ToCells(row with { Organization = Organizations[organization] }))], default);

    private static string Kept(LogsInMemory memory, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Where(i => memory.Of(Organizations[i]).Newest.Size > 0));
}
