namespace OnlineContact.Admin.Storage;

/// <summary>
/// A request for rows by key, as a store sees it: the rows whose <see cref="Columns"/> hold one of <see cref="Keys"/>.
/// The columns are the beginning of the key (none: all rows) or a whole unique key. Several keys differ in the last column only.
/// </summary>
/// <remarks>Safe to use from several threads. The lists it was made from are handed on, not copied: nobody writes to them any more.</remarks>
public sealed class RecordRead
{
    /// <summary>The most keys one request may name.</summary>
    public const int MaxKeys = 1_000;

    /// <summary>Makes a request.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="columns">The columns that are given.</param>
    /// <param name="keys">At least one and at most <see cref="MaxKeys"/> tuples with a value for each column; several agree in all columns but the last.</param>
    /// <exception cref="ArgumentException">The tuples do not fit.</exception>
    public RecordRead(RecordShape shape, IReadOnlyList<Column> columns, IReadOnlyList<Cell[]> keys)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count is 0 or > MaxKeys) throw new ArgumentException($"A read names 1 to {MaxKeys} keys, not {keys.Count}.", nameof(keys));
        if (keys.Count > 1 && columns.Count == 0) throw new ArgumentException("Several keys need a column to differ in.", nameof(keys));
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i].Length != columns.Count) throw new ArgumentException("A key has a value for each column.", nameof(keys));
            if (i > 0 && !keys[i].AsSpan(0, columns.Count - 1).SequenceEqual(keys[0].AsSpan(0, columns.Count - 1)))
                throw new ArgumentException("Several keys differ in their last column only.", nameof(keys));
        }

        Shape = shape;
        Columns = columns;
        Keys = keys;
    }

    /// <summary>The shape.</summary>
    public RecordShape Shape { get; }

    /// <summary>The columns that are given.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The tuples of values; a row is wanted when it has one of them.</summary>
    public IReadOnlyList<Cell[]> Keys { get; }
}
