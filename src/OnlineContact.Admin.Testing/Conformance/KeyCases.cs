using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>Keys and unique keys: what conflicts, what does not, and how a conflict is named.</summary>
internal static class KeyCases
{
    private static readonly string[] Texts =
        ["a", "A", "a ", " a", "\u00E9", "e\u0301", "e", "\u00C9", "\uFF41", "\u00DF", "ss", "SS", "\u0131", "i", "I", "\uAC00", "\u1100\u1161", "a\u200B", "\u2126", "\u03A9"];

    public static IEnumerable<StoreConformanceCase> All =>
    [
        new(
            "A second row with the same key is a key conflict that names the kind",
            "A database says that some constraint is violated, and not always which.",
            SameKeyAsync),
        new(
            "A second row with the same unique key is a key conflict that names the key",
            "By insertion and by replacement; the name is what the caller is told.",
            SameUniqueKeyAsync),
        new(
            "Rows without a value in a unique key do not conflict",
            "Nothing is like nothing.",
            NoValueAsync),
        new(
            "A row does not conflict with itself when it is replaced",
            "It keeps its unique keys.",
            ItselfAsync),
        new(
            "A key is free again when its row is removed or replaced, also within one change",
            "Removed and inserted anew it starts at version 1.",
            FreeAgainAsync),
        new(
            "Keys that a careless collation holds for equal are different",
            "Case, accents, composition, trailing spaces.",
            CollationAsync),
    ];

