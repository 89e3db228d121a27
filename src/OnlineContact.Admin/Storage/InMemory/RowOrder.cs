namespace OnlineContact.Admin.Storage.InMemory;

/// <summary>The order of rows by some columns, and the probes to find places in it.</summary>
internal sealed class RowOrder : IComparer<TableRow>
{
    private readonly int[] _ordinals;
    private readonly int _width;

    public RowOrder(RecordShape shape, IReadOnlyList<Column> columns)
    {
        _ordinals = [.. columns.Select(column => column.Ordinal)];
        _width = shape.Columns.Count;
    }

    public int Compare(TableRow? x, TableRow? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var depth = Math.Min(_ordinals.Length, Math.Min(x.Depth, y.Depth));
        for (var i = 0; i < depth; i++)
        {
            var order = x.Cells[_ordinals[i]].CompareTo(y.Cells[_ordinals[i]]);
            if (order != 0) return order;
        }

        return x.Bias - y.Bias;
    }

    /// <summary>Whether a row has a value in each of the columns.</summary>
    public bool IsWhole(TableRow row)
    {
        foreach (var ordinal in _ordinals)
        {
            if (row.Cells[ordinal].IsNull) return false;
        }

        return true;
    }

    public TableRow On(IReadOnlyList<Cell> values) => Probe(values, 0);

    public TableRow Before(params IReadOnlyList<Cell> values) => Probe(values, -1);

    public TableRow Behind(params IReadOnlyList<Cell> values) => Probe(values, 1);

    private TableRow Probe(IReadOnlyList<Cell> values, int bias)
    {
        var cells = new Cell[_width];
        for (var i = 0; i < values.Count; i++) cells[_ordinals[i]] = values[i];
        return TableRow.Probe(cells, values.Count, bias);
    }
}
