using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class ReadingTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task Text_is_ordered_by_code_point()
    {
        // In UTF-16 the emoji (a surrogate pair, D83D…) would come before U+E000 and U+FFFD.
        string[] names = ["Z", "a", "é", "가", "\uE000", "\uFFFD", "😀", "😀a"];
        var store = await FilledAsync(names.Reverse());
        Assert.Equal(names, (await store.ThingsAsync(Thing.Columns.ByName.Ascending())).Select(x => x.Name));
        Assert.Equal(names.Reverse(), (await store.ThingsAsync(Thing.Columns.ByName.Descending())).Select(x => x.Name));
        Assert.Equal(["\uFFFD", "😀", "😀a"], (await store.ThingsAsync(Thing.Columns.ByName.From("\uFFFD"))).Select(x => x.Name));

        var seen = new List<string>();
        for (IReadOnlyList<Cell>? place = null; ;)
        {
            var rows = (await store.RangeAsync(Database.Acme, Thing.Columns.ByName.Ascending().After(place).Take(3).Read, default)).Rows;
            if (rows.Count == 0) break;
            seen.AddRange(rows.Select(row => row.Cells[Thing.Columns.Name.Ordinal].AsText()));
            place = [.. Thing.Columns.ByName.Columns.Select(column => rows[^1].Cells[column.Ordinal])];
        }

        Assert.Equal(names, seen);
    }

    [DatabaseTheory]
    [InlineData("%", "50% off")]
    [InlineData("_", "under_score")]
    [InlineData("\\", "back\\slash")]
    [InlineData("'", "it's")]
    [InlineData("*", "a*b")]
    [InlineData("é", "café")]
    public async Task No_sign_has_a_meaning_when_a_text_is_looked_for(string part, string found)
    {
        var store = await FilledAsync("50% off", "under_score", "back\\slash", "it's", "a*b", "café", "plain");
        var rows = await store.MatchAsync(Database.Acme, Thing.Shape, part, null, null, 10, default);
        Assert.Equal([found], rows.Select(row => row.Cells[Thing.Columns.Name.Ordinal].AsText()));
    }

    [DatabaseFact]
    public async Task Matches_come_in_the_order_of_the_key_and_go_on_after_one()
    {
        var store = await FilledAsync("ab", "b", "abc", "xab", "c");
        var first = await store.MatchAsync(Database.Acme, Thing.Shape, "ab", null, null, 2, default);
        var second = await store.MatchAsync(Database.Acme, Thing.Shape, "ab", [Cell.Of(2)], null, 2, default);
        Assert.Equal([0L, 2L], Numbers(first));
        Assert.Equal([3L], Numbers(second));
        var below = await store.MatchAsync(Database.Acme, Thing.Shape, "ab", null, [Cell.Of(2)], 5, default);
        var between = await store.MatchAsync(Database.Acme, Thing.Shape, "ab", [Cell.Of(0)], [Cell.Of(3)], 5, default);
        Assert.Equal([0L], Numbers(below));
        Assert.Equal([2L], Numbers(between));
        Assert.Empty(await store.MatchAsync(Database.Zeta, Thing.Shape, "ab", null, null, 2, default));
    }

    [DatabaseFact]
    public async Task Many_kinds_are_read_at_once_each_ordered_by_key()
    {
        var store = await FilledAsync(Enumerable.Range(0, 20).Select(n => $"n{n}"));
        await store.CommitAsync(Change.Number(2, Change.Parts(3, "b", "a"), Change.Parts(1, "c"), Change.Parts(2, "x")), default);
        var answers = await store.GetAsync(
            Database.Acme,
            [
                new RecordRead(Thing.Shape, [Thing.Columns.Number], [[Cell.Of(9)], [Cell.Of(2)], [Cell.Of(99)], [Cell.Of(2)], [Cell.Of(17)]]),
                new RecordRead(ThingPart.Shape, [ThingPart.Columns.Thing], [[Cell.Of(3)], [Cell.Of(1)]]),
                new RecordRead(Thing.Shape, [Thing.Columns.Name], [[Cell.Of("n5")]]),
                new RecordRead(Thing.Shape, [Thing.Columns.Code], [[Cell.Of("n5")]]),
                new RecordRead(OrganizationHead.Shape, [], [[]]),
                new RecordRead(LogLine.Shape, [], [[]]),
            ],
            default);

        Assert.Equal([2L, 9L, 17L], Numbers(answers[0]));
        Assert.Equal(["1c", "3a", "3b"], answers[1].Select(row => $"{row.Cells[0].AsNumber()}{row.Cells[1].AsText()}"));
        Assert.Equal([5L], Numbers(answers[2]));
        Assert.Empty(answers[3]);
        Assert.Equal(2, Assert.Single(answers[4]).Version.Value);
        Assert.Equal([1L, 2L], Numbers(answers[5]));
    }

    [DatabaseFact]
    public async Task Filters_and_counts_go_with_a_page()
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, Enumerable.Range(0, 30).Select(n => Change.Insert(Change.Thing(n, $"{n:00}") with { Color = (Color)(n % 3 + 1), IsOpen = n % 2 == 0 }))), default);
        var query = Thing.Columns.ByName.Between("05", "25").Where(Thing.Columns.Color, Color.Red, Color.Blue, Color.Blue).Where(Thing.Columns.IsOpen, true);
        long[] expected = [.. Enumerable.Range(5, 20).Where(n => n % 3 != 1 && n % 2 == 0).Select(n => (long)n)];

        foreach (var (bound, count) in new (int, int?)[] { (0, null), (3, 3), (100, expected.Length), (int.MaxValue, expected.Length) })
        {
            var page = await store.RangeAsync(Database.Acme, query.Take(3).CountUpTo(bound).Read, default);
            Assert.Equal(expected[..3], Numbers(page.Rows));
            Assert.Equal(count, page.Count);
            Assert.Equal(count, (await store.RangeAsync(Database.Acme, query.Take(0).CountUpTo(bound).Read, default)).Count);
            Assert.Equal(count, (await store.RangeAsync(Database.Acme, query.Take(500).CountUpTo(bound).Read, default)).Count);
        }

        Assert.Equal(expected.Reverse(), Numbers((await store.RangeAsync(Database.Acme, query.Backwards().Read, default)).Rows));
    }

    [DatabaseFact]
    public async Task Decimals_are_an_order_too()
    {
        decimal[] prices = [-9_999_999_999_999_999_999.999999999m, -10m, -1.5m, -1m, 0m, 0.000000001m, 1m, 1.5m, 9_999_999_999_999_999_999.999999999m];
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, prices.Select((price, n) => Change.Insert(Change.Thing(prices.Length - n) with { Price = price }))), default);
        Assert.Equal(prices, (await store.ThingsAsync(Thing.Columns.ByPrice.Ascending())).Select(x => x.Price));
        Assert.Equal(prices[2..7], (await store.ThingsAsync(Thing.Columns.ByPrice.Between(-1.5m, 1.5m))).Select(x => x.Price));
    }

    private Task<EntityFrameworkCoreAdminStore> FilledAsync(params string[] names) => FilledAsync((IEnumerable<string>)names);

    private async Task<EntityFrameworkCoreAdminStore> FilledAsync(IEnumerable<string> names)
    {
        var store = await _database.PreparedAsync();
        await store.CommitAsync(Change.Number(1, names.Select((name, n) => Change.Insert(Change.Thing(n, name)))), default);
        return store;
    }

    private static long[] Numbers(IReadOnlyList<StoredRow> rows) => [.. rows.Select(row => row.Cells[0].AsNumber())];
}
