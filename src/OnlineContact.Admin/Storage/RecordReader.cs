namespace OnlineContact.Admin.Storage;

/// <summary>Hands the stored values of one row, and its children, to the function that makes the record.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <remarks>For use within that function only.</remarks>
public readonly ref struct RecordReader<TRecord> where TRecord : class
{
    private readonly Cell[] _cells;
    private readonly IReadOnlyList<StoredRow>[]? _children;

    internal RecordReader(OrganizationId organization, Cell[] cells, IReadOnlyList<StoredRow>[]? children)
    {
        Organization = organization;
        _cells = cells;
        _children = children;
    }

    /// <summary>The organization that the record belongs to.</summary>
    public OrganizationId Organization { get; }

    /// <summary>The value of a column.</summary>
    /// <typeparam name="TValue">Its type.</typeparam>
    /// <param name="column">The column.</param>
    /// <returns>The value.</returns>
    public TValue Get<TValue>(Column<TRecord, TValue> column) => column.Read(_cells[column.Ordinal]);

    /// <summary>The children of a collection, in the order of their key.</summary>
    /// <typeparam name="TChild">The child.</typeparam>
    /// <param name="collection">The collection.</param>
    /// <returns>The children.</returns>
    public TChild[] Many<TChild>(ChildRows<TRecord, TChild> collection) where TChild : class =>
        _children is null ? [] : collection.Read(Organization, _children[collection.Ordinal]);
}

/// <summary>Makes a record from its stored values.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="reader">The values.</param>
/// <returns>The record.</returns>
public delegate TRecord RecordBuild<TRecord>(RecordReader<TRecord> reader) where TRecord : class;
