using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>A seeded history of everything a store is asked to do, compared step by step with the naive store.</summary>
internal sealed class RandomHistory(Scene scene, int seed)
{
    private static readonly OrganizationId[] Organizations = [Scene.Alpha, Scene.OtherAlpha, Scene.Beta];

    private readonly Random _random = new(seed);

    public async Task RunAsync(int steps)
    {
        foreach (var organization in Organizations) await scene.CommitAsync(organization).ConfigureAwait(false);
        for (var step = 0; step < steps; step++)
        {
            var organization = Pick(Organizations);
            try
            {
                await StepAsync(organization).ConfigureAwait(false);
                if (step % 20 == 19 || step == steps - 1)
                {
                    foreach (var each in Organizations) await scene.CheckRowsAsync(each).ConfigureAwait(false);
                }
            }
            catch (ConformanceException e)
            {
                throw new ConformanceException($"Step {step} of the history of seed {seed}: {e.Message}", e);
            }
        }
    }

    private Task StepAsync(OrganizationId organization) => _random.Next(12) switch
    {
        < 6 => CommitAsync(organization),
        6 => AppendAsync(organization),
        7 => AddAsync(organization),
        8 => TrimAsync(organization),
        9 => RangeAsync(organization),
        10 => MatchAsync(organization),
        _ => GetAsync(organization),
    };

    private async Task CommitAsync(OrganizationId organization)
    {
        var writes = new List<Write>();
        for (var count = _random.Next(5); count >= 0; count--) AddWrites(writes, organization);
        if (_random.Next(8) == 0)
        {
            var next = scene.Change(organization).Writes[0].Get(OrganizationHead.Columns.Sequence).AsNumber();
            writes.Add(Write.Insert(scene.Shapes.Journal, scene.JournalRow(next)));
        }

        var change = scene.Change(organization, writes);
        if (_random.Next(20) == 0)
        {
            var sequence = change.Writes[0].Get(OrganizationHead.Columns.Sequence).AsNumber();
            change = ChangeSet.Create(organization, Scene.HeadReplace(sequence, new StoreVersion(sequence + 50)), [.. change.Writes.Skip(1)]);
        }

        await scene.CommitBothAsync(change).ConfigureAwait(false);
    }

    private void AddWrites(List<Write> writes, OrganizationId organization)
    {
        if (scene.Shapes.Plain.Count == 0) return;
        var shape = Pick(scene.Shapes.Plain);
        if ((shape.Traits & ShapeTraits.Counters) != 0) return;
        var rows = scene.Model.Rows(organization, shape);
        var id = _random.Next(Math.Min(30, ShapeCatalog.Capacity(shape)));
        var row = scene.Maker.Row(shape, id, _random.Next(100));
        if (rows.Count > 0 && shape.UniqueKeys.Count > 0 && _random.Next(6) == 0) TakeUniqueKey(shape, row, Pick(rows).Cells);
        var present = rows.Where(other => CellOrder.Compare(shape.Key, shape.KeyOf(other.Cells), shape.KeyOf(row)) == 0).ToList();
        var version = present.Count > 0 && _random.Next(15) > 0 ? present[0].Version : new StoreVersion(1 + _random.Next(4));
        if (present.Count == 0 && _random.Next(15) > 0)
        {
            writes.AddRange(scene.Inserts(organization, shape, [id]).SkipLast(1).Append(Write.Insert(shape, row))
                .Where(write => !writes.Any(earlier => earlier.Shape == write.Shape && earlier.Cells is not null && earlier.Key.SequenceEqual(write.Key))));
            return;
        }

        if (!shape.IsVersioned)
        {
            if (present.Count > 0 && _random.Next(10) == 0) writes.Add(Write.Insert(shape, row));
            else if (shape.Key.Count > 1 && shape.Collections.Count == 0) AddReplaceAll(writes, rows, shape, row);
            return;
        }

        var key = shape.KeyOf(row);
        switch (_random.Next(6))
        {
            case 0:
                writes.Add(Write.Require(shape, key, present.Count == 0 ? null : version));
                break;
            case 1 when shape.Collections.Count == 0:
                writes.Add(Write.Remove(shape, key, version));
                break;
            case 2 when present.Count > 0 && _random.Next(4) == 0:
                writes.Add(Write.Insert(shape, row));
                break;
            default:
                writes.Add(Write.Replace(shape, row, version));
                break;
        }
    }

    // The values of another row in one of the unique keys, as far as they are not part of the key.
    private void TakeUniqueKey(RecordShape shape, Cell[] row, Cell[] other)
    {
        foreach (var column in Pick(shape.UniqueKeys).Columns)
        {
            if (!shape.Key.Contains(column)) row[column.Ordinal] = other[column.Ordinal];
        }
    }

    private void AddReplaceAll(List<Write> writes, IReadOnlyList<StoredRow> rows, RecordShape shape, Cell[] row)
    {
        var prefix = shape.KeyOf(row)[..(1 + _random.Next(shape.Key.Count - 1))];
        var own = rows.Where(other => CellOrder.Compare(shape.Key, shape.KeyOf(other.Cells), prefix) == 0 && _random.Next(3) > 0).Select(other =>
        {
            Cell[] cells = [.. other.Cells];
            var content = scene.Maker.Row(shape, 0, _random.Next(100));
            foreach (var column in RowMaker.Loose(shape)) cells[column.Ordinal] = content[column.Ordinal];
            return cells;
        });
        writes.Add(Write.ReplaceAll(shape, prefix, [.. own]));
    }

