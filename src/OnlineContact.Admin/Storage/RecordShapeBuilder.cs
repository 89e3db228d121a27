using System.Runtime.CompilerServices;
using NodaTime;

namespace OnlineContact.Admin.Storage;

/// <summary>
/// Describes a shape: first the columns, then <see cref="Build"/>. Meant for a static class beside the record:
/// builder first, then columns, then the shape, in the order in which statics are initialised.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <remarks>Not safe for several threads; used once, while a class is initialised.</remarks>
public sealed class RecordShapeBuilder<TRecord> where TRecord : class
{
    private readonly string _name;
    private readonly Func<TRecord, OrganizationId> _organization;
    private readonly List<Column<TRecord>> _columns = [];
    private readonly List<ChildRows<TRecord>> _collections = [];
    private readonly List<UniqueKey> _uniqueKeys = [];
    private readonly List<RecordIndex> _indexes = [];

    internal RecordShapeBuilder(string name, Func<TRecord, OrganizationId> organization)
    {
        _name = Checked(name);
        _organization = organization;
    }

    /// <summary>Adds a number.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="get">Reads it from the record; a plain property access gives the LINQ mapping its property.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, long> Number(string name, Func<TRecord, long> get, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Number, 0, false, source, get, Cell.Of, static cell => cell.AsNumber());

    /// <summary>Adds a number that may be missing.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, long?> OptionalNumber(string name, Func<TRecord, long?> get, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Number, 0, true, source, get, static value => value is { } v ? Cell.Of(v) : Cell.Null, static cell => cell.IsNull ? (long?)null : cell.AsNumber());

    /// <summary>Adds a value that is kept as a number: an enumeration by its wire number, or a small count.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="name">The column's name.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="write">Makes the number of a value.</param>
    /// <param name="read">Makes the value of a number.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, TValue> NumberOf<TValue>(string name, Func<TRecord, TValue> get, Func<TValue, long> write, Func<long, TValue> read, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Number, 0, false, source, get, value => Cell.Of(write(value)), cell => read(cell.AsNumber()));

    /// <summary>Adds a flag.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, bool> Flag(string name, Func<TRecord, bool> get, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Flag, 0, false, source, get, Cell.Of, static cell => cell.AsFlag());

    /// <summary>Adds an instant, kept in ticks of 100 nanoseconds.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, Instant> Instant(string name, Func<TRecord, Instant> get, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Instant, 0, false, source, get, Cell.Of, static cell => cell.AsInstant());

    /// <summary>Adds an instant that may be missing.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, Instant?> OptionalInstant(string name, Func<TRecord, Instant?> get, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Instant, 0, true, source, get, static value => value is { } v ? Cell.Of(v) : Cell.Null, static cell => cell.IsNull ? (Instant?)null : cell.AsInstant());

    /// <summary>Adds a date.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, LocalDate> Date(string name, Func<TRecord, LocalDate> get, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Date, 0, false, source, get, Cell.Of, static cell => cell.AsDate());

    /// <summary>Adds a date that may be missing.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, LocalDate?> OptionalDate(string name, Func<TRecord, LocalDate?> get, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Date, 0, true, source, get, static value => value is { } v ? Cell.Of(v) : Cell.Null, static cell => cell.IsNull ? (LocalDate?)null : cell.AsDate());

    /// <summary>Adds a text.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="maxLength">The most code points it may have.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, string> Text(string name, int maxLength, Func<TRecord, string> get, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Text, maxLength, false, source, get, Cell.Of, static cell => cell.AsText());

    /// <summary>Adds a text that may be missing.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="maxLength">The most code points it may have.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, string?> OptionalText(string name, int maxLength, Func<TRecord, string?> get, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Text, maxLength, true, source, get, Cell.Of, static cell => cell.IsNull ? null : cell.AsText());

    /// <summary>Adds a value that is kept as text.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="name">The column's name.</param>
    /// <param name="maxLength">The most code points it may have.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="write">Makes the text of a value.</param>
    /// <param name="read">Makes the value of a text.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, TValue> TextOf<TValue>(string name, int maxLength, Func<TRecord, TValue> get, Func<TValue, string> write, Func<string, TValue> read, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Text, maxLength, false, source, get, value => Cell.Of(write(value)), cell => read(cell.AsText()));

