using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>Rows come back as they were written, by whatever key.</summary>
internal static class ReadCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        new(
            "Every value of every column comes back by key",
            "Longest, emptiest and oddest values of each type, and nothing where a column is optional.",
            EveryValueAsync),
        new(
            "Every value of every column comes back in every order",
            "The reader of pages is often another one than the reader of keys.",
            EveryValueInOrderAsync),
        new(
            "A row that is replaced comes back with its new values and the next version",
            "Replace writes all columns outside of the key, also those that become empty.",
            ReplacedAsync),
        new(
            "The head is read like any other row",
            "It is the first row of every load.",
            async scene =>
            {
                await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
                await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
                await scene.GetAsync(Scene.Alpha, Scene.All(OrganizationHead.Shape)).ConfigureAwait(false);
                await scene.GetAsync(Scene.Beta, Scene.All(OrganizationHead.Shape)).ConfigureAwait(false);
            }),
        new(
            "Many requests for many kinds are answered each for itself",
            "One round trip; unknown keys and unknown organizations are answered with no rows.",
            ManyKindsAsync),
        new(
            "The beginning of a key names exactly the rows that begin so, ordered by key",
            "From no column at all up to the whole key.",
            PrefixesAsync),
        new(
            "Several keys find each row once, ordered by key",
            "Also when a key is named twice, in any order, or is not there.",
            SeveralKeysAsync),
        new(
            "Several keys with one beginning find their rows and no others",
            "They differ in their last column; a row that agrees with one of them in that column alone is none of them.",
            SeveralKeysOfOneBeginningAsync),
        new(
            "A unique key finds its one row",
            "And nothing finds a row that has no value in it.",
            UniqueKeysAsync),
        new(
            "A read names a thousand keys",
            "Statements have a largest number of parameters.",
            ThousandKeysAsync),
    ];

    private static async Task EveryValueAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            var id = await FillWithBoundariesAsync(scene, shape).ConfigureAwait(false);
            for (var i = 0; i < id; i++)
                await scene.GetAsync(Scene.Alpha, Scene.ByKey(shape, scene.Maker.Row(shape, i))).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
        }
    }

    private static async Task EveryValueInOrderAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            if (shape.Indexes.Count == 0) continue;
            await FillWithBoundariesAsync(scene, shape).ConfigureAwait(false);
            foreach (var index in shape.Indexes)
                await scene.RangeAsync(Scene.Alpha, new RangeRead { Index = index, Limit = RangeRead.MaxLimit }).ConfigureAwait(false);
        }
    }

    /// <summary>One row for each boundary value of each column that can take it, and rows with odd keys; says how many ids.</summary>
    private static async Task<int> FillWithBoundariesAsync(Scene scene, RecordShape shape)
    {
        var rows = new List<Cell[]>();
        foreach (var column in RowMaker.Loose(shape))
        {
            foreach (var value in RowMaker.Boundaries(column))
            {
                var row = scene.Maker.Row(shape, rows.Count % ShapeCatalog.Capacity(shape));
                row[column.Ordinal] = value;
                rows.Add(row);
            }
        }

        while (rows.Count < Math.Min(60, ShapeCatalog.Capacity(shape))) rows.Add(scene.Maker.Row(shape, rows.Count));
        if (ShapeCatalog.Capacity(shape) == 1)
        {
            await SingleAsync(scene, shape, rows).ConfigureAwait(false);
            return 1;
        }

        var writes = new List<Write>();
        for (var id = 0; id < rows.Count; id++)
        {
            var inserts = scene.Inserts(Scene.Alpha, shape, [id]);
            foreach (var parent in inserts.SkipLast(1))
            {
                if (!writes.Any(write => write.Shape == parent.Shape && write.Key.SequenceEqual(parent.Key))) writes.Add(parent);
            }

            writes.Add(Write.Insert(shape, rows[id]));
        }

        await scene.CommitAsync(Scene.Alpha, writes).ConfigureAwait(false);
        return rows.Count;
    }

    // An organization has one such row: the values come one after the other.
    private static async Task SingleAsync(Scene scene, RecordShape shape, List<Cell[]> rows)
    {
        await scene.CommitAsync(Scene.Alpha, scene.Inserts(Scene.Alpha, shape, [0])).ConfigureAwait(false);
        if (!shape.IsVersioned) return;
        foreach (var row in rows)
        {
            var version = scene.Model.Rows(Scene.Alpha, shape)[0].Version;
            await scene.CommitAsync(Scene.Alpha, Write.Replace(shape, row, version)).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
        }
    }

    private static async Task ReplacedAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Versioned)
        {
            await scene.FillAsync(Scene.Alpha, shape, 6).ConfigureAwait(false);
            for (var variant = 1; variant < 8; variant++)
            {
                var writes = scene.Model.Rows(Scene.Alpha, shape).Select((row, at) => at % 2 == 0 || variant % 2 == 0
                    ? Write.Replace(shape, With(shape, row.Cells, scene.Maker.Row(shape, at, variant)), row.Version)
                    : null);
                await scene.CommitAsync(Scene.Alpha, writes.OfType<Write>()).ConfigureAwait(false);
                await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
            }
        }
    }

    private static Cell[] With(RecordShape shape, Cell[] row, Cell[] other)
    {
        Cell[] changed = [.. row];
        foreach (var column in RowMaker.Loose(shape)) changed[column.Ordinal] = other[column.Ordinal];
        return changed;
    }

    private static async Task ManyKindsAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain) await scene.FillAsync(Scene.Alpha, shape, 5).ConfigureAwait(false);
        var reads = new List<RecordRead>();
        foreach (var shape in scene.Shapes.Plain.Reverse())
        {
            reads.Add(Scene.ByKey(shape, scene.Maker.Row(shape, 2)));
            reads.Add(Scene.ByKey(shape, scene.Maker.Row(shape, 999)));
            reads.Add(Scene.All(shape));
            reads.Add(Scene.ByKey(shape, scene.Maker.Row(shape, 2)));
        }

        reads.Add(Scene.All(scene.Shapes.Journal));
        await scene.GetAsync(Scene.Alpha, [.. reads]).ConfigureAwait(false);
        await scene.GetAsync(Scene.Beta, [.. reads]).ConfigureAwait(false);
        await scene.GetAsync(Scene.Alpha).ConfigureAwait(false);
    }

    private static async Task PrefixesAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            await scene.FillAsync(Scene.Alpha, shape, 40).ConfigureAwait(false);
            for (var length = 0; length <= shape.Key.Count; length++)
            {
                // Of no column there is one beginning only.
                for (var id = 0; id < (length == 0 ? 1 : 44); id++)
                    await scene.GetAsync(Scene.Alpha, Prefix(shape, scene.Maker.Row(shape, id), length)).ConfigureAwait(false);
            }
        }
    }

    private static RecordRead Prefix(RecordShape shape, Cell[] row, int length) =>
        new(shape, [.. shape.Key.Take(length)], [shape.KeyOf(row)[..length]]);

    private static async Task SeveralKeysAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            await scene.FillAsync(Scene.Alpha, shape, 30).ConfigureAwait(false);
            var columns = shape.UniqueKeys.Where(key => key.Columns.Count == 1).Select(key => key.Columns[0]);
            if (shape.Key.Count > 0) columns = columns.Prepend(shape.Key[0]);
            foreach (var column in columns)
            {
                int[] ids = [17, 3, 3, 900, 0, 29, 12, 901, 4, 5];
                Cell[][] keys = [.. ids.Select(id => new[] { scene.Maker.Row(shape, id)[column.Ordinal] })];
                await scene.GetAsync(Scene.Alpha, new RecordRead(shape, [column], keys)).ConfigureAwait(false);
                await scene.GetAsync(Scene.Alpha, new RecordRead(shape, [column], [.. keys.Reverse()]), Scene.All(shape)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Each column of a key by turns: those before it as in some row, itself as in many, with more rows behind where it is not the last.</summary>
    private static async Task SeveralKeysOfOneBeginningAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            await scene.FillAsync(Scene.Alpha, shape, 30).ConfigureAwait(false);
            foreach (var columns in shape.UniqueKeys.Select(key => key.Columns).Prepend(shape.Key))
            {
                for (var length = 2; length <= columns.Count; length++)
                {
                    // A unique key is read as a whole.
                    if (columns != shape.Key && length < columns.Count) continue;
                    Column[] named = [.. columns.Take(length)];
                    for (var id = 0; id < 32; id += 5)
                    {
                        var beginning = CellOrder.Of(named, scene.Maker.Row(shape, id))[..^1];
                        int[] ids = [id, 3, 900, 3, 0, 29, 12, 17];
                        Cell[][] keys = [.. ids.Select(other => (Cell[])[.. beginning, scene.Maker.Row(shape, other)[named[^1].Ordinal]])];
                        await scene.GetAsync(Scene.Alpha, new RecordRead(shape, named, keys)).ConfigureAwait(false);
                    }
                }
            }
        }
    }

    private static async Task ThousandKeysAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            if (shape.Key.Count == 0) continue;
            await scene.FillAsync(Scene.Alpha, shape, 8).ConfigureAwait(false);
            Cell[][] keys = [.. Enumerable.Range(0, RecordRead.MaxKeys).Select(id => new[] { RowMaker.Distinct(shape.Key[0], id) })];
            await scene.GetAsync(Scene.Alpha, new RecordRead(shape, [shape.Key[0]], keys)).ConfigureAwait(false);
        }
    }

    private static async Task UniqueKeysAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            if (shape.UniqueKeys.Count == 0) continue;
            await scene.FillAsync(Scene.Alpha, shape, 30).ConfigureAwait(false);
            foreach (var key in shape.UniqueKeys)
            {
                for (var id = 0; id < 32; id++)
                {
                    var values = CellOrder.Of(key.Columns, scene.Maker.Row(shape, id));
                    await scene.GetAsync(Scene.Alpha, new RecordRead(shape, key.Columns, [values])).ConfigureAwait(false);
                }
            }
        }
    }
}
