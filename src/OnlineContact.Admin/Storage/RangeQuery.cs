namespace OnlineContact.Admin.Storage;

/// <summary>
/// A query for a page of records in an order, as one value:
/// <c>ByName.Descending().Where(Status, InUse).After(cursor).Take(50).CountUpTo(10_000)</c>.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class RangeQuery<TRecord> where TRecord : class
{
    internal RangeQuery(RangeRead read) => Read = read;

    /// <summary>The query as a store sees it.</summary>
    public RangeRead Read { get; }

    /// <summary>The shape.</summary>
    public RecordShape<TRecord> Shape => (RecordShape<TRecord>)Read.Shape;

    /// <summary>The same records, from the last to the first.</summary>
    /// <returns>The query.</returns>
    public RangeQuery<TRecord> Backwards() => new(Read with { Descending = !Read.Descending });

    /// <summary>Only records that hold one of the values in a column.</summary>
    /// <typeparam name="TValue">The type of the column.</typeparam>
    /// <param name="column">The column; one that always has a value.</param>
    /// <param name="values">The values; at least one and at most <see cref="RecordRead.MaxKeys"/>.</param>
    /// <returns>The query.</returns>
    public RangeQuery<TRecord> Where<TValue>(Column<TRecord, TValue> column, params IReadOnlyList<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count is 0 or > RecordRead.MaxKeys) throw new ArgumentException($"A filter has 1 to {RecordRead.MaxKeys} values, not {values.Count}.", nameof(values));
        if (column.IsOptional) throw new ArgumentException($"The column {column.Name} may be missing and cannot be a filter.", nameof(column));
        return new(Read with { Filters = [.. Read.Filters, new RangeFilter(column, [.. values.Select(column.Write)])] });
    }

    /// <summary>Only records after a place: the values of the order's columns at the last record seen.</summary>
    /// <param name="place">A value for every column of the order, or null for the first page.</param>
    /// <returns>The query.</returns>
    public RangeQuery<TRecord> After(IReadOnlyList<Cell>? place)
    {
        if (place is not null && place.Count != Read.Index.Columns.Count)
            throw new ArgumentException("A place has a value for every column of the order.", nameof(place));
        return new(Read with { After = place });
    }

    /// <summary>At most so many records.</summary>
    /// <param name="limit">0 to <see cref="RangeRead.MaxLimit"/>.</param>
    /// <returns>The query.</returns>
    public RangeQuery<TRecord> Take(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, RangeRead.MaxLimit);
        return new(Read with { Limit = limit });
    }

    /// <summary>Counts in the same answer, up to a bound.</summary>
    /// <param name="bound">0 for no count, <see cref="int.MaxValue"/> for the exact one.</param>
    /// <returns>The query.</returns>
    public RangeQuery<TRecord> CountUpTo(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bound);
        return new(Read with { CountUpTo = bound });
    }
}
