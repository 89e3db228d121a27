namespace OnlineContact.Admin.Storage.InMemory;

/// <summary>The orders in which the rows of a shape are kept.</summary>
internal sealed class TableLayout
{
    public TableLayout(RecordShape shape, int number)
    {
        Shape = shape;
        Number = number;
        Key = new RowOrder(shape, shape.Key);
        UniqueKeys = [.. shape.UniqueKeys.Select(key => new RowOrder(shape, key.Columns))];
        Orders = [.. shape.Indexes.Select(index => index.IsKey ? Key : new RowOrder(shape, index.Columns))];
    }

    public RecordShape Shape { get; }

    /// <summary>The position among the tables of an organization.</summary>
    public int Number { get; }

    public RowOrder Key { get; }

    public RowOrder[] UniqueKeys { get; }

    /// <summary>One for each of the shape's indexes; that of the key is <see cref="Key"/> itself.</summary>
    public RowOrder[] Orders { get; }

    public int PositionOf(RecordIndex index)
    {
        for (var i = 0; i < Shape.Indexes.Count; i++)
        {
            if (ReferenceEquals(Shape.Indexes[i], index)) return i;
        }

        throw new ArgumentException($"{Shape.Name} has no such order {index.Name}.", nameof(index));
    }

    public Cell[] Checked(Cell[] cells) =>
        cells.Length == Shape.Columns.Count ? cells : throw new ArgumentException($"A row of {Shape.Name} has {Shape.Columns.Count} cells.", nameof(cells));
}
