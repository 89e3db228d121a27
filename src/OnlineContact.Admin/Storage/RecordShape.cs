namespace OnlineContact.Admin.Storage;

/// <summary>
/// What a store needs to know of a kind of record: table, columns, key, unique keys and orders. Tables, migrations,
/// statements and the in-memory store are made from shapes, so that a new kind needs no new code in any store.
/// </summary>
/// <remarks>
/// Immutable; safe to use from several threads. Every row belongs to exactly one organization, which is not among the
/// columns: a store keeps it first in every table, key and index.
/// </remarks>
public abstract class RecordShape
{
    /// <summary>The longest name of a table, column, key or index.</summary>
    public const int MaxNameLength = 54;

    private readonly Column[] _key;

    private protected RecordShape(string name, ShapeTraits traits, Column[] columns, Column[] key, UniqueKey[] uniqueKeys, RecordIndex[] indexes, Column? searched)
    {
        Name = name;
        Traits = traits;
        _key = [.. key];
        // Copies nobody can write to: shapes are shared by the whole process.
        Columns = [.. columns];
        Key = [.. key];
        UniqueKeys = [.. uniqueKeys];
        Indexes = [.. indexes];
        Searched = searched;
        foreach (var index in indexes) index.BelongTo(this);
    }

    /// <summary>The name of the kind and its table.</summary>
    public string Name { get; }

    /// <summary>What is special about the kind.</summary>
    public ShapeTraits Traits { get; }

    /// <summary>Whether rows carry a version, so that they can be replaced, removed and required one by one.</summary>
    public bool IsVersioned => (Traits & ShapeTraits.Versioned) != 0;

    /// <summary>The columns, without organization and version.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The columns of the key after the organization; none when an organization has at most one such record.</summary>
    public IReadOnlyList<Column> Key { get; }

    /// <summary>The further keys that are unique within an organization.</summary>
    public IReadOnlyList<UniqueKey> UniqueKeys { get; }

    /// <summary>The orders in which rows can be read.</summary>
    public IReadOnlyList<RecordIndex> Indexes { get; }

    /// <summary>The column of folded text that <see cref="IAdminStore.MatchAsync"/> looks into, if the kind has one.</summary>
    public Column? Searched { get; }

    /// <summary>The type of the record.</summary>
    public abstract Type RecordType { get; }

    /// <summary>The collections that are read and written with a record of this shape.</summary>
    public abstract IReadOnlyList<ChildRows> Collections { get; }

    /// <summary>Starts the description of a shape.</summary>
    /// <typeparam name="TRecord">The record.</typeparam>
    /// <param name="name">The name of the kind and its table: lower-case ASCII words joined by underscores.</param>
    /// <param name="organization">The organization a record belongs to.</param>
    /// <returns>A builder, to which the columns are added next.</returns>
    public static RecordShapeBuilder<TRecord> For<TRecord>(string name, Func<TRecord, OrganizationId> organization)
        where TRecord : class => new(name, organization);