    /// <summary>Adds a value that is kept as text and may be missing.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="name">The column's name.</param>
    /// <param name="maxLength">The most code points it may have.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="write">Makes the text of a value; null for none.</param>
    /// <param name="read">Makes the value of a text; null for none.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, TValue> OptionalTextOf<TValue>(string name, int maxLength, Func<TRecord, TValue> get, Func<TValue, string?> write, Func<string?, TValue> read, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Text, maxLength, true, source, get, value => Cell.Of(write(value)), cell => read(cell.IsNull ? null : cell.AsText()));

    /// <summary>Adds a value that is kept as bytes.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="name">The column's name.</param>
    /// <param name="maxLength">The most bytes it may have.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="write">Makes the bytes of a value.</param>
    /// <param name="read">Makes the value of bytes.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, TValue> BytesOf<TValue>(string name, int maxLength, Func<TRecord, TValue> get, Func<TValue, byte[]> write, Func<byte[], TValue> read, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Bytes, maxLength, false, source, get, value => Cell.Of(write(value)), cell => read(cell.AsBytes()));

    /// <summary>Adds a value that is kept as bytes and may be missing.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="name">The column's name.</param>
    /// <param name="maxLength">The most bytes it may have.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="write">Makes the bytes of a value; null for none.</param>
    /// <param name="read">Makes the value of bytes; null for none.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, TValue> OptionalBytesOf<TValue>(string name, int maxLength, Func<TRecord, TValue> get, Func<TValue, byte[]?> write, Func<byte[]?, TValue> read, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Bytes, maxLength, true, source, get, value => Cell.Of(write(value)), cell => read(cell.IsNull ? null : cell.AsBytes()));

    /// <summary>Adds a decimal of at most 19 digits before and 9 after the point.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="get">Reads it from the record.</param>
    /// <param name="source">Filled in by the compiler.</param>
    /// <returns>The column.</returns>
    public Column<TRecord, decimal> Decimal(string name, Func<TRecord, decimal> get, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, ColumnType.Decimal, 0, false, source, get, Cell.Of, static cell => cell.AsDecimal());

    /// <summary>Adds a key that is unique within an organization; rows without a value in one of its columns stand outside.</summary>
    /// <param name="name">Its name, without the shape's.</param>
    /// <param name="columns">Its columns.</param>
    public void Unique(string name, params Column<TRecord>[] columns) => _uniqueKeys.Add(new UniqueKey(Checked(name), [.. columns]));

    /// <summary>Adds an order in which rows can be read.</summary>
    /// <typeparam name="TFirst">The type of its first column.</typeparam>
    /// <param name="name">Its name, without the shape's.</param>
    /// <param name="first">Its first column, on which ranges can be bounded.</param>
    /// <param name="rest">The other columns; together they hold the whole key, so that the order is total.</param>
    /// <returns>The order.</returns>
    /// <exception cref="ArgumentException">A column may be missing in a row.</exception>
    public RecordIndex<TRecord, TFirst> Ordered<TFirst>(string name, Column<TRecord, TFirst> first, params Column<TRecord>[] rest) =>
        Order(name, first, rest, isKey: false);

    /// <summary>Names the order of the key itself, so that ranges of it can be read.</summary>
    /// <typeparam name="TFirst">The type of its first column.</typeparam>
    /// <param name="first">The key's first column.</param>
    /// <param name="rest">The key's other columns.</param>
    /// <returns>The order.</returns>
    public RecordIndex<TRecord, TFirst> KeyOrder<TFirst>(Column<TRecord, TFirst> first, params Column<TRecord>[] rest) =>
        Order("key", first, rest, isKey: true);

    /// <summary>Adds rows of another shape that are read and written with the record.</summary>
    /// <typeparam name="TChild">The child.</typeparam>
    /// <param name="child">The shape of the children; its key begins with columns like those of this shape's key.</param>
    /// <param name="get">Reads the children from the record.</param>
    /// <param name="heldBy">
    /// The immutable value of the record that alone decides the children, beside the record's key: while a changed record holds the very
    /// same one, its children are not compared. Leave it out where there is none.
    /// </param>
    /// <returns>The collection.</returns>
    public ChildRows<TRecord, TChild> Collection<TChild>(RecordShape<TChild> child, Func<TRecord, IEnumerable<TChild>> get, Func<TRecord, object?>? heldBy = null)
        where TChild : class
    {
        var collection = new ChildRows<TRecord, TChild>(child, get, heldBy) { Ordinal = _collections.Count };
        _collections.Add(collection);
        return collection;
    }

