namespace OnlineContact.Admin.Storage;

/// <summary>Names rows of one kind by the values of some columns: one row by its key, or all rows whose key begins so.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class RecordKey<TRecord> where TRecord : class
{
    internal RecordKey(RecordShape<TRecord> shape, Column[] columns, Cell[] cells)
    {
        Shape = shape;
        Columns = columns;
        Cells = cells;
    }

    /// <summary>The shape.</summary>
    public RecordShape<TRecord> Shape { get; }

    /// <summary>The columns that are given.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>A value for each of them.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    internal Cell[] CellArray => (Cell[])Cells;

    internal bool IsKey => Columns.Count == Shape.Key.Count && Columns.SequenceEqual(Shape.Key);

    internal bool NamesOneRow => IsKey || Shape.UniqueKeys.Any(key => key.Columns.SequenceEqual(Columns));

    internal RecordRead ToRead() => new(Shape, Columns, [CellArray]);
}

/// <summary>Makes keys of one column.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="T1">The type of the column.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class RecordKeys<TRecord, T1> where TRecord : class
{
    private readonly RecordShape<TRecord> _shape;
    private readonly Column<TRecord, T1> _column1;
    private readonly Column[] _columns;

    internal RecordKeys(RecordShape<TRecord> shape, Column<TRecord, T1> column1)
    {
        _shape = shape;
        _column1 = column1;
        _columns = [column1];
        shape.CheckKeyColumns(_columns);
    }

    /// <summary>The key with a value.</summary>
    /// <param name="value1">The value.</param>
    /// <returns>The key.</returns>
    public RecordKey<TRecord> this[T1 value1] => new(_shape, _columns, [_column1.Write(value1)]);

    internal RecordRead ReadAny(IEnumerable<T1> values) => new(_shape, _columns, [.. values.Select(value => new[] { _column1.Write(value) })]);
}

/// <summary>Makes keys of two columns.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="T1">The type of the first column.</typeparam>
/// <typeparam name="T2">The type of the second column.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class RecordKeys<TRecord, T1, T2> where TRecord : class
{
    private readonly RecordShape<TRecord> _shape;
    private readonly Column<TRecord, T1> _column1;
    private readonly Column<TRecord, T2> _column2;
    private readonly Column[] _columns;

    internal RecordKeys(RecordShape<TRecord> shape, Column<TRecord, T1> column1, Column<TRecord, T2> column2)
    {
        _shape = shape;
        _column1 = column1;
        _column2 = column2;
        _columns = [column1, column2];
        shape.CheckKeyColumns(_columns);
    }

    /// <summary>The key with two values.</summary>
    /// <param name="value1">The first value.</param>
    /// <param name="value2">The second value.</param>
    /// <returns>The key.</returns>
    public RecordKey<TRecord> this[T1 value1, T2 value2] => new(_shape, _columns, [_column1.Write(value1), _column2.Write(value2)]);

    internal RecordRead ReadAny(T1 value1, IEnumerable<T2> values)
    {
        var first = _column1.Write(value1);
        return new(_shape, _columns, [.. values.Select(value => new[] { first, _column2.Write(value) })]);
    }
}
