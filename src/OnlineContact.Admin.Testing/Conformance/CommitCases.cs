using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>A change is written whole or not at all, and only on the state it was made for.</summary>
internal static class CommitCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        new(
            "A change with a stale version changes nothing, wherever it stands among the writes",
            "Replace, remove and require, each at every place of a longer change.",
            scene => FailAnywhereAsync(scene, CommitStatus.VersionConflict)),
        new(
            "A change with a key conflict changes nothing, wherever it stands among the writes",
            "The conflict is often found only when everything else is written.",
            scene => FailAnywhereAsync(scene, CommitStatus.KeyConflict)),
        new(
            "A change with a stale head changes nothing",
            "Neither does one that begins an organization that is there, or goes on with one that is not.",
            StaleHeadAsync),
        new(
            "Of two changes made from the same load exactly one wins",
            "The update that would be lost is refused instead.",
            LostUpdateAsync),
        new(
            "Of several changes committed at once from the same load exactly one wins",
            "The same with several tasks.",
            RaceAsync),
        new(
            "A row that is replaced or removed must have the expected version",
            "Older, newer, never there, removed since, inserted anew.",
            VersionsAsync),
        new(
            "A required row must stand as it was seen",
            "There, unchanged; changed; removed; absent; absent and meanwhile there. Requiring changes nothing.",
            RequireAsync),
        new(
            "The writes of a change are applied in their order",
            "A row can be inserted, replaced and removed in one change.",
            OrderAsync),
        new(
            "Many rows of one kind are replaced by one change, each at its version",
            "A store may replace them together; in any order, one of them twice, one of them stale or not there.",
            ManyReplacedAsync),
        new(
            "Every change leaves its entries in the change log",
            "One or several of them, in the order of their sequence.",
            JournalAsync),
        new(
            "All rows that begin with a key are replaced, and no others",
            "By more, by fewer, by none; neighbours with a similar key stay.",
            ReplaceAllAsync),
        new(
            "When two of the rows that replace others collide, the old ones stay",
            "The removal has to be undone as well.",
            ReplaceAllCollidesAsync),
        new(
            "A change writes a thousand rows",
            "Statements have a largest number of parameters.",
            ThousandRowsAsync),
    ];

    private static async Task FailAnywhereAsync(Scene scene, CommitStatus status)
    {
        foreach (var shape in scene.Shapes.Plain)
        {
            await scene.FillAsync(Scene.Alpha, shape, 5).ConfigureAwait(false);
            if (ShapeCatalog.Capacity(shape) == 1) continue;
            await scene.CommitAsync(Scene.Alpha, scene.Inserts(Scene.Alpha, shape, [5])).ConfigureAwait(false);
        }

        foreach (var shape in scene.Shapes.Plain)
        {
            var bad = status == CommitStatus.KeyConflict
                ? [Write.Insert(shape, scene.Maker.Row(shape, 0, 3))]
                : shape.IsVersioned ? Stale(scene, shape) : [];
            foreach (var write in bad)
            {
                var good = Good(scene, shape);
                for (var place = 0; place <= good.Count; place++)
                {
                    var writes = good.ToList();
                    writes.Insert(place, write);
                    await scene.ExpectAsync(status, Scene.Alpha, writes).ConfigureAwait(false);
                    await scene.CheckRowsAsync(Scene.Alpha, writes.Select(each => each.Shape).Distinct()).ConfigureAwait(false);
                }
            }
        }

        // Kinds that nothing was to be written of: what was written of them would stand there still. Seen once, or the case would grow with the square of their number.
        await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        await scene.CheckRowsAsync(Scene.Alpha).ConfigureAwait(false);
    }

    private static Write[] Stale(Scene scene, RecordShape shape)
    {
        var row = scene.Maker.Row(shape, 0, 1);
        var key = shape.KeyOf(row);
        var stale = new StoreVersion(7);
        return
        [
            Write.Replace(shape, row, stale),
            Write.Remove(shape, key, stale),
            Write.Require(shape, key, stale),
            Write.Require(shape, key, null),
            Write.Require(shape, shape.KeyOf(scene.Maker.Row(shape, 800)), stale),
        ];
    }

    // One write of each sort that succeeds, on rows that the failing write does not touch.
    private static List<Write> Good(Scene scene, RecordShape shape)
    {
        var writes = new List<Write>();
        foreach (var other in new[] { shape }.Concat(scene.Shapes.Versioned.Where(other => other != shape).Take(1))
            .Concat(scene.Shapes.Unversioned.Where(other => other != shape).Take(2)))
        {
            if (ShapeCatalog.Capacity(other) == 1) continue;
            writes.AddRange(scene.Inserts(Scene.Alpha, other, [6]).Where(write => !writes.Any(earlier => earlier.Shape == write.Shape && earlier.Key.SequenceEqual(write.Key))));
            if (other.IsVersioned)
            {
                writes.Add(Write.Replace(other, scene.Maker.Row(other, 1, 5), StoreVersion.First));
                writes.Add(Write.Require(other, other.KeyOf(scene.Maker.Row(other, 2)), StoreVersion.First));
                if (other.Collections.Count == 0) writes.Add(Write.Remove(other, other.KeyOf(scene.Maker.Row(other, 5)), StoreVersion.First));
            }
            else if (other.Key.Count > 1 && other != shape)
            {
                writes.Add(Write.ReplaceAll(other, other.KeyOf(scene.Maker.Row(other, 4))[..1], []));
            }
        }

        return writes;
    }

    private static async Task StaleHeadAsync(Scene scene)
    {
        var shape = scene.Shapes.Plain.FirstOrDefault(shape => scene.Shapes.ParentOf(shape) is null);
        Write[] other = shape is null ? [] : [Write.Insert(shape, scene.Maker.Row(shape, 0))];
        await BadHeadAsync(scene, CommitStatus.VersionConflict, Scene.HeadReplace(1, StoreVersion.First), other, 1).ConfigureAwait(false);
        await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        await BadHeadAsync(scene, CommitStatus.KeyConflict, Scene.HeadInsert(3), other, 3).ConfigureAwait(false);
        await BadHeadAsync(scene, CommitStatus.VersionConflict, Scene.HeadReplace(3, StoreVersion.First), other, 3).ConfigureAwait(false);
        await BadHeadAsync(scene, CommitStatus.VersionConflict, Scene.HeadReplace(3, new StoreVersion(3)), other, 3).ConfigureAwait(false);
        await scene.CommitAsync(Scene.Alpha, other).ConfigureAwait(false);
        await scene.CheckRowsAsync(Scene.Alpha).ConfigureAwait(false);
    }

    private static async Task BadHeadAsync(Scene scene, CommitStatus status, Write head, Write[] other, long sequence)
    {
        var change = ChangeSet.Create(Scene.Alpha, head, [.. other, Write.Insert(scene.Shapes.Journal, scene.JournalRow(sequence))]);
        await scene.ExpectAsync(status, change).ConfigureAwait(false);
        await scene.CheckRowsAsync(Scene.Alpha).ConfigureAwait(false);
    }

    private static async Task LostUpdateAsync(Scene scene)
    {
        await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        foreach (var shape in scene.Shapes.Versioned)
        {
            await scene.FillAsync(Scene.Alpha, shape, 1).ConfigureAwait(false);
            var one = scene.Change(Scene.Alpha, Write.Replace(shape, scene.Maker.Row(shape, 0, 1), StoreVersion.First));
            var two = scene.Change(Scene.Alpha, Write.Replace(shape, scene.Maker.Row(shape, 0, 2), StoreVersion.First));
            await scene.ExpectAsync(CommitStatus.Committed, one).ConfigureAwait(false);
            await scene.ExpectAsync(CommitStatus.VersionConflict, two).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha).ConfigureAwait(false);
        }
    }

    private static async Task RaceAsync(Scene scene)
    {
        await scene.CommitAsync(Scene.Alpha).ConfigureAwait(false);
        for (var round = 0; round < 5; round++)
        {
            var change = scene.Change(Scene.Alpha);
            var attempts = Enumerable.Range(0, 4).Select(_ => Task.Run(() => CommitPatientlyAsync(scene, change), scene.Stop));
            var results = await Task.WhenAll(attempts).ConfigureAwait(false);
            var won = results.Count(result => result.Status == CommitStatus.Committed);
            Demand.That(won == 1, () => $"Of 4 changes made from the same load {won} were committed.");
            await scene.Model.CommitAsync(change, scene.Stop).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, OrganizationHead.Shape, scene.Shapes.Journal).ConfigureAwait(false);
        }
    }

    /// <summary>Commits, and again when the store says that the same call may succeed and nothing is written.</summary>
    public static async Task<CommitResult> CommitPatientlyAsync(Scene scene, ChangeSet change)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await scene.Store.CommitAsync(change, scene.Stop).ConfigureAwait(false);
            }
            catch (AdminStorageException e) when (e.IsTransient && !e.OutcomeUnknown && attempt < 50)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task ManyReplacedAsync(Scene scene)
    {
        const int rows = 12;
        foreach (var shape in scene.Shapes.Versioned)
        {
            if (ShapeCatalog.Capacity(shape) == 1) continue;
            await scene.FillAsync(Scene.Alpha, shape, rows).ConfigureAwait(false);
            int[] inOrder = [.. Enumerable.Range(0, rows).Order(Comparer<int>.Create((a, b) => CellOrder.Compare(shape.Key, shape.KeyOf(scene.Maker.Row(shape, a)), shape.KeyOf(scene.Maker.Row(shape, b)))))];
            Write Replaced(int id, int variant, long version) => Write.Replace(shape, scene.Maker.Row(shape, id, variant), new StoreVersion(version));

            await scene.CommitAsync(Scene.Alpha, inOrder.Select(id => Replaced(id, 1, 1))).ConfigureAwait(false);
            foreach (var stale in (int[])[0, rows / 2, rows - 1])
            {
                await scene.ExpectAsync(CommitStatus.VersionConflict, Scene.Alpha, inOrder.Select((id, place) => Replaced(id, 2, place == stale ? 1 : 2))).ConfigureAwait(false);
                await scene.ExpectAsync(CommitStatus.VersionConflict, Scene.Alpha, inOrder.Select((id, place) => Replaced(place == stale ? 900 : id, 2, 2))).ConfigureAwait(false);
            }

            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, [.. inOrder.Reverse().Select(id => Replaced(id, 3, 2)), Replaced(inOrder[0], 4, 3), Replaced(inOrder[^1], 4, 3)]).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
        }
    }

    private static async Task VersionsAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Versioned)
        {
            var row = scene.Maker.Row(shape, 0);
            var key = shape.KeyOf(row);
            var parents = scene.Inserts(Scene.Alpha, shape, [0]).SkipLast(1).ToList();
            await scene.CommitAsync(Scene.Alpha, parents).ConfigureAwait(false);
            await RefusedAsync(scene, shape, row, 1).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Insert(shape, row)).ConfigureAwait(false);
            await RefusedAsync(scene, shape, row, 2).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Replace(shape, scene.Maker.Row(shape, 0, 1), new StoreVersion(1))).ConfigureAwait(false);
            await RefusedAsync(scene, shape, row, 1, 3).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Remove(shape, key, new StoreVersion(2))).ConfigureAwait(false);
            await RefusedAsync(scene, shape, row, 1, 2, 3).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Insert(shape, row)).ConfigureAwait(false);
            await RefusedAsync(scene, shape, row, 2, 3).ConfigureAwait(false);
        }
    }

    private static async Task RefusedAsync(Scene scene, RecordShape shape, Cell[] row, params long[] versions)
    {
        foreach (var version in versions.Select(version => new StoreVersion(version)))
        {
            await scene.ExpectAsync(CommitStatus.VersionConflict, Scene.Alpha, Write.Replace(shape, row, version)).ConfigureAwait(false);
            await scene.ExpectAsync(CommitStatus.VersionConflict, Scene.Alpha, Write.Remove(shape, shape.KeyOf(row), version)).ConfigureAwait(false);
        }

        await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
    }

    private static async Task RequireAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Versioned)
        {
            var row = scene.Maker.Row(shape, 0);
            var key = shape.KeyOf(row);
            Write There(long version) => Write.Require(shape, key, new StoreVersion(version));
            var absent = Write.Require(shape, key, null);

            await scene.CommitAsync(Scene.Alpha, scene.Inserts(Scene.Alpha, shape, [0]).SkipLast(1)).ConfigureAwait(false);
            await RequiredAsync(scene, shape, [absent], [There(1)]).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Insert(shape, row)).ConfigureAwait(false);
            await RequiredAsync(scene, shape, [There(1)], [absent, There(2)]).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Replace(shape, scene.Maker.Row(shape, 0, 1), new StoreVersion(1))).ConfigureAwait(false);
            await RequiredAsync(scene, shape, [There(2)], [absent, There(1), There(3)]).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, Write.Remove(shape, key, new StoreVersion(2))).ConfigureAwait(false);
            await RequiredAsync(scene, shape, [absent], [There(1), There(2), There(3)]).ConfigureAwait(false);
        }
    }

    private static async Task RequiredAsync(Scene scene, RecordShape shape, Write[] met, Write[] unmet)
    {
        foreach (var write in met) await scene.CommitAsync(Scene.Alpha, write).ConfigureAwait(false);
        foreach (var write in unmet) await scene.ExpectAsync(CommitStatus.VersionConflict, Scene.Alpha, write).ConfigureAwait(false);
        await scene.CheckRowsAsync(Scene.Alpha, shape, OrganizationHead.Shape, scene.Shapes.Journal).ConfigureAwait(false);
    }

    private static async Task OrderAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Versioned)
        {
            var row = scene.Maker.Row(shape, 0);
            var key = shape.KeyOf(row);
            var insert = scene.Inserts(Scene.Alpha, shape, [0]);
            var replace = Write.Replace(shape, scene.Maker.Row(shape, 0, 1), new StoreVersion(1));
            var require = Write.Require(shape, key, new StoreVersion(2));
            var remove = Write.Remove(shape, key, new StoreVersion(2));
            await scene.CommitAsync(Scene.Alpha, [.. insert, replace, require, remove, Write.Require(shape, key, null)]).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
            await scene.CommitAsync(Scene.Alpha, insert[^1], replace, require).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
        }
    }

    private static async Task JournalAsync(Scene scene)
    {
        var journal = scene.Shapes.Journal;
        long sequence = 0;
        for (var i = 0; i < 12; i++)
        {
            var more = Enumerable.Range(0, i % 4).Select(_ => Write.Insert(journal, scene.JournalRow(++sequence))).ToArray();
            await scene.CommitAsync(Scene.Alpha, more).ConfigureAwait(false);
            sequence++;
            var rows = await scene.AllAsync(Scene.Alpha, journal).ConfigureAwait(false);
            Demand.That(rows.Count == sequence, () => $"After {sequence} entries the change log has {rows.Count}.");
        }

        await scene.CheckRowsAsync(Scene.Alpha, journal).ConfigureAwait(false);
    }

    private static async Task ReplaceAllAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Unversioned.Where(shape => shape.Collections.Count == 0))
        {
            for (var length = 1; length < shape.Key.Count; length++)
            {
                await scene.FillAsync(Scene.Alpha, shape, scene.Model.Rows(Scene.Alpha, shape).Count == 0 ? 24 : 0).ConfigureAwait(false);
                var prefix = shape.KeyOf(scene.Maker.Row(shape, 9))[..length];
                var own = scene.Model.Rows(Scene.Alpha, shape)
                    .Where(row => CellOrder.Compare(shape.Key, shape.KeyOf(row.Cells), prefix) == 0).Select(row => row.Cells).ToList();
                Cell[][] fewer = [.. own.Where((_, at) => at % 2 == 0).Select((row, at) => Changed(scene, shape, row, at))];
                Cell[][] all = [.. own.Select((row, at) => Changed(scene, shape, row, at + 30))];
                foreach (var rows in new[] { fewer, all, [], fewer, all })
                {
                    await scene.CommitAsync(Scene.Alpha, Write.ReplaceAll(shape, prefix, rows)).ConfigureAwait(false);
                    await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
                }

                Cell[] nowhere = [RowMaker.Distinct(shape.Key[0], 950)];
                await scene.CommitAsync(Scene.Alpha, Write.ReplaceAll(shape, nowhere, [])).ConfigureAwait(false);
                await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
            }
        }
    }

    private static Cell[] Changed(Scene scene, RecordShape shape, Cell[] row, int variant)
    {
        Cell[] changed = [.. row];
        var other = scene.Maker.Row(shape, 0, variant + 1);
        foreach (var column in RowMaker.Loose(shape)) changed[column.Ordinal] = other[column.Ordinal];
        return changed;
    }

    private static async Task ReplaceAllCollidesAsync(Scene scene)
    {
        foreach (var shape in scene.Shapes.Unversioned)
        {
            if (shape.Key.Count < 2) continue;
            await scene.FillAsync(Scene.Alpha, shape, 12).ConfigureAwait(false);
            var row = scene.Maker.Row(shape, 5);
            await scene.ExpectAsync(
                CommitStatus.KeyConflict,
                Scene.Alpha,
                Write.ReplaceAll(shape, shape.KeyOf(row)[..1], [row, Changed(scene, shape, row, 3)])).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha).ConfigureAwait(false);
        }
    }

    private static async Task ThousandRowsAsync(Scene scene)
    {
        var versioned = scene.Shapes.Versioned.FirstOrDefault(shape => ShapeCatalog.Capacity(shape) > 1 && scene.Shapes.ParentOf(shape) is null);
        if (versioned is not null)
        {
            await scene.CommitAsync(Scene.Alpha, Enumerable.Range(0, 1_000).Select(id => Write.Insert(versioned, scene.Maker.Row(versioned, id)))).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, versioned).ConfigureAwait(false);
        }

        foreach (var shape in scene.Shapes.Unversioned)
        {
            if (shape.Key.Count < 2) continue;
            await scene.CommitAsync(Scene.Alpha, scene.Inserts(Scene.Alpha, shape, [0])).ConfigureAwait(false);
            var prefix = shape.KeyOf(scene.Maker.Row(shape, 0))[..^1];
            var last = shape.Key[^1];
            if (last.Type == ColumnType.Flag || (last.Type is ColumnType.Text or ColumnType.Bytes && last.MaxLength < 3)) continue;
            var rows = Enumerable.Range(0, 1_000).Select(id =>
            {
                var row = RowMaker.RowUnder(prefix, shape, id, 0);
                row[last.Ordinal] = RowMaker.Distinct(last, id);
                return row;
            });
            await scene.CommitAsync(Scene.Alpha, Write.ReplaceAll(shape, prefix, [.. rows])).ConfigureAwait(false);
            await scene.CheckRowsAsync(Scene.Alpha, shape).ConfigureAwait(false);
        }
    }
}