    private async Task AppendAsync(OrganizationId organization)
    {
        RecordShape[] kinds = [.. scene.Shapes.Unversioned.Where(shape =>
            scene.Shapes.ParentOf(shape) is null && shape.Collections.Count == 0 && (shape.Traits & ShapeTraits.Counters) == 0)];
        if (kinds.Length == 0) return;
        var shape = Pick(kinds);
        Cell[][] rows = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => scene.Maker.Row(shape, _random.Next(Math.Min(30, ShapeCatalog.Capacity(shape))), _random.Next(8) / 7))];
        var expected = await scene.Model.AppendAsync(organization, shape, rows, scene.Stop).ConfigureAwait(false);
        OtherCases.CheckAppended(shape, expected, await scene.Store.AppendAsync(organization, shape, rows, scene.Stop).ConfigureAwait(false));
    }

    private async Task AddAsync(OrganizationId organization)
    {
        RecordShape[] kinds = [.. scene.Shapes.Plain.Where(shape => (shape.Traits & ShapeTraits.Counters) != 0)];
        if (kinds.Length == 0) return;
        var shape = Pick(kinds);
        Cell[][] deltas = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => OtherCases.Delta(scene, shape, _random.Next(5), _random.Next(-1_000, 1_000)))];
        await scene.Model.AddAsync(organization, shape, deltas, scene.Stop).ConfigureAwait(false);
        await scene.Store.AddAsync(organization, shape, deltas, scene.Stop).ConfigureAwait(false);
    }

    private async Task TrimAsync(OrganizationId organization)
    {
        RecordIndex[] orders = [.. scene.Shapes.Childless.SelectMany(shape => shape.Indexes)];
        if (orders.Length == 0) return;
        var index = Pick(orders);
        var upTo = scene.Maker.Row(index.Shape, _random.Next(12))[index.Columns[0].Ordinal];
        var limit = _random.Next(3);
        await scene.TrimAsync(organization, index, upTo, limit).ConfigureAwait(false);
    }

    private async Task RangeAsync(OrganizationId organization)
    {
        RecordIndex[] orders = [.. scene.Shapes.Orders, .. scene.Shapes.Journal.Indexes];
        if (orders.Length == 0) return;
        var index = Pick(orders);
        Cell[] Some() => index.Shape == scene.Shapes.Journal ? scene.JournalRow(_random.Next(1, 50)) : scene.Maker.Row(index.Shape, _random.Next(30), _random.Next(100));
        var filtered = index.Shape.Columns.FirstOrDefault(column => !column.IsOptional && _random.Next(3) == 0);
        var read = new RangeRead
        {
            Index = index,
            From = _random.Next(3) == 0 ? Some()[index.Columns[0].Ordinal] : null,
            To = _random.Next(3) == 0 ? Some()[index.Columns[0].Ordinal] : null,
            After = _random.Next(2) == 0 ? CellOrder.Of(index.Columns, Some()) : null,
            Descending = _random.Next(2) == 0,
            Filters = filtered is null ? [] : [new RangeFilter(filtered, [.. Enumerable.Range(0, 4).Select(_ => Some()[filtered.Ordinal]).Distinct()])],
            Limit = _random.Next(8),
            CountUpTo = _random.Next(3) switch { 0 => 0, 1 => 4, _ => int.MaxValue },
        };
        await scene.RangeAsync(organization, read).ConfigureAwait(false);
    }

    private async Task MatchAsync(OrganizationId organization)
    {
        RecordShape[] kinds = [.. scene.Shapes.Plain.Where(shape => shape.Searched is not null)];
        if (kinds.Length == 0) return;
        var shape = Pick(kinds);
        var after = _random.Next(2) == 0 ? null : shape.KeyOf(scene.Maker.Row(shape, _random.Next(30)));
        var before = _random.Next(2) == 0 ? null : shape.KeyOf(scene.Maker.Row(shape, _random.Next(30)));
        await scene.MatchAsync(organization, shape, Pick(["a", "%", "_", "\\", "A", "e", "\U0001F600", "--"]), after, before, _random.Next(1, 5)).ConfigureAwait(false);
    }

    private async Task GetAsync(OrganizationId organization)
    {
        var reads = new List<RecordRead>();
        for (var count = _random.Next(4); count >= 0; count--)
        {
            if (scene.Shapes.Plain.Count == 0) break;
            var shape = Pick(scene.Shapes.Plain);
            var row = scene.Maker.Row(shape, _random.Next(30));
            var length = _random.Next(shape.Key.Count + 1);
            reads.Add(new RecordRead(shape, [.. shape.Key.Take(length)], [shape.KeyOf(row)[..length]]));
            if (shape.UniqueKeys.Count == 0) continue;
            var key = Pick(shape.UniqueKeys);
            reads.Add(new RecordRead(shape, key.Columns, [CellOrder.Of(key.Columns, row)]));
        }

        await scene.GetAsync(organization, [.. reads]).ConfigureAwait(false);
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}
