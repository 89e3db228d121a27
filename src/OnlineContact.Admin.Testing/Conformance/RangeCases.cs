using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>Pages in an order: each row once, whatever happens between the pages.</summary>
internal static class RangeCases
{
    private const int Many = 45;

    private static readonly bool[] BothWays = [false, true];

    public static IEnumerable<StoreConformanceCase> All =>
    [
        new(
            "The pages of an order, one after the other, are the whole of it",
            "Forwards and backwards, with pages of 1, 2, 7, exactly all and more than all rows.",
            PagesAsync),
        new(
            "Text is ordered by code point",
            "U+E000 comes before an emoji, although its UTF-16 unit comes after; capitals come before small letters.",
            CodePointsAsync),
        new(
            "Rows that come and go between two pages move no other row",
            "What stood there before is neither repeated nor skipped.",
            BetweenPagesAsync),
        new(
            "A page goes on from a place where no row stands any more",
            "The last row seen may be gone.",
            FromNowhereAsync),
        new(
            "A range takes its first bound in and leaves its last one out",
            "Every value, and none, as a bound; forwards, backwards, and from within.",
            BoundsAsync),
        new(
            "A filter lets through rows that hold one of its values, and two filters rows that pass both",
            "A page is filled up with rows that pass, as long as there are any.",
            FiltersAsync),
        new(
            "The count is of range and filters, up to its bound, whatever page is asked for",
            "No count when none is asked for; also with a limit of 0.",
            CountsAsync),
        new(
            "A page has up to a thousand rows",
            "The largest limit.",
            LargestPageAsync),
    ];

