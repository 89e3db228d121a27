using System.Globalization;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.ChangeLog.Searching;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

/// <summary>
/// Every hundredth entry is of name 7, every three hundredth from address 9, and entry 2,900 is of name 6; 3,200 entries are indexed.
/// </summary>
public class LogWalkTests
{
    private const double Rare = 1e-9;
    private const int Indexed = 3_200;

    private static readonly Lazy<Task<IAdminStore>> Log = new(FillAsync);
    private static readonly byte[] Nothing = RunRow.Encode(new LogRun(0, 0), []);

    [Theory]
    [InlineData(1, long.MaxValue, 3, "10 9 8", 8, "entry 1-10")]
    [InlineData(1, 8, 3, "7 6 5", 5, "entry 1-7")]
    [InlineData(1, 7, 3, "6 5 4", 4, "entry 1-6")]
    [InlineData(1, 5, 3, "4", 0, "entry 1-4")]
    [InlineData(4, 7, 3, "6 5 4", 0, "entry 4-6")]
    [InlineData(4, 7, 2, "6 5", 5, "entry 4-6")]
    [InlineData(1, 4, 3, "", 0, "entry 1-3")]
    [InlineData(1, 1, 3, "", 0, "")]
    public async Task A_page_of_everything_is_one_range_and_ends_where_nothing_can_follow(long first, long before, int limit, string rows, long next, string asked)
    {
        var store = new ToldStore(await StoredLog.OfAsync(StoredLog.Rows(4, 10)));
        var walk = WalkOf(store, new LogRange(first, 10), 0);
        Assert.Equal((rows, next), await PageAsync(walk, before, limit));
        Assert.Equal(asked, store.Told());
    }

    [Theory]
    [InlineData(1_200, "701:entry 701-1200 201:entry 201-700 0:entry 1-200")]
    [InlineData(1_000, "501:entry 501-1000 0:entry 1-500")]
    [InlineData(501, "2:entry 2-501 0:entry 1-1")]
    [InlineData(500, "0:entry 1-500")]
    [InlineData(499, "0:entry 1-499")]
    public async Task Where_nothing_is_indexed_a_page_looks_at_five_hundred_entries(long last, string pages)
    {
        var store = await StoreAsync();
        Assert.Equal(pages, await PagesAsync(store, WalkOf(store, new LogRange(1, last), 0, [8])));
    }

    /// <summary>450 entries are a page's work; one less, and the index is looked at as well.</summary>
    [Theory]
    [InlineData(514, "65:entry 65-514 0:index 1")]
    [InlineData(513, "0:entry 65-513, index 1")]
    public async Task A_page_ends_where_it_has_looked_at_enough(long last, string pages)
    {
        var store = await StoreAsync();
        Assert.Equal(pages, await PagesAsync(store, WalkOf(store, new LogRange(1, last), 64, [8], Rare)));
    }

    [Theory]
    [InlineData(0.6, "entry 2951-3200")]
    [InlineData(0.599, "index")]
    public async Task Up_to_so_many_entries_are_looked_at_before_the_index(double likelihood, string asked)
    {
        var store = await StoreAsync();
        await PageAsync(WalkOf(store, new LogRange(1, Indexed), Indexed, [7], likelihood), long.MaxValue, 100);
        Assert.StartsWith(asked, store.Told(), StringComparison.Ordinal);
    }

    /// <summary>As many rows of the index in a trip as are likely to be enough, and then four times as many, up to 256.</summary>
    [Theory]
    [InlineData(15 / 300.0, "index 8, index 32, index 128, index 256, index 256")]
    [InlineData(15 / 1_300.0, "index 20, index 80, index 256, index 256")]
    [InlineData(Rare, "index 256, index 256")]
    public async Task A_page_takes_more_and_more_rows_of_the_index_until_it_ends(double likelihood, string asked)
    {
        var store = await StoreAsync();
        store.Index = _ => Nothing;
        var range = new LogRange(1, 1_000_000_000);
        var (rows, next) = await PageAsync(WalkOf(store, range, range.Last, [7], likelihood), long.MaxValue, 10);
        Assert.Equal(("", asked), (rows, store.Told()));
        var pieces = LogCover.Of(range, range.Last, 0, LogRun.HighestLevel).Take(store.Places.Count).ToList();
        Assert.Equal(pieces.Select(piece => piece.Run!.Value.PlaceOf(LogRun.GroupOf(7, piece.Run.Value.Level))), store.Places);
        Assert.Equal(pieces[^1].Range.First, next);
    }

