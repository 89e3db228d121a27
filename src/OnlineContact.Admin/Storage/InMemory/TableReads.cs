namespace OnlineContact.Admin.Storage.InMemory;

/// <summary>Answers the three ways to read the rows of one kind.</summary>
internal static class TableReads
{
    public static IReadOnlyList<StoredRow> Get(TableState table, RecordRead read)
    {
        var shape = table.Layout.Shape;
        if (read.Columns.Count <= shape.Key.Count && read.Columns.SequenceEqual(shape.Key.Take(read.Columns.Count)))
            return ByKey(table, read);
        for (var i = 0; i < shape.UniqueKeys.Count; i++)
        {
            if (shape.UniqueKeys[i].Columns.SequenceEqual(read.Columns)) return ByUniqueKey(table, read, i);
        }

        throw new ArgumentException($"These columns begin no key of {shape.Name} and are no unique key.", nameof(read));
    }

    public static RangeRows Range(TableState table, RangeRead read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(read.Limit, nameof(read));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(read.Limit, RangeRead.MaxLimit, nameof(read));
        ArgumentOutOfRangeException.ThrowIfNegative(read.CountUpTo, nameof(read));
        if (read.After is { } place && place.Count != read.Index.Columns.Count)
            throw new ArgumentException("A place has a value for every column of the order.", nameof(read));

        var position = table.Layout.PositionOf(read.Index);
        var order = table.Layout.Orders[position];
        var rows = table.Ordered(position);
        var from = read.From is { } lowest ? TableState.Place(rows, order.Before(lowest)) : 0;
        var to = read.To is { } above ? TableState.Place(rows, order.Before(above)) : rows.Count;

        int? count = null;
        if (read.CountUpTo > 0)
        {
            count = 0;
            if (read.Filters.Count == 0) count = Math.Clamp(to - from, 0, read.CountUpTo);
            for (var i = from; read.Filters.Count > 0 && i < to && count < read.CountUpTo; i++)
            {
                if (Passes(rows[i], read.Filters)) count++;
            }
        }

        if (read.After is { } after)
        {
            if (read.Descending) to = Math.Min(to, TableState.Place(rows, order.Before(after)));
            else from = Math.Max(from, TableState.Place(rows, order.Behind(after)));
        }

        var page = new List<StoredRow>();
        while (page.Count < read.Limit && from < to)
        {
            var row = rows[read.Descending ? --to : from++];
            if (Passes(row, read.Filters)) page.Add(row.ToStored());
        }

        return new RangeRows(page, count);
    }

    public static IReadOnlyList<StoredRow> Match(TableState table, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit)
    {
        var searched = table.Layout.Shape.Searched
            ?? throw new ArgumentException($"{table.Layout.Shape.Name} has no column to look into.", nameof(table));
        var found = new List<StoredRow>();
        var end = before is null ? table.Rows.Count : TableState.Place(table.Rows, table.Layout.Key.Before(before));
        for (var i = after is null ? 0 : TableState.Place(table.Rows, table.Layout.Key.Behind(after)); i < end && found.Count < limit; i++)
        {
            var cell = table.Rows[i].Cells[searched.Ordinal];
            if (!cell.IsNull && cell.AsText().Contains(part, StringComparison.Ordinal)) found.Add(table.Rows[i].ToStored());
        }

        return found;
    }

    private static List<StoredRow> ByKey(TableState table, RecordRead read)
    {
        var rows = new List<StoredRow>();
        foreach (var prefix in Distinct(read))
        {
            var (from, to) = table.WithPrefix(prefix);
            for (var i = from; i < to; i++) rows.Add(table.Rows[i].ToStored());
        }

        return rows;
    }

    private static List<StoredRow> ByUniqueKey(TableState table, RecordRead read, int uniqueKey)
    {
        var found = new List<TableRow>();
        foreach (var values in Distinct(read))
        {
            if (table.FindUnique(uniqueKey, values) is { } row) found.Add(row);
        }

        found.Sort(table.Layout.Key);
        return [.. found.Select(row => row.ToStored())];
    }

    // Several tuples differ in their last value; in its order, the rows they find come out in the order of the key.
    private static IEnumerable<Cell[]> Distinct(RecordRead read) =>
        read.Keys.Count == 1 ? read.Keys : read.Keys.DistinctBy(key => key[^1]).OrderBy(key => key[^1]);

    private static bool Passes(TableRow row, IReadOnlyList<RangeFilter> filters)
    {
        for (var i = 0; i < filters.Count; i++)
        {
            if (!filters[i].Values.Contains(row.Cells[filters[i].Column.Ordinal])) return false;
        }

        return true;
    }
}