    private static async Task SameKeyAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            await scene.FillAsync(Scene.Alpha, shape, 3).ConfigureAwait(false);
            await scene.ExpectAsync(CommitStatus.KeyConflict, Scene.Alpha, Write.Insert(shape, Apart(scene, shape, 0, 700))).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
        }
    }

    // The key of one row and the unique keys of another.
    private static Cell[] Apart(Scene scene, RecordShape shape, int keyOf, int restOf)
    {
        var row = scene.Maker.Row(shape, restOf);
        var other = scene.Maker.Row(shape, keyOf);
        foreach (var column in shape.Key) row[column.Ordinal] = other[column.Ordinal];
        return row;
    }

    // For each unique key that can conflict without the key: a row that is like row 1 in it and in nothing else.
    private static IEnumerable<Cell[]> Likes(Scene scene, RecordShape shape, int id)
    {
        foreach (var key in shape.UniqueKeys)
        {
            if (key.Columns.Any(shape.Key.Contains)) continue;
            var row = scene.Maker.Row(shape, id);
            var model = scene.Maker.Row(shape, 1);
            foreach (var column in key.Columns) row[column.Ordinal] = model[column.Ordinal];
            var alone = shape.UniqueKeys.All(other => other == key || CellOrder.Of(other.Columns, row).Any(cell => cell.IsNull)
                || CellOrder.Compare(other.Columns, CellOrder.Of(other.Columns, row), CellOrder.Of(other.Columns, model)) != 0);
            if (alone && !CellOrder.Of(key.Columns, row).Any(cell => cell.IsNull)) yield return row;
        }
    }

    private static async Task SameUniqueKeyAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            if (shape.UniqueKeys.Count == 0) continue;
            await scene.FillAsync(Scene.Alpha, shape, 3).ConfigureAwait(false);
            foreach (var row in Likes(scene, shape, 5))
            {
                var writes = scene.Inserts(Scene.Alpha, shape, [5]);
                await scene.ExpectAsync(CommitStatus.KeyConflict, Scene.Alpha, writes.SkipLast(1).Append(Write.Insert(shape, row))).ConfigureAwait(false);
            }

            if (!shape.IsVersioned) continue;
            foreach (var row in Likes(scene, shape, 2))
                await scene.ExpectAsync(CommitStatus.KeyConflict, Scene.Alpha, Write.Replace(shape, row, StoreVersion.First)).ConfigureAwait(false);

            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
        }
    }

    private static async Task NoValueAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            foreach (var key in shape.UniqueKeys)
            {
                if (!key.Columns.Any(column => column.IsOptional)) continue;
                var used = scene.Model.Rows(Scene.Alpha, shape).Count;
                var writes = new List<Write>();
                for (var id = used; id < used + 4; id++)
                {
                    var inserts = scene.Inserts(Scene.Alpha, shape, [id]);
                    var row = inserts[^1].Cells!;
                    foreach (var column in key.Columns) row[column.Ordinal] = column.IsOptional ? Cell.Null : scene.Maker.Row(shape, 1)[column.Ordinal];
                    foreach (var write in inserts.SkipLast(1))
                    {
                        if (!writes.Any(other => other.Shape == write.Shape && other.Key.SequenceEqual(write.Key))) writes.Add(write);
                    }

                    writes.Add(Write.Insert(shape, row));
                }

                await scene.CommitAsync(Scene.Alpha, writes).ConfigureAwait(false);
                await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
            }
        }
    }

    private static async Task ItselfAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Versioned)
        {
            await scene.FillAsync(Scene.Alpha, shape, 3).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Replace(shape, scene.Maker.Row(shape, 0), StoreVersion.First)).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
        }
    }

    private static async Task FreeAgainAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Versioned)
        {
            var row = scene.Maker.Row(shape, 0);
            var key = shape.KeyOf(row);
            await scene.CommitAsync(Scene.Alpha, scene.Inserts(Scene.Alpha, shape, [0])).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Replace(shape, row, StoreVersion.First)).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Remove(shape, key, StoreVersion.First.Next)).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Insert(shape, row)).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Remove(shape, key, StoreVersion.First), Write.Insert(shape, row)).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);

            foreach (var like in Likes(scene, shape, 2))
            {
                await scene.CommitAsync(Scene.Alpha, scene.Inserts(Scene.Alpha, shape, [1])).ConfigureAwait(false);
                var gone = shape.KeyOf(scene.Maker.Row(shape, 1));
                await scene.CommitAsync(
                    Scene.Alpha,
                    scene.Inserts(Scene.Alpha, shape, [2]).SkipLast(1)
                        .Concat([Write.Remove(shape, gone, StoreVersion.First), Write.Insert(shape, like)])).ConfigureAwait(false);
                await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
                await scene.CommitAsync(Scene.Alpha, Write.Remove(shape, shape.KeyOf(like), StoreVersion.First)).ConfigureAwait(false);
            }
        }
    }

    private static async Task CollationAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            if (scene.Shapes.ParentOf(shape) is not null) continue;
            foreach (var columns in shape.UniqueKeys.Select(key => key.Columns).Prepend(shape.Key))
            {
                foreach (var column in columns)
                {
                    if (column.Type == ColumnType.Text && column.MaxLength >= 2) await CollationAsync(scene, shape, columns, column).ConfigureAwait(false);
                }
            }
        }
    }

    // Rows that differ in one column of a key and in no other one of it, as far as another key lets them.
    private static async Task CollationAsync(Scene scene, RecordShape shape, IReadOnlyList<Column> columns, Column column)
    {
        var writes = new List<Write>();
        var from = scene.Model.Rows(Scene.Alpha, shape).Count + 200;
        for (var i = 0; i < Texts.Length; i++)
        {
            var row = scene.Maker.Row(shape, from + i);
            foreach (var other in columns) row[other.Ordinal] = RowMaker.Distinct(other, from);
            row[column.Ordinal] = Cell.Of(Texts[i]);
            if (scene.Model.Conflicts(scene.Change(Scene.Alpha, [.. writes, Write.Insert(shape, row)])).Count == 0) writes.Add(Write.Insert(shape, row));
        }

        await scene.CommitAsync(Scene.Alpha, writes).ConfigureAwait(false);
        await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
        if (!shape.IsVersioned) return;
        var all = scene.Model.Rows(Scene.Alpha, shape);
        await scene.CommitAsync(Scene.Alpha, all.Select(row => Write.Remove(shape, shape.KeyOf(row.Cells), row.Version))).ConfigureAwait(false);
        await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
    }
}