    /// <summary>A run of one level up takes a row for each of three terms.</summary>
    [Fact]
    public async Task Runs_that_take_several_rows_count_for_so_many()
    {
        var store = await StoreAsync();
        store.Index = _ => Nothing;
        await PageAsync(WalkOf(store, new LogRange(1, 1_000_000_000), 1_000_000_000, [5, 6, 7], 15 / 300.0), long.MaxValue, 10);
        Assert.StartsWith("index 8, index 30, index 126, index 255, index 255", store.Told(), StringComparison.Ordinal);
    }

    /// <summary>The index says that all have it, and none has: ten rows of the index and ten times 44 entries are 450.</summary>
    [Theory]
    [InlineData(44, 10, 201)]
    [InlineData(45, 10, 191)]
    [InlineData(440, 1, 201)]
    [InlineData(439, 2, 0)]
    public async Task Entries_that_turn_out_to_be_none_end_a_page_too(int limit, int portions, long next)
    {
        var store = await StoreAsync();
        store.Index = place => RunRow.Encode(LogRun.AtPlace(place), [new(8, [.. Enumerable.Range(0, 64)])]);
        var walk = WalkOf(store, new LogRange(1, 640), 640, [8], Rare);
        Assert.Equal(("", next), await PageAsync(walk, long.MaxValue, limit));
        var asked = store.Told();
        Assert.StartsWith($"index 10, entry {limit}", asked, StringComparison.Ordinal);
        Assert.Equal(portions, asked.Split(", ").Length - 1);
        if (limit != 44) return;

        // What was read of the index for this page is not read for the next one.
        Assert.Equal(("", 0L), await PageAsync(walk, next, limit));
        Assert.Equal("entry 44, entry 44, entry 44, entry 44, entry 24", store.Told());
    }

    [Theory]
    [InlineData(1, 400)]
    [InlineData(400, 0)]
    public async Task As_many_entries_are_read_as_are_wanted_still(long first, long next)
    {
        var store = await StoreAsync();
        store.Index = place => RunRow.Encode(LogRun.AtPlace(place), [new(7, [.. Enumerable.Range(0, 64)])]);
        Assert.Equal(("600 500 400", next), await PageAsync(WalkOf(store, new LogRange(first, 640), 640, [7], Rare), long.MaxValue, 3));
        var portions = store.Told().Split(", ").Skip(1).CountBy(portion => portion);
        Assert.Equal("entry 3 x14, entry 2 x50, entry 1 x99", string.Join(", ", portions.Select(portion => $"{portion.Key} x{portion.Value}")));
    }

    [Theory]
    [InlineData(1, long.MaxValue, 2, "3200 3100", 3_100, "")]
    [InlineData(1, 3_150, 1, "3100", 3_100, "")]
    [InlineData(1, long.MaxValue, 3, "3200 3100 3000", 3_000, "entry 2997-3000")]
    [InlineData(3_100, long.MaxValue, 2, "3200 3100", 0, "")]
    [InlineData(3_150, long.MaxValue, 2, "3200", 0, "")]
    [InlineData(3_001, 3_002, 1, "", 0, "")]
    [InlineData(3_000, 3_001, 1, "3000", 0, "entry 3000-3000")]
    public async Task What_is_in_memory_is_not_read(long first, long before, int limit, string rows, long next, string asked)
    {
        var store = await StoreAsync();
        var tail = new LogTail(new LogRange(3_001, Indexed), [.. Entries().Where(row => row.Sequence is > 3_000 and <= Indexed)]);
        var walk = WalkOf(store, new LogRange(first, Indexed), Indexed, [7], tail: tail);
        Assert.Equal((rows, next), await PageAsync(walk, before, limit));
        Assert.Equal(asked, store.Told());
    }