    /// <summary>The cells of a row's key.</summary>
    /// <param name="cells">The row.</param>
    /// <returns>One cell for each of <see cref="Key"/>.</returns>
    public Cell[] KeyOf(Cell[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var key = new Cell[_key.Length];
        for (var i = 0; i < key.Length; i++) key[i] = cells[_key[i].Ordinal];
        return key;
    }

    /// <summary>The name of the kind.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}

/// <summary>What is special about a kind of record.</summary>
[Flags]
public enum ShapeTraits
{
    /// <summary>Rows are inserted and read, or replaced together with their parent.</summary>
    None = 0,

    /// <summary>Rows carry a version.</summary>
    Versioned = 1,

    /// <summary>The head of an organization: one row each; the first write of every commit.</summary>
    Head = 2,

    /// <summary>Entries of the change log: every commit inserts at least one.</summary>
    Journal = 4,

    /// <summary>All columns outside the key are numbers that <see cref="IAdminStore.AddAsync"/> adds to.</summary>
    Counters = 8,
}

/// <summary>The shape of the records <typeparamref name="TRecord"/>.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class RecordShape<TRecord> : RecordShape where TRecord : class
{
    private readonly Column<TRecord>[] _columns;
    private readonly ChildRows<TRecord>[] _collections;
    private readonly Func<TRecord, OrganizationId> _organization;
    private readonly RecordBuild<TRecord> _build;

    internal RecordShape(
        string name,
        ShapeTraits traits,
        Column<TRecord>[] columns,
        Column<TRecord>[] key,
        UniqueKey[] uniqueKeys,
        RecordIndex[] indexes,
        Column<TRecord>? searched,
        ChildRows<TRecord>[] collections,
        Func<TRecord, OrganizationId> organization,
        RecordBuild<TRecord> build)
        : base(name, traits, columns, key, uniqueKeys, indexes, searched)
    {
        _columns = columns;
        _collections = collections;
        Collections = [.. collections];
        _organization = organization;
        _build = build;
    }

    /// <inheritdoc/>
    public override Type RecordType => typeof(TRecord);

    /// <inheritdoc/>
    public override IReadOnlyList<ChildRows> Collections { get; }

    /// <summary>The organization a record belongs to.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Its organization.</returns>
    public OrganizationId OrganizationOf(TRecord record) => _organization(record);

    /// <summary>The cells of a record, in the order of the columns; collections are not among them.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The cells.</returns>
    /// <exception cref="InvalidOperationException">A required column has no value, or a value is longer than its column.</exception>
    public Cell[] ToCells(TRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var cells = new Cell[_columns.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = _columns[i].CellOf(record);
            CellRules.Check(this, _columns[i], cells[i]);
        }

        return cells;
    }

    /// <summary>Makes a record from the cells of its row; its collections are empty.</summary>
    /// <param name="organization">The organization the row belongs to.</param>
    /// <param name="cells">The cells, in the order of the columns.</param>
    /// <returns>The record.</returns>
    public TRecord FromCells(OrganizationId organization, Cell[] cells) => FromCells(organization, cells, null);

    internal IReadOnlyList<ChildRows<TRecord>> TypedCollections => _collections;

    internal TRecord FromCells(OrganizationId organization, Cell[] cells, IReadOnlyList<StoredRow>[]? children) =>
        _build(new RecordReader<TRecord>(organization, cells, children));

    /// <summary>The key of the one record that an organization may have of this kind.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidOperationException">The key has columns.</exception>
    public RecordKey<TRecord> SingleKey() =>
        Key.Count == 0 ? new RecordKey<TRecord>(this, [], []) : throw new InvalidOperationException($"The key of {Name} has columns.");

    /// <summary>Keys of one column: the whole key, the beginning of a longer key, or a unique key.</summary>
    /// <typeparam name="T1">The type of the column.</typeparam>
    /// <param name="column1">The column.</param>
    /// <returns>A maker of keys.</returns>
    public RecordKeys<TRecord, T1> Keys<T1>(Column<TRecord, T1> column1) => new(this, column1);

    /// <summary>Keys of two columns: the whole key, the beginning of a longer key, or a unique key.</summary>
    /// <typeparam name="T1">The type of the first column.</typeparam>
    /// <typeparam name="T2">The type of the second column.</typeparam>
    /// <param name="column1">The first column.</param>
    /// <param name="column2">The second column.</param>
    /// <returns>A maker of keys.</returns>
    public RecordKeys<TRecord, T1, T2> Keys<T1, T2>(Column<TRecord, T1> column1, Column<TRecord, T2> column2) => new(this, column1, column2);

    internal void CheckKeyColumns(Column[] columns)
    {
        if (columns.Length <= Key.Count && columns.SequenceEqual(Key.Take(columns.Length))) return;
        if (UniqueKeys.Any(key => key.Columns.SequenceEqual(columns))) return;
        throw new ArgumentException($"These columns begin no key of {Name} and are no unique key.", nameof(columns));
    }
}

/// <summary>What every cell of a row must hold to; checked in core so that every store may rely on it.</summary>
internal static class CellRules
{
    private const decimal DecimalBound = 10_000_000_000_000_000_000m;

    public static void Check(RecordShape shape, Column column, Cell cell)
    {
        if (cell.IsNull)
        {
            if (!column.IsOptional) throw new InvalidOperationException($"{shape.Name}.{column.Name} has no value.");
            return;
        }

        if (column.Type == ColumnType.Decimal)
        {
            var value = cell.AsDecimal();
            if (Math.Abs(value) >= DecimalBound || decimal.Round(value, 9) != value)
                throw new InvalidOperationException($"{shape.Name}.{column.Name} takes at most 19 digits before and 9 after the point.");
            return;
        }

        var length = column.Type switch
        {
            ColumnType.Text => CodePoints(cell.AsText())
                ?? throw new InvalidOperationException($"{shape.Name}.{column.Name} takes no U+0000 and no half of a surrogate pair."),
            ColumnType.Bytes => cell.AsBytes().Length,
            _ => 0,
        };
        if (length > column.MaxLength)
            throw new InvalidOperationException($"{shape.Name}.{column.Name} takes at most {column.MaxLength}, not {length}.");
    }

    // Null for what a database refuses (U+0000) or keeps as something else (half a surrogate pair), so that hashes of it
    // would not match any more.
    private static int? CodePoints(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++, count++)
        {
            if (text[i] == '\0') return null;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return null;
            i++;
        }

        return count;
    }
}
