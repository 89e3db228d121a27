namespace OnlineContact.Admin.Storage;

/// <summary>A column of a <see cref="RecordShape"/>: its name, how its values are kept, and how long they may be.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public abstract class Column
{
    private protected Column(string name, ColumnType type, int maxLength, bool optional, string? property, int ordinal)
    {
        Name = name;
        Type = type;
        MaxLength = maxLength;
        IsOptional = optional;
        Property = property;
        Ordinal = ordinal;
    }

    /// <summary>The name: lower-case ASCII words joined by underscores.</summary>
    public string Name { get; }

    /// <summary>How the values are kept.</summary>
    public ColumnType Type { get; }

    /// <summary>The largest length: code points of a text, bytes of bytes; 0 for every other type.</summary>
    public int MaxLength { get; }

    /// <summary>Whether a row may have no value here.</summary>
    public bool IsOptional { get; }

    /// <summary>The position among <see cref="RecordShape.Columns"/>, and so in a row's cells.</summary>
    public int Ordinal { get; }

    /// <summary>The record's property that this column holds, when it holds exactly one; a LINQ mapping is made from it.</summary>
    public string? Property { get; }

    /// <summary>The type of the values in the record.</summary>
    public abstract Type ValueType { get; }

    /// <summary>Makes a value of the record from a cell, boxed. For mappings that are made once, not for reading rows.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The value.</returns>
    public abstract object? ToValue(Cell cell);

    /// <summary>Makes a cell from a boxed value of the record. For mappings that are made once, not for writing rows.</summary>
    /// <param name="value">A value of <see cref="ValueType"/>.</param>
    /// <returns>The cell.</returns>
    public abstract Cell ToCell(object? value);

    /// <summary>Name and type.</summary>
    /// <returns>For example <c>name Text</c>.</returns>
    public override string ToString() => $"{Name} {Type}";
}

/// <summary>A column of the records <typeparamref name="TRecord"/>.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public abstract class Column<TRecord> : Column where TRecord : class
{
    private protected Column(string name, ColumnType type, int maxLength, bool optional, string? property, int ordinal)
        : base(name, type, maxLength, optional, property, ordinal)
    {
    }

    internal abstract Cell CellOf(TRecord record);
}

/// <summary>A column of the records <typeparamref name="TRecord"/> with values of <typeparamref name="TValue"/>.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class Column<TRecord, TValue> : Column<TRecord> where TRecord : class
{
    private readonly Func<TRecord, TValue> _get;
    private readonly Func<TValue, Cell> _write;
    private readonly Func<Cell, TValue> _read;

    internal Column(
        string name,
        ColumnType type,
        int maxLength,
        bool optional,
        string? property,
        int ordinal,
        Func<TRecord, TValue> get,
        Func<TValue, Cell> write,
        Func<Cell, TValue> read)
        : base(name, type, maxLength, optional, property, ordinal)
    {
        _get = get;
        _write = write;
        _read = read;
    }

    /// <inheritdoc/>
    public override Type ValueType => typeof(TValue);

    /// <summary>Makes a cell from a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The cell.</returns>
    public Cell Write(TValue value) => _write(value);

    /// <summary>Makes a value from a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The value.</returns>
    public TValue Read(Cell cell) => _read(cell);

    /// <inheritdoc/>
    public override object? ToValue(Cell cell) => _read(cell);

    /// <inheritdoc/>
    public override Cell ToCell(object? value) => _write((TValue)value!);

    internal override Cell CellOf(TRecord record) => _write(_get(record));
}