    /// <summary>Where a row is lost, the runs below tell, and where there is none below, the entries.</summary>
    [Theory]
    [InlineData("", "index 5")]
    [InlineData("1/1", "index 5, index 16")]
    [InlineData("1/2 1/1", "index 5, index 16, index 16")]
    [InlineData("0/49", "index 5, entry 3137-3200")]
    [InlineData("0/48", "index 5, entry 3073-3136")]
    [InlineData("1/1 0/20", "index 5, index 16, entry 1281-1344")]
    [InlineData("1/0 0/0", "index 5, index 16, entry 1-64")]
    [InlineData("1/1 0/31 0/16", "index 5, index 16, entry 1985-2048, entry 1025-1088")]
    public async Task A_run_that_is_lost_is_looked_at_in_another_way(string lost, string asked)
    {
        var store = await StoreAsync();
        var runs = lost.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(run => new LogRun(run[0] - '0', long.Parse(run[2..], CultureInfo.InvariantCulture))).ToHashSet();
        store.Loses = place => runs.Contains(LogRun.AtPlace(place));
        var walk = WalkOf(store, new LogRange(1, Indexed), Indexed, [7], Rare);
        Assert.Equal(new ChangeLogCount(32, true), await walk.CountAsync(1_000, default));
        Assert.Equal("entry -, " + asked, store.Told());
        Assert.Equal((string.Join(' ', Enumerable.Range(1, 32).Reverse().Select(i => i * 100)), 0L), await PageAsync(walk, long.MaxValue, 1_000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_is_lost_all_pages_together_are_what_is_there(int seed)
    {
        var random = new Random(seed);
        var store = await StoreAsync();
        foreach (var most in new[] { 0, 3, 10 })
        {
            var salt = random.Next();
            store.Loses = place => (uint)HashCode.Combine(place, salt) % 10 < most;
            foreach (var (names, addresses) in new (long[], long[]?)[] { ([7], null), ([6, 7], [9]), ([7], [9, 10, 11, 12]), ([8], [9]) })
            {
                var range = new LogRange(random.Next(1, 500), random.Next(2_000, Indexed + 200));
                var walk = WalkOf(store, range, Indexed, names, random.NextDouble(), addresses);
                var expected = Entries().Where(row => row.Sequence >= range.First && row.Sequence <= range.Last && names.Contains(row.ActorName) && addresses?.Contains(row.IpAddress) != false).Select(row => row.Sequence).ToList();
                var found = new List<long>();
                for (long? before = long.MaxValue; before is { } place;)
                {
                    var (rows, next) = await walk.PageAsync(place, 1 + random.Next(12), default);
                    found.AddRange(rows.Select(row => row.Sequence));
                    before = next;
                }

                Assert.Equal(expected.OrderDescending(), found);
                var count = await walk.CountAsync(1_000, default);
                Assert.Equal(count.IsExact ? expected.Count : count.Entries, count.Entries);
                Assert.True(count.Entries <= expected.Count);
            }
        }
    }

    /// <summary>Twelve rows of a run for the address are more than the ten entries of the name: a page looks at those, and a count cannot.</summary>
    [Fact]
    public async Task A_page_looks_at_entries_where_that_is_cheaper_and_a_count_looks_everything_up()
    {
        var store = await StoreAsync();
        long[] addresses = [.. Enumerable.Range(9, 12)];
        Assert.Equal(("3000 2700 2400 2100 1800 1500 1200 900 600 300", 0L), await PageAsync(WalkOf(store, new LogRange(1, Indexed), Indexed, [7], Rare, addresses), long.MaxValue, 100));
        Assert.Equal("index 5, entry 32", store.Told());
        Assert.Equal(new ChangeLogCount(10, true), await WalkOf(store, new LogRange(1, Indexed), Indexed, [7], Rare, addresses).CountAsync(100, default));
        Assert.Equal("entry -, index 5, index 36", store.Told());
    }

    [Theory]
    [InlineData(1, 3_000, 3_000, 3_000, true)]
    [InlineData(1, 3_000, 2_999, 2_999, false)]
    [InlineData(11, 20, 100, 10, true)]
    [InlineData(11, 5, 100, 0, true)]
    public async Task Everything_is_counted_without_looking_at_it(long first, long last, int bound, int entries, bool isExact)
    {
        var store = await StoreAsync();
        Assert.Equal(new ChangeLogCount(entries, isExact), await WalkOf(store, new LogRange(first, last), 0).CountAsync(bound, default));
        Assert.Equal("entry -", store.Told());
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(7, 58)]
    public async Task What_retention_has_taken_is_not_counted(long first, int entries)
    {
        var store = new ToldStore(await StoredLog.OfAsync(StoredLog.Rows(5, 64))) { Index = place => RunRow.Encode(LogRun.AtPlace(place), [new(7, [.. Enumerable.Range(0, 64)])]) };
        Assert.Equal(new ChangeLogCount(entries, true), await WalkOf(store, new LogRange(first, 64), 0).CountAsync(100, default));
        Assert.Equal(new ChangeLogCount(entries, true), await WalkOf(store, new LogRange(first, 64), 64, [7], Rare).CountAsync(100, default));
    }

    [Fact]
    public async Task Of_an_empty_log_there_is_nothing_to_count()
    {
        var store = await StoredLog.OfAsync([]);
        Assert.Equal(new ChangeLogCount(0, true), await WalkOf(store, new LogRange(1, 5), 0).CountAsync(10, default));
        Assert.Equal(new ChangeLogCount(0, true), await WalkOf(store, new LogRange(1, 5), 0, [7]).CountAsync(10, default));
    }

    /// <summary>Six times five hundred entries are looked at for a count, and no more once there are more than were asked for.</summary>
    [Theory]
    [InlineData(3_500, 7, 100, 30, false, 6)]
    [InlineData(3_000, 7, 100, 30, true, 6)]
    [InlineData(3_000, 7, 30, 30, true, 6)]
    [InlineData(3_000, 7, 29, 29, false, 6)]
    [InlineData(3_000, 7, 5, 5, false, 2)]
    [InlineData(3_000, 7, 4, 4, false, 1)]
    [InlineData(3_000, 6, 1, 1, true, 6)]
    [InlineData(3_000, 8, 1, 0, true, 6)]
    public async Task A_count_ends_where_enough_is_counted_or_looked_at(long last, long name, int bound, int entries, bool isExact, int parts)
    {
        var store = await StoreAsync();
        var walk = WalkOf(store, new LogRange(1, last), 0, [name]);
        Assert.Equal(new ChangeLogCount(entries, isExact), await walk.CountAsync(bound, default));
        Assert.Equal(1 + parts, store.Told().Split(", ").Length);

        // What was read before is not counted against it.
        Assert.Equal(new ChangeLogCount(entries, isExact), await walk.CountAsync(bound, default));
    }

    private static LogWalk WalkOf(IAdminStore store, LogRange range, long indexed, long[]? names = null, double likelihood = 1, long[]? addresses = null, LogTail? tail = null)
    {
        var query = new ChangeLogQuery { Category = null, Name = names is null ? null : "x", Address = addresses is null ? null : "1" };
        FoundPart[] found = [.. new[] { names, addresses }.OfType<long[]>().Select((ids, i) => new FoundPart(ids, i == 0 ? likelihood : 1))];
        var conditions = new LogConditions(query, new SearchedTexts(query), new FoundTexts(found, FoundPart.Nowhere, indexed), new FoldedContents());
        return new LogWalk(store, StoredLog.Acme, conditions, range, indexed, tail ?? LogTail.None);
    }

    private static async Task<(string Rows, long Next)> PageAsync(LogWalk walk, long before, int limit)
    {
        var (rows, next) = await walk.PageAsync(before, limit, default);
        return (string.Join(' ', rows.Select(row => row.Sequence)), next ?? 0);
    }

    /// <summary>Where each page ends and what it has asked for.</summary>
    private static async Task<string> PagesAsync(ToldStore store, LogWalk walk)
    {
        var pages = new List<string>();
        for (var before = long.MaxValue; before != 0;)
        {
            (_, before) = await PageAsync(walk, before, 10);
            pages.Add($"{before}:{store.Told()}");
        }

        return string.Join(' ', pages);
    }

    private static IEnumerable<LogRow> Entries() => StoredLog.Rows(1, 3_600).Select(row => row with
    {
        ActorId = 0,
        ActorName = row.Sequence % 100 == 0 ? 7 : 0,
        TargetName = row.Sequence == 2_900 ? 6 : 0,
        IpAddress = row.Sequence % 300 == 0 ? 9 : 0,
    });

    private static async Task<ToldStore> StoreAsync() => new(await Log.Value);

    private static async Task<IAdminStore> FillAsync()
    {
        var store = await StoredLog.OfAsync(Entries());
        await StoredLog.IndexAsync(store, Indexed);
        return store;
    }
}
