namespace OnlineContact.Admin.Storage;

/// <summary>How the values of a column are kept. A store needs a representation for each of these and for nothing else.</summary>
public enum ColumnType
{
    /// <summary>A signed 64-bit number.</summary>
    Number,

    /// <summary>True or false; in a <see cref="Cell"/> the numbers 1 and 0.</summary>
    Flag,

    /// <summary>An instant; in a <see cref="Cell"/> the number of 100-nanosecond ticks since 1970-01-01T00:00Z.</summary>
    Instant,

    /// <summary>A date of the ISO calendar; in a <see cref="Cell"/> the number yyyymmdd, which sorts and reads well in SQL too.</summary>
    Date,

    /// <summary>Text of at most <see cref="Column.MaxLength"/> Unicode code points, compared and sorted by code point.</summary>
    Text,

    /// <summary>At most <see cref="Column.MaxLength"/> bytes.</summary>
    Bytes,

    /// <summary>A decimal number of at most 19 digits before and 9 digits after the point.</summary>
    Decimal,
}
