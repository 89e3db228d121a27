namespace OnlineContact.Admin.Storage;

/// <summary>Collects the writes of one change. Shape, key and version come from the slot that was read.</summary>
internal sealed class Changes(OrganizationId organization)
{
    private readonly List<Write> _writes = [];

    public OrganizationId Organization { get; } = organization;

    public IReadOnlyList<Write> Writes => _writes;

    public void Insert<TRecord>(TRecord record, RecordShape<TRecord> shape) where TRecord : class
    {
        var cells = Row(shape, record);
        _writes.Add(Write.Insert(shape, cells));
        foreach (var collection in shape.TypedCollections)
        {
            foreach (var row in ChildRowsOf(shape, collection, record, cells)) _writes.Add(Write.Insert(collection.Shape, row));
        }
    }

    public void Replace<TRecord>(Slot<TRecord> slot, TRecord record) where TRecord : class => Replace(slot.Shape, new Stored<TRecord>(slot.Value, slot.Version), record);

    /// <summary>Replaces a record of a page.</summary>
    public void Replace<TRecord>(RecordShape<TRecord> shape, Stored<TRecord> seen, TRecord record) where TRecord : class
    {
        var cells = Row(shape, record);
        _writes.Add(Write.Replace(shape, cells, seen.Version));
        foreach (var collection in shape.TypedCollections)
        {
            if (collection.IsSameIn(seen.Value, record)) continue;
            var rows = ChildRowsOf(shape, collection, record, cells);
            if (!Same(rows, collection.RowsOf(seen.Value))) _writes.Add(Write.ReplaceAll(collection.Shape, shape.KeyOf(cells), rows));
        }
    }

    /// <summary>Replaces a record of a kind without children at the version it was read at.</summary>
    public void Replace<TRecord>(RecordShape<TRecord> shape, TRecord record, StoreVersion seen) where TRecord : class
    {
        if (shape.TypedCollections.Count > 0) throw new ArgumentException($"{shape.Name} has children; replace it by its slot.", nameof(shape));
        _writes.Add(Write.Replace(shape, Row(shape, record), seen));
    }

    public void Remove<TRecord>(Slot<TRecord> slot) where TRecord : class
    {
        var shape = slot.Shape;
        var key = shape.KeyOf(shape.ToCells(slot.Value));
        foreach (var collection in shape.TypedCollections) _writes.Add(Write.ReplaceAll(collection.Shape, key, []));
        _writes.Add(Write.Remove(shape, key, slot.Version));
    }

    /// <summary>Removes a record without children that is known by its key, and by the version it must still have.</summary>
    public void Remove<TRecord>(RecordKey<TRecord> key, StoreVersion version) where TRecord : class => _writes.Add(Write.Remove(key.Shape, key.CellArray, version));

    /// <summary>What was looked at and is not written must still stand as it was seen, also when that was "not there".</summary>
    public void Require<TRecord>(Slot<TRecord> slot) where TRecord : class
    {
        if (!slot.Found && !slot.Key.IsKey) throw new InvalidOperationException("Absence is required by the key, not by a unique key.");
        var key = slot.Key.IsKey ? slot.Key.CellArray : slot.Shape.KeyOf(slot.Shape.ToCells(slot.Value));
        if (!IsExpected(slot.Shape, key)) _writes.Add(Write.Require(slot.Shape, key, slot.Found ? slot.Version : null));
    }

    /// <summary>The record behind a guard must still have the version that was seen, or still be absent.</summary>
    public void Require<TRecord>(Guard<TRecord> guard) where TRecord : class
    {
        if (!IsExpected(guard.Key.Shape, guard.Key.CellArray)) _writes.Add(Write.Require(guard.Key.Shape, guard.Key.CellArray, guard.Version));
    }

    /// <summary>Whether the change writes the record anyhow: then it expects the version, or the absence, already, and after it there is another one.</summary>
    private bool IsExpected(RecordShape shape, Cell[] key) =>
        _writes.Exists(write => write.Kind is WriteKind.Insert or WriteKind.Replace or WriteKind.Remove && write.Shape == shape && write.Key.SequenceEqual(key));

    private Cell[] Row<TRecord>(RecordShape<TRecord> shape, TRecord record) where TRecord : class =>
        shape.OrganizationOf(record) == Organization
            ? shape.ToCells(record)
            : throw new InvalidOperationException($"The {shape.Name} belongs to another organization than the change.");

    private static Cell[][] ChildRowsOf<TRecord>(RecordShape<TRecord> shape, ChildRows<TRecord> collection, TRecord record, Cell[] cells) where TRecord : class
    {
        var rows = collection.RowsOf(record);
        var key = shape.KeyOf(cells);
        foreach (var row in rows)
        {
            for (var i = 0; i < key.Length; i++)
            {
                if (row[collection.Prefix[i].Ordinal] != key[i])
                    throw new InvalidOperationException($"A {collection.Shape.Name} belongs to another {shape.Name}.");
            }
        }

        return rows;
    }

    private static bool Same(Cell[][] a, Cell[][] b)
    {
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (!a[i].AsSpan().SequenceEqual(b[i])) return false;
        }

        return true;
    }
}
