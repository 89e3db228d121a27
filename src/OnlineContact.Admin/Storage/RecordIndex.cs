namespace OnlineContact.Admin.Storage;

/// <summary>
/// An order in which rows of one organization can be read: columns that always have a value, the whole key among them, so that
/// it is total and a page can go on after any row.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public class RecordIndex
{
    private RecordShape? _shape;

    internal RecordIndex(string name, Column[] columns, bool isKey)
    {
        Name = name;
        Columns = [.. columns];
        IsKey = isKey;
    }

    /// <summary>The name, without the shape's.</summary>
    public string Name { get; }

    /// <summary>The columns after the organization.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Whether the order is that of the key itself, for which a store needs no index of its own.</summary>
    public bool IsKey { get; }

    /// <summary>The shape whose rows are ordered.</summary>
    public RecordShape Shape => _shape ?? throw new InvalidOperationException($"The index {Name} belongs to no shape yet.");

    internal void BelongTo(RecordShape shape) => _shape = shape;
}

/// <summary>An order of the records <typeparamref name="TRecord"/> whose first column is a <typeparamref name="TFirst"/>.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TFirst">The type of the first column, on which a range can be bounded.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class RecordIndex<TRecord, TFirst> : RecordIndex where TRecord : class
{
    private readonly Column<TRecord, TFirst> _first;

    internal RecordIndex(string name, Column<TRecord, TFirst> first, Column[] columns, bool isKey)
        : base(name, columns, isKey) => _first = first;

    /// <summary>All records in ascending order.</summary>
    /// <returns>A query to narrow further.</returns>
    public RangeQuery<TRecord> Ascending() => new(new RangeRead { Index = this });

    /// <summary>All records in descending order.</summary>
    /// <returns>A query to narrow further.</returns>
    public RangeQuery<TRecord> Descending() => new(new RangeRead { Index = this, Descending = true });

    /// <summary>The records whose first column lies in a half-open range, in ascending order.</summary>
    /// <param name="from">The first value inside.</param>
    /// <param name="to">The first value above.</param>
    /// <returns>A query to narrow further.</returns>
    public RangeQuery<TRecord> Between(TFirst from, TFirst to) =>
        new(new RangeRead { Index = this, From = _first.Write(from), To = _first.Write(to) });

    /// <summary>The records whose first column is at least a value, in ascending order.</summary>
    /// <param name="from">The first value inside.</param>
    /// <returns>A query to narrow further.</returns>
    public RangeQuery<TRecord> From(TFirst from) => new(new RangeRead { Index = this, From = _first.Write(from) });

    /// <summary>The records whose first column is below a value, in ascending order.</summary>
    /// <param name="to">The first value above.</param>
    /// <returns>A query to narrow further.</returns>
    public RangeQuery<TRecord> Below(TFirst to) => new(new RangeRead { Index = this, To = _first.Write(to) });

    internal Cell CellOf(TFirst value) => _first.Write(value);
}
