namespace OnlineContact.Admin.Storage.InMemory;

/// <summary>A row of a table, or a probe: a place between rows, given by the first values of an order.</summary>
internal sealed class TableRow
{
    public TableRow(StoreVersion version, Cell[] cells)
        : this(version, cells, int.MaxValue, 0)
    {
    }

    private TableRow(StoreVersion version, Cell[] cells, int depth, int bias)
    {
        Version = version;
        Cells = cells;
        Depth = depth;
        Bias = bias;
    }

    public StoreVersion Version { get; }

    public Cell[] Cells { get; }

    /// <summary>How many columns of an order are compared.</summary>
    public int Depth { get; }

    /// <summary>Where a probe stands among the rows that begin like it: before them (-1), after them (1), or on them (0).</summary>
    public int Bias { get; }

    public StoredRow ToStored() => new(Version, Cells);

    public static TableRow Probe(Cell[] cells, int depth, int bias) => new(default, cells, depth, bias);
}