    /// <summary>Completes the shape.</summary>
    /// <param name="build">Makes a record from its stored values; with <c>required</c> members a forgotten column does not compile.</param>
    /// <param name="traits">What is special about the kind.</param>
    /// <param name="searched">The column of folded text to look into, if there is one.</param>
    /// <param name="key">The key's columns after the organization.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="ArgumentException">Key, order or collection do not fit together.</exception>
    public RecordShape<TRecord> Build(RecordBuild<TRecord> build, ShapeTraits traits = ShapeTraits.None, Column<TRecord>? searched = null, params Column<TRecord>[] key)
    {
        foreach (var index in _indexes)
        {
            if (index.IsKey ? !index.Columns.SequenceEqual(key) : !key.All(column => index.Columns.Contains(column)))
                throw new ArgumentException($"The order {_name}.{index.Name} does not hold the whole key.");
        }

        RequireDistinct([.. _uniqueKeys.Select(unique => unique.Name)], "unique key");
        RequireDistinct([.. _indexes.Select(index => index.Name)], "order");
        if (key.Any(column => column.IsOptional)) throw new ArgumentException($"A column of the key of {_name} may be missing.");
        foreach (var collection in _collections)
        {
            var prefix = collection.Shape.Key.Take(key.Length).ToArray();
            if (prefix.Length >= collection.Shape.Key.Count || !prefix.Select(c => c.Type).SequenceEqual(key.Select(c => c.Type)))
                throw new ArgumentException($"The key of {collection.Shape.Name} does not begin with that of {_name}.");
            collection.Prefix = prefix;
        }

        return new RecordShape<TRecord>(
            _name, traits, [.. _columns], key, [.. _uniqueKeys], [.. _indexes], searched, [.. _collections], _organization, build);
    }

    private void RequireDistinct(string[] names, string what)
    {
        if (names.Distinct().Count() != names.Length) throw new ArgumentException($"{_name} has two of a name: {what} {string.Join(", ", names)}.");
    }

    private RecordIndex<TRecord, TFirst> Order<TFirst>(string name, Column<TRecord, TFirst> first, Column<TRecord>[] rest, bool isKey)
    {
        Column[] columns = [first, .. rest];
        if (columns.Any(column => column.IsOptional))
            throw new ArgumentException($"A column of the order {_name}.{name} may be missing.", nameof(rest));
        if (columns.Distinct().Count() != columns.Length)
            throw new ArgumentException($"A column stands twice in the order {_name}.{name}.", nameof(rest));
        var index = new RecordIndex<TRecord, TFirst>(Checked(name), first, columns, isKey);
        _indexes.Add(index);
        return index;
    }

    private Column<TRecord, TValue> Add<TValue>(string name, ColumnType type, int maxLength, bool optional, string source, Func<TRecord, TValue> get, Func<TValue, Cell> write, Func<Cell, TValue> read)
    {
        var column = new Column<TRecord, TValue>(Checked(name), type, maxLength, optional, PropertyOf(source), _columns.Count, get, write, read);
        if (_columns.Any(other => other.Name == name)) throw new ArgumentException($"{_name} has a column {name} already.", nameof(name));
        _columns.Add(column);
        return column;
    }

    // "x => x.Name" names the property Name; anything else names none, and the column stays out of the LINQ mapping.
    private static string? PropertyOf(string source)
    {
        var arrow = source.IndexOf("=>", StringComparison.Ordinal);
        if (arrow < 0) return null;
        var body = source[(arrow + 2)..].Trim();
        var record = source[..arrow].Replace("static ", "", StringComparison.Ordinal).Trim() + ".";
        return body.StartsWith(record, StringComparison.Ordinal) && body[record.Length..].All(char.IsLetterOrDigit) ? body[record.Length..] : null;
    }

    private static string Checked(string name) =>
        name is { Length: > 0 and <= RecordShape.MaxNameLength } && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            ? name
            : throw new ArgumentException($"A stored name is 1 to {RecordShape.MaxNameLength} of a-z 0-9 _.", nameof(name));
}
