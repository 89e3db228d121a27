namespace OnlineContact.Admin.Storage;

/// <summary>What a <see cref="Write"/> does.</summary>
public enum WriteKind
{
    /// <summary>Inserts a row, with version 1; a row with the same key, or the same values in a unique key, is a key conflict.</summary>
    Insert,

    /// <summary>Replaces all columns of a row outside its key and raises its version; another version, or none, is a version conflict.</summary>
    Replace,

    /// <summary>Removes a row; another version, or none, is a version conflict.</summary>
    Remove,

    /// <summary>Changes nothing: the row must stand there with the expected version, or, without one, must not be there; else a version conflict.</summary>
    Require,

    /// <summary>Removes all rows whose key begins so, and inserts others in their place. The shape has no versions; the parent's guards it.</summary>
    ReplaceAll,
}

/// <summary>One write of a <see cref="ChangeSet"/>, as a store sees it.</summary>
/// <remarks>Safe to use from several threads. The lists it was made from are handed on, not copied: nobody writes to them any more.</remarks>
public sealed class Write
{
    private Write(WriteKind kind, RecordShape shape, Cell[] key, Cell[]? cells, StoreVersion? expected, IReadOnlyList<Cell[]> rows)
    {
        Kind = kind;
        Shape = shape;
        Key = key;
        Cells = cells;
        Expected = expected;
        Rows = rows;
    }

    /// <summary>What it does.</summary>
    public WriteKind Kind { get; }

    /// <summary>The kind of record.</summary>
    public RecordShape Shape { get; }

    /// <summary>The key of the row; of <see cref="WriteKind.ReplaceAll"/> the beginning of the key of its rows.</summary>
    public IReadOnlyList<Cell> Key { get; }

    /// <summary>The row's cells, for <see cref="WriteKind.Insert"/> and <see cref="WriteKind.Replace"/>; otherwise null.</summary>
    public Cell[]? Cells { get; }

    /// <summary>The version the row must have; null in a <see cref="WriteKind.Require"/>: no row.</summary>
    public StoreVersion? Expected { get; }

    /// <summary>The rows of <see cref="WriteKind.ReplaceAll"/>; otherwise none.</summary>
    public IReadOnlyList<Cell[]> Rows { get; }

    /// <summary>The value for a column in the row that is inserted or that replaces.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The write has no row.</exception>
    public Cell Get(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return (Cells ?? throw new InvalidOperationException($"A {Kind} has no row."))[column.Ordinal];
    }

    /// <summary>Inserts a row.</summary>
    /// <param name="shape">The kind.</param>
    /// <param name="cells">A cell for each column.</param>
    /// <returns>The write.</returns>
    public static Write Insert(RecordShape shape, Cell[] cells) => new(WriteKind.Insert, shape, shape.KeyOf(cells), cells, null, []);

    /// <summary>Replaces a row.</summary>
    /// <param name="shape">The kind; it has versions.</param>
    /// <param name="cells">A cell for each column; the key says which row.</param>
    /// <param name="expected">The version the row must have.</param>
    /// <returns>The write.</returns>
    public static Write Replace(RecordShape shape, Cell[] cells, StoreVersion expected) =>
        new(WriteKind.Replace, Versioned(shape), shape.KeyOf(cells), cells, Exact(expected), []);

    /// <summary>Removes a row.</summary>
    /// <param name="shape">The kind; it has versions.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="expected">The version the row must have.</param>
    /// <returns>The write.</returns>
    public static Write Remove(RecordShape shape, Cell[] key, StoreVersion expected) =>
        new(WriteKind.Remove, Versioned(shape), WholeKey(shape, key), null, Exact(expected), []);

    /// <summary>Requires that a row stands unchanged, or that there is none.</summary>
    /// <param name="shape">The kind; it has versions.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="expected">The version the row must have; null: it must not be there.</param>
    /// <returns>The write.</returns>
    public static Write Require(RecordShape shape, Cell[] key, StoreVersion? expected) =>
        new(WriteKind.Require, Versioned(shape), WholeKey(shape, key), null, expected is { } version ? Exact(version) : null, []);

    /// <summary>Replaces all rows whose key begins with a prefix.</summary>
    /// <param name="shape">The kind; it has no versions.</param>
    /// <param name="prefix">The beginning of the key.</param>
    /// <param name="rows">The rows that take their place; the key of each begins with the prefix.</param>
    /// <returns>The write.</returns>
    public static Write ReplaceAll(RecordShape shape, Cell[] prefix, IReadOnlyList<Cell[]> rows)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(rows);
        if (shape.IsVersioned) throw new ArgumentException($"{shape.Name} has versions; its rows are replaced one by one.", nameof(shape));
        if (prefix.Length >= shape.Key.Count) throw new ArgumentException($"The prefix is not shorter than the key of {shape.Name}.", nameof(prefix));
        foreach (var row in rows)
        {
            for (var i = 0; i < prefix.Length; i++)
            {
                if (row[shape.Key[i].Ordinal] != prefix[i]) throw new ArgumentException($"The key of a row of {shape.Name} begins otherwise.", nameof(rows));
            }
        }

        return new(WriteKind.ReplaceAll, shape, prefix, null, null, rows);
    }

    private static RecordShape Versioned(RecordShape shape) =>
        shape.IsVersioned ? shape : throw new ArgumentException($"{shape.Name} has no versions.", nameof(shape));

    private static StoreVersion Exact(StoreVersion version) =>
        version.Value > 0 ? version : throw new ArgumentException("A store is told the exact version.", nameof(version));

    private static Cell[] WholeKey(RecordShape shape, Cell[] key) =>
        key.Length == shape.Key.Count ? key : throw new ArgumentException($"The key of {shape.Name} has {shape.Key.Count} columns.", nameof(key));
}
