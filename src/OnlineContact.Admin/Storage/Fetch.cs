namespace OnlineContact.Admin.Storage;

/// <summary>
/// Collects what a call wants to read, reads it in one round trip, and fills the slots that were handed out. A record
/// comes with its children; only one that is looked up by a unique key needs a second trip for them. What can only be said after
/// something was read (<see cref="Then"/>) takes a further trip.
/// </summary>
internal sealed class Fetch(OrganizationId organization)
{
    private readonly List<RecordRead> _reads = [];
    private readonly List<Func<IAdminStore, CancellationToken, Task>> _ranges = [];
    private readonly List<Action<IReadOnlyList<IReadOnlyList<StoredRow>>, Fetch>> _fill = [];

    public OrganizationId Organization { get; } = organization;

    public Slot<TRecord> One<TRecord>(RecordKey<TRecord> key) where TRecord : class
    {
        if (!key.NamesOneRow) throw new ArgumentException("The key may name several rows.", nameof(key));
        var slot = new Slot<TRecord>(key);
        var shape = key.Shape;
        var row = Add(key.ToRead());
        if (shape.TypedCollections.Count == 0)
        {
            _fill.Add((answers, _) => Fill(slot, answers[row], null));
        }
        else if (key.IsKey)
        {
            var children = AddChildren(shape, key.CellArray);
            _fill.Add((answers, _) => Fill(slot, answers[row], Pick(answers, children)));
        }
        else
        {
            _fill.Add((answers, next) =>
            {
                if (answers[row].Count == 0)
                {
                    slot.Fill(null, default);
                    return;
                }

                var children = next.AddChildren(shape, shape.KeyOf(answers[row][0].Cells));
                next._fill.Add((more, _) => Fill(slot, answers[row], Pick(more, children)));
            });
        }

        return slot;
    }

    /// <summary>Only the version of a record, to be required: without its children.</summary>
    public Guard<TRecord> Version<TRecord>(RecordKey<TRecord> key) where TRecord : class
    {
        if (!key.IsKey) throw new ArgumentException("A guard is placed by the key.", nameof(key));
        var guard = new Guard<TRecord>(key);
        var row = Add(key.ToRead());
        _fill.Add((answers, _) => guard.Fill(answers[row].Count == 0 ? null : answers[row][0].Version));
        return guard;
    }

    public Slots<TRecord> Many<TRecord>(RecordKey<TRecord> prefix) where TRecord : class => Many(prefix.ToRead(), prefix.Shape);

    /// <summary>The same with the version of each.</summary>
    public SlotPage<TRecord> ManyStored<TRecord>(RecordKey<TRecord> prefix) where TRecord : class => ManyStored(prefix.Shape, [prefix.ToRead()]);

    /// <summary>All records whose key begins with a value and then one of several, with the version of each.</summary>
    public SlotPage<TRecord> ManyStored<TRecord, T1, T2>(RecordKeys<TRecord, T1, T2> keys, RecordShape<TRecord> shape, T1 first, IEnumerable<T2> then) where TRecord : class =>
        ManyStored(shape, then.Chunk(RecordRead.MaxKeys).Select(chunk => keys.ReadAny(first, chunk)));

    /// <summary>All records that have one of the values in a key's only column; for shapes without children.</summary>
    public Slots<TRecord> Any<TRecord, T1>(RecordKeys<TRecord, T1> keys, RecordShape<TRecord> shape, IEnumerable<T1> values) where TRecord : class =>
        Many(keys.ReadAny(values), shape);

    /// <summary>
    /// All records of a range, however many, read after what is read by key. A change that came in between moves the organization's head,
    /// which stands among the keys, so that a commit that relies on it conflicts. For shapes without children.
    /// </summary>
    public Slots<TRecord> All<TRecord>(RangeQuery<TRecord> query) where TRecord : class
    {
        var slots = new Slots<TRecord>();
        _ranges.Add(async (store, cancellationToken) =>
        {
            var all = new List<TRecord>();
            for (var page = query.Take(RangeRead.MaxLimit); ;)
            {
                var (records, next, _) = await store.PageAsync(Organization, page, cancellationToken).ConfigureAwait(false);
                foreach (var (record, _) in records) all.Add(record);
                if (next is null) break;
                page = page.After(PageCursor.Decode(Organization, query.Read.Index, next).Value);
            }

            slots.Fill(all);
        });
        return slots;
    }

    /// <summary>One page of records with their versions and children, read after what is read by key; see <see cref="All"/>.</summary>
    public SlotPage<TRecord> Page<TRecord>(RangeQuery<TRecord> query) where TRecord : class
    {
        var page = new SlotPage<TRecord>();
        _ranges.Add(async (store, cancellationToken) =>
        {
            var (records, _, _) = await store.PageAsync(Organization, query, cancellationToken).ConfigureAwait(false);
            page.Fill(records);
        });
        return page;
    }

