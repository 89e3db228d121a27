namespace OnlineContact.Admin.Storage;

/// <summary>A request for a page of rows in an order, as a store sees it.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record RangeRead
{
    /// <summary>The most rows a page may have.</summary>
    public const int MaxLimit = 1_000;

    /// <summary>The order.</summary>
    public required RecordIndex Index { get; init; }

    /// <summary>Only rows whose first column of the order is at least this; null: from the beginning.</summary>
    public Cell? From { get; init; }

    /// <summary>Only rows whose first column of the order is below this; null: to the end.</summary>
    public Cell? To { get; init; }

    /// <summary>Only rows that come after this place in the direction of reading: a value for every column of the order; null: from the first.</summary>
    public IReadOnlyList<Cell>? After { get; init; }

    /// <summary>Whether to read from the last to the first.</summary>
    public bool Descending { get; init; }

    /// <summary>Only rows that hold one of the values in each of these columns.</summary>
    public IReadOnlyList<RangeFilter> Filters { get; init; } = [];

    /// <summary>The most rows wanted, 0 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>
    /// How far to count the rows of range and filters, <see cref="After"/> and <see cref="Limit"/> aside: 0 not at all,
    /// n up to n, <see cref="int.MaxValue"/> exactly.
    /// </summary>
    public int CountUpTo { get; init; }

    /// <summary>The shape.</summary>
    public RecordShape Shape => Index.Shape;
}

/// <summary>A column and the values a row may hold in it.</summary>
/// <param name="Column">The column; one that always has a value.</param>
/// <param name="Values">At least one value and at most <see cref="RecordRead.MaxKeys"/>.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct RangeFilter(Column Column, IReadOnlyList<Cell> Values);

/// <summary>A page of rows.</summary>
/// <param name="Rows">The rows in the order asked for; fewer than the limit only when there are no more.</param>
/// <param name="Count">The number of rows that was asked for, or null when none was.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct RangeRows(IReadOnlyList<StoredRow> Rows, int? Count);
