namespace OnlineContact.Admin.Storage;

/// <summary>
/// Rows of another shape that belong to a record and are read and written with it: the languages of a service, say. Their
/// key begins with the whole key of the parent. A store never sees a collection, only the rows.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public abstract class ChildRows
{
    private protected ChildRows(RecordShape shape) => Shape = shape;

    /// <summary>The shape of the children.</summary>
    public RecordShape Shape { get; }

    internal int Ordinal { get; set; }

    internal Column[] Prefix { get; set; } = [];
}

/// <summary>Rows <typeparamref name="TChild"/> that belong to a record <typeparamref name="TRecord"/>.</summary>
/// <typeparam name="TRecord">The parent.</typeparam>
/// <typeparam name="TChild">The child.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class ChildRows<TRecord, TChild> : ChildRows<TRecord>
    where TRecord : class
    where TChild : class
{
    private readonly RecordShape<TChild> _child;
    private readonly Func<TRecord, IEnumerable<TChild>> _get;
    private readonly Func<TRecord, object?>? _heldBy;

    internal ChildRows(RecordShape<TChild> child, Func<TRecord, IEnumerable<TChild>> get, Func<TRecord, object?>? heldBy)
        : base(child)
    {
        _child = child;
        _get = get;
        _heldBy = heldBy;
    }

    internal override Cell[][] RowsOf(TRecord record) => [.. _get(record).Select(_child.ToCells)];

    internal override bool IsSameIn(TRecord one, TRecord other) =>
        _heldBy is not null && ReferenceEquals(_heldBy(one), _heldBy(other));

    internal TChild[] Read(OrganizationId organization, IReadOnlyList<StoredRow> rows)
    {
        if (rows.Count == 0) return [];
        var children = new TChild[rows.Count];
        for (var i = 0; i < children.Length; i++) children[i] = _child.FromCells(organization, rows[i].Cells);
        return children;
    }
}

/// <summary>Rows that belong to a record <typeparamref name="TRecord"/>.</summary>
/// <typeparam name="TRecord">The parent.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public abstract class ChildRows<TRecord> : ChildRows where TRecord : class
{
    private protected ChildRows(RecordShape shape)
        : base(shape)
    {
    }

    internal abstract Cell[][] RowsOf(TRecord record);

    /// <summary>Whether the children of two states of a record are the same without making their rows; not knowing is no.</summary>
    internal abstract bool IsSameIn(TRecord one, TRecord other);
}
