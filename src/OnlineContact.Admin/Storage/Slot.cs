namespace OnlineContact.Admin.Storage;

/// <summary>A place that a <see cref="Fetch"/> fills with a record and its version, and that <see cref="Changes"/> takes key and version from.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed class Slot<TRecord> where TRecord : class
{
    private TRecord? _value;
    private bool _filled;

    internal Slot(RecordKey<TRecord> key) => Key = key;

    public RecordKey<TRecord> Key { get; }

    public RecordShape<TRecord> Shape => Key.Shape;

    public bool Found => Filled(_value) is not null;

    public TRecord Value => Filled(_value) ?? throw new InvalidOperationException($"There is no such {Shape.Name}.");

    public TRecord? ValueOrDefault => Filled(_value);

    public StoreVersion Version { get; private set; }

    internal void Fill(TRecord? value, StoreVersion version)
    {
        _value = value;
        Version = version;
        _filled = true;
    }

    private TRecord? Filled(TRecord? value) =>
        _filled ? value : throw new InvalidOperationException($"The slot of {Shape.Name} is not filled yet.");
}

/// <summary>A place that a <see cref="Fetch"/> fills with all records whose key begins in a certain way.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed class Slots<TRecord> where TRecord : class
{
    private IReadOnlyList<TRecord>? _values;

    public IReadOnlyList<TRecord> Values => _values ?? throw new InvalidOperationException("The slots are not filled yet.");

    internal void Fill(IReadOnlyList<TRecord> values) => _values = values;
}

/// <summary>The version of a record that a rule relied on without reading its content.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed class Guard<TRecord> where TRecord : class
{
    internal Guard(RecordKey<TRecord> key) => Key = key;

    public RecordKey<TRecord> Key { get; }

    public StoreVersion? Version { get; private set; }

    internal void Fill(StoreVersion? version) => Version = version;
}

/// <summary>A place that a <see cref="Fetch"/> fills with records and their versions, in an order.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed class SlotPage<TRecord> where TRecord : class
{
    private Stored<TRecord>[]? _records;

    public ReadOnlySpan<Stored<TRecord>> Records => Filled;

    private Stored<TRecord>[] Filled => _records ?? throw new InvalidOperationException("The page is not filled yet.");

    public ArraySegment<Stored<TRecord>> Segment(int first, int count) => new(Filled, first, count);

    internal void Fill(Stored<TRecord>[] records) => _records = records;
}

/// <summary>A place that a <see cref="Fetch"/> fills with rows, for those who need some of their columns only.</summary>
internal sealed class SlotRows
{
    private IReadOnlyList<StoredRow>? _rows;

    public IReadOnlyList<StoredRow> Values => _rows ?? throw new InvalidOperationException("The rows are not filled yet.");

    internal void Fill(IReadOnlyList<StoredRow> rows) => _rows = rows;
}