    /// <summary>All records from a place on in an order for as long as they are wanted, with their versions; see <see cref="All"/>. For shapes without children.</summary>
    public SlotPage<TRecord> While<TRecord>(RangeQuery<TRecord> query, Func<TRecord, bool> wanted) where TRecord : class
    {
        var slots = new SlotPage<TRecord>();
        _ranges.Add(async (store, cancellationToken) =>
        {
            var all = new List<Stored<TRecord>>();
            for (var page = query; ;)
            {
                var (records, next, _) = await store.PageAsync(Organization, page, cancellationToken).ConfigureAwait(false);
                foreach (var record in records)
                {
                    if (!wanted(record.Value))
                    {
                        next = null;
                        break;
                    }

                    all.Add(record);
                }

                if (next is null) break;
                page = page.After(PageCursor.Decode(Organization, query.Read.Index, next).Value);
            }

            slots.Fill([.. all]);
        });
        return slots;
    }

    /// <summary>Columns of records that have one of the values in a key's only column, as they stand in their rows, without children.</summary>
    public SlotRows Rows<TRecord, T1>(RecordKeys<TRecord, T1> keys, IReadOnlyCollection<T1> values) where TRecord : class
    {
        var slots = new SlotRows();
        var answersAt = new List<int>();
        foreach (var chunk in values.Chunk(RecordRead.MaxKeys)) answersAt.Add(Add(keys.ReadAny(chunk)));
        _fill.Add((answers, _) => slots.Fill([.. answersAt.SelectMany(at => answers[at])]));
        return slots;
    }

    /// <summary>Lets what has been read so far say what to read in a further trip.</summary>
    public void Then(Action<Fetch> more) => _fill.Add((_, next) => more(next));

    public async Task RunAsync(IAdminStore store, CancellationToken cancellationToken)
    {
        var answers = _reads.Count == 0 ? [] : await store.GetAsync(Organization, _reads, cancellationToken).ConfigureAwait(false);
        foreach (var range in _ranges) await range(store, cancellationToken).ConfigureAwait(false);
        var next = new Fetch(Organization);
        foreach (var fill in _fill) fill(answers, next);
        if (next._reads.Count > 0 || next._ranges.Count > 0) await next.RunAsync(store, cancellationToken).ConfigureAwait(false);
    }

    private Slots<TRecord> Many<TRecord>(RecordRead read, RecordShape<TRecord> shape) where TRecord : class
    {
        if (shape.TypedCollections.Count > 0) throw new ArgumentException($"{shape.Name} has children; read it by key or in an order.", nameof(shape));
        var slots = new Slots<TRecord>();
        var rows = Add(read);
        _fill.Add((answers, _) => slots.Fill([.. answers[rows].Select(row => shape.FromCells(Organization, row.Cells))]));
        return slots;
    }

    private SlotPage<TRecord> ManyStored<TRecord>(RecordShape<TRecord> shape, IEnumerable<RecordRead> reads) where TRecord : class
    {
        if (shape.TypedCollections.Count > 0) throw new ArgumentException($"{shape.Name} has children; read it by key or in an order.", nameof(shape));
        var slots = new SlotPage<TRecord>();
        int[] answersAt = [.. reads.Select(Add)];
        _fill.Add((answers, _) => slots.Fill([.. answersAt.SelectMany(at => answers[at]).Select(row => new Stored<TRecord>(shape.FromCells(Organization, row.Cells), row.Version))]));
        return slots;
    }

    private int Add(RecordRead read)
    {
        _reads.Add(read);
        return _reads.Count - 1;
    }

    private int AddChildren<TRecord>(RecordShape<TRecord> shape, Cell[] key) where TRecord : class
    {
        var first = _reads.Count;
        foreach (var collection in shape.TypedCollections) Add(new RecordRead(collection.Shape, collection.Prefix, [key]));
        return first;
    }

    private void Fill<TRecord>(Slot<TRecord> slot, IReadOnlyList<StoredRow> rows, Func<int, IReadOnlyList<StoredRow>>? children) where TRecord : class
    {
        if (rows.Count == 0)
        {
            slot.Fill(null, default);
            return;
        }

        IReadOnlyList<StoredRow>[]? all = null;
        if (children is not null)
        {
            all = new IReadOnlyList<StoredRow>[slot.Shape.TypedCollections.Count];
            for (var i = 0; i < all.Length; i++) all[i] = children(i);
        }

        slot.Fill(slot.Shape.FromCells(Organization, rows[0].Cells, all), rows[0].Version);
    }

    private static Func<int, IReadOnlyList<StoredRow>> Pick(IReadOnlyList<IReadOnlyList<StoredRow>> answers, int first) => i => answers[first + i];
}