    private static async Task ForEachOrderAsync(Scene scene, Func<RecordIndex, Task> check)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            if (shape.Indexes.Count == 0) continue;
            await scene.FillAsync(Scene.Alpha, shape, Many).ConfigureAwait(false);
            foreach (var index in shape.Indexes) await check(index).ConfigureAwait(false);
        }

        for (var i = 0; i < 20; i++) await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        foreach (var index in scene.Shapes.Journal.Indexes) await check(index).ConfigureAwait(false);
    }

    private static Task PagesAsync(Scene scene) => ForEachOrderAsync(scene, async index =>
    {
        var all = scene.Model.Rows(Scene.Alpha, index.Shape).Count;
        foreach (var descending in BothWays)
        {
            var whole = await scene.Model.RangeAsync(Scene.Alpha, new RangeRead { Index = index, Descending = descending, Limit = RangeRead.MaxLimit }, scene.Stop).ConfigureAwait(false);
            foreach (var limit in new[] { 1, 2, 7, all, all + 1 })
            {
                var rows = new List<StoredRow>();
                var read = new RangeRead { Index = index, Descending = descending, Limit = limit };
                while (rows.Count <= all)
                {
                    var page = await scene.Store.RangeAsync(Scene.Alpha, read, scene.Stop).ConfigureAwait(false);
                    Demand.That(page.Rows.Count <= limit, () => $"A page of {limit} rows of {index.Shape.Name}.{index.Name} has {page.Rows.Count}.");
                    rows.AddRange(page.Rows);
                    if (page.Rows.Count < limit) break;
                    read = read with { After = CellOrder.Of(index.Columns, page.Rows[^1].Cells) };
                }

                SameRows.Check(index.Shape, whole.Rows, rows, $"the pages of {limit} rows of {index.Shape.Name}.{index.Name}{(descending ? " backwards" : "")}");
            }
        }
    });

    private static async Task CodePointsAsync(Scene scene)
    {
        int[] points = ['a', 'B', 'b', 'A', 0x10FFFF, 0xE000, 0x1F600, 0xD55C, 0xFFFD, 0xE9, '_', '0', ' ', 0xD7FF, 0x10000];
        foreach (var index in scene.Shapes.Orders)
        {
            var column = index.Columns.FirstOrDefault(column => column.Type == ColumnType.Text);
            if (column is null || scene.Shapes.ParentOf(index.Shape) is not null) continue;
            var unique = index.Shape.Key.Contains(column);
            var writes = new List<Write>();
            var from = 100 + scene.Model.Rows(Scene.Alpha, index.Shape).Count;
            for (var i = 0; i < points.Length * (column.MaxLength == 1 ? 1 : 3); i++)
            {
                var point = char.ConvertFromUtf32(points[i % points.Length]);
                var row = scene.Maker.Row(index.Shape, from + i);
                row[column.Ordinal] = Cell.Of(i < points.Length ? point : i < 2 * points.Length ? point + point : "a" + point);
                if (scene.Model.Conflicts(scene.Change(Scene.Alpha, [.. writes, Write.Insert(index.Shape, row)])).Count == 0) writes.Add(Write.Insert(index.Shape, row));
            }

            await scene.CommitAsync(Scene.Alpha, writes).ConfigureAwait(false);
            foreach (var descending in BothWays)
            {
                await scene.RangeAsync(Scene.Alpha, new RangeRead { Index = index, Limit = RangeRead.MaxLimit, Descending = descending }).ConfigureAwait(false);
                foreach (var row in scene.Model.Rows(Scene.Alpha, index.Shape))
                {
                    var place = CellOrder.Of(index.Columns, row.Cells);
                    await scene.RangeAsync(Scene.Alpha, new RangeRead { Index = index, Limit = 2, Descending = descending, After = place }).ConfigureAwait(false);
                    await scene.RangeAsync(Scene.Alpha, new RangeRead { Index = index, Limit = 2, Descending = descending, From = place[0] }).ConfigureAwait(false);
                    await scene.RangeAsync(Scene.Alpha, new RangeRead { Index = index, Limit = 2, Descending = descending, To = place[0] }).ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task BetweenPagesAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            if (shape.Indexes.Count == 0 || ShapeCatalog.Capacity(shape) == 1) continue;
            var next = Many;
            foreach (var index in shape.Indexes)
            {
                foreach (var descending in BothWays)
                {
                    var start = next;
                    next += 90;
                    await scene.CommitAsync(Scene.Alpha, scene.Inserts(Scene.Alpha, shape, Enumerable.Range(start, 30))).ConfigureAwait(false);
                    var before = scene.Model.Rows(Scene.Alpha, shape).ToList();
                    var seen = new List<StoredRow>();
                    var read = new RangeRead { Index = index, Descending = descending, Limit = before.Count / 10 + 1 };
                    for (var more = start + 30; ; more += 2)
                    {
                        var page = await scene.Store.RangeAsync(Scene.Alpha, read, scene.Stop).ConfigureAwait(false);
                        seen.AddRange(page.Rows);
                        if (page.Rows.Count < read.Limit || more >= start + 88) break;
                        read = read with { After = CellOrder.Of(index.Columns, page.Rows[^1].Cells) };
                        await scene.CommitAsync(Scene.Alpha, scene.Inserts(Scene.Alpha, shape, [more, more + 1])).ConfigureAwait(false);
                        if (!shape.IsVersioned || shape.Collections.Count > 0) continue;
                        var gone = page.Rows[^1];
                        before.RemoveAll(row => CellOrder.Same(shape, row, gone));
                        await scene.CommitAsync(Scene.Alpha, Write.Remove(shape, shape.KeyOf(gone.Cells), gone.Version)).ConfigureAwait(false);
                    }

                    foreach (var row in before)
                    {
                        var times = seen.Count(other => CellOrder.Same(shape, row, other));
                        Demand.That(times == 1, () => $"Paging {shape.Name}.{index.Name} while rows came and went showed {times} times: {CellOrder.Show(shape, row.Cells)}.");
                    }
                }
            }
        }
    }

    private static Task FromNowhereAsync(Scene scene) => ForEachOrderAsync(scene, async index =>
    {
        for (var id = Many; id < Many + 12; id++)
        {
            var place = CellOrder.Of(index.Columns, index.Shape == scene.Shapes.Journal ? scene.JournalRow(id * 3) : scene.Maker.Row(index.Shape, id));
            foreach (var descending in BothWays)
                await scene.RangeAsync(Scene.Alpha, new RangeRead { Index = index, After = place, Descending = descending, Limit = 4 }).ConfigureAwait(false);
        }
    });

    private static Task BoundsAsync(Scene scene) => ForEachOrderAsync(scene, async index =>
    {
        var rows = scene.Model.Rows(Scene.Alpha, index.Shape);
        var first = index.Columns[0];
        var values = rows.Select(row => row.Cells[first.Ordinal]).Distinct().Take(9).Append(RowMaker.Distinct(first, 890)).ToList();
        for (var i = 0; i <= values.Count; i++)
        {
            for (var j = 0; j <= values.Count; j++)
            {
                var read = new RangeRead
                {
                    Index = index,
                    From = i < values.Count ? values[i] : null,
                    To = j < values.Count ? values[j] : null,
                    Descending = (i + j) % 2 == 1,
                    Limit = j % 3 == 0 ? 3 : RangeRead.MaxLimit,
                };
                await scene.RangeAsync(Scene.Alpha, read).ConfigureAwait(false);
                var after = CellOrder.Of(index.Columns, rows[(i * 7 + j) % rows.Count].Cells);
                await scene.RangeAsync(Scene.Alpha, read with { After = after }).ConfigureAwait(false);
                await scene.RangeAsync(Scene.Alpha, read with { After = after, Descending = !read.Descending }).ConfigureAwait(false);
            }
        }
    });

    private static IEnumerable<RangeFilter> Filters(RecordShape shape, IReadOnlyList<StoredRow> rows)
    {
        foreach (var column in shape.Columns)
        {
            if (column.IsOptional) continue;
            var values = rows.Select(row => row.Cells[column.Ordinal]).Distinct().ToList();
            yield return new RangeFilter(column, [values[0]]);
            yield return new RangeFilter(column, [.. values.Where((_, at) => at % 2 == 1).Append(values[0])]);
            yield return new RangeFilter(column, [RowMaker.Distinct(column, 880)]);
        }
    }

    private static Task FiltersAsync(Scene scene) => ForEachOrderAsync(scene, async index =>
    {
        var filters = Filters(index.Shape, scene.Model.Rows(Scene.Alpha, index.Shape)).ToList();
        for (var i = 0; i < filters.Count; i++)
        {
            var read = new RangeRead { Index = index, Filters = [filters[i]], Limit = 3, Descending = i % 2 == 1 };
            while (true)
            {
                var page = await scene.RangeAsync(Scene.Alpha, read).ConfigureAwait(false);
                if (page.Rows.Count < read.Limit) break;
                read = read with { After = CellOrder.Of(index.Columns, page.Rows[^1].Cells) };
            }

            await scene.RangeAsync(Scene.Alpha, new RangeRead { Index = index, Filters = [filters[i], filters[(i * 5 + 4) % filters.Count]] }).ConfigureAwait(false);
        }
    });

    private static Task CountsAsync(Scene scene) => ForEachOrderAsync(scene, async index =>
    {
        var rows = scene.Model.Rows(Scene.Alpha, index.Shape);
        var first = rows.Select(row => row.Cells[index.Columns[0].Ordinal]).ToList();
        List<RangeRead> reads =
        [
            new() { Index = index },
            new() { Index = index, From = first[rows.Count / 2] },
            new() { Index = index, To = first[rows.Count / 2] },
            new() { Index = index, From = first[0], To = first[rows.Count / 3] },
            new() { Index = index, From = first[rows.Count / 3], To = first[0] },
        ];
        foreach (var filter in Filters(index.Shape, rows)) reads.Add(new() { Index = index, Filters = [filter], From = first[rows.Count / 4] });
        foreach (var read in reads)
        {
            foreach (var bound in new[] { 0, 1, 3, rows.Count, 10_000, int.MaxValue })
            {
                await scene.RangeAsync(Scene.Alpha, read with { CountUpTo = bound, Limit = bound % 5 }).ConfigureAwait(false);
                await scene.RangeAsync(Scene.Alpha, read with { CountUpTo = bound, Limit = 4, After = CellOrder.Of(index.Columns, rows[rows.Count / 2].Cells), Descending = bound == 3 }).ConfigureAwait(false);
            }
        }
    });

    private static async Task LargestPageAsync(Scene scene)
    {
        var index = scene.Shapes.Orders.FirstOrDefault(index => ShapeCatalog.Capacity(index.Shape) > 1 && scene.Shapes.ParentOf(index.Shape) is null);
        if (index is null) return;
        await scene.CommitAsync(Scene.Alpha, Enumerable.Range(0, 1_003).Select(id => Write.Insert(index.Shape, scene.Maker.Row(index.Shape, id)))).ConfigureAwait(false);
        var page = await scene.RangeAsync(Scene.Alpha, new RangeRead { Index = index, Limit = RangeRead.MaxLimit }).ConfigureAwait(false);
        await scene.RangeAsync(Scene.Alpha, new RangeRead { Index = index, Limit = RangeRead.MaxLimit, After = CellOrder.Of(index.Columns, page.Rows[^1].Cells) }).ConfigureAwait(false);
    }
}
