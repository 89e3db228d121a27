namespace OnlineContact.Admin.Storage;

/// <summary>A record with the version it was read at.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="Value">The record.</param>
/// <param name="Version">The version; hand it back when you change what you saw.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct Stored<TRecord>(TRecord Value, StoreVersion Version) where TRecord : class;

/// <summary>Reads typed records from a store.</summary>
internal static class StoreReads
{
    /// <summary>A page of records with their children: one trip for the records, one for the children of all of them.</summary>
    public static async Task<(Stored<TRecord>[] Records, string? Next, int? Count)> PageAsync<TRecord>(
        this IAdminStore store, OrganizationId organization, RangeQuery<TRecord> query, CancellationToken cancellationToken)
        where TRecord : class
    {
        var page = await store.RangeAsync(organization, query.Read, cancellationToken).ConfigureAwait(false);
        var rows = page.Rows;
        var records = await RecordsAsync(store, organization, query.Shape, rows, cancellationToken).ConfigureAwait(false);
        var next = rows.Count > 0 && rows.Count == query.Read.Limit ? PageCursor.Encode(organization, query.Read.Index, rows[^1].Cells) : null;
        return (records, next, page.Count);
    }

    /// <summary>The records whose searched column contains a text, with their children, ordered by key.</summary>
    public static async Task<Stored<TRecord>[]> SearchAsync<TRecord>(
        this IAdminStore store, OrganizationId organization, RecordShape<TRecord> shape, string part, IReadOnlyList<Cell>? after, int limit, CancellationToken cancellationToken)
        where TRecord : class
    {
        var rows = await store.MatchAsync(organization, shape, part, after, null, limit, cancellationToken).ConfigureAwait(false);
        return await RecordsAsync(store, organization, shape, rows, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The records that have one of the keys, with their children, ordered by key: one trip for all of it.</summary>
    public static async Task<Stored<TRecord>[]> ByKeysAsync<TRecord>(
        this IAdminStore store, OrganizationId organization, RecordShape<TRecord> shape, IReadOnlyList<Cell[]> keys, CancellationToken cancellationToken)
        where TRecord : class
    {
        if (keys.Count == 0) return [];
        var children = ChildReads(shape, keys);
        var answers = await store.GetAsync(organization, [new RecordRead(shape, shape.Key, keys), .. children], cancellationToken).ConfigureAwait(false);
        return Records(organization, shape, answers[0], Deal(shape, answers[0], children, [.. answers.Skip(1)]));
    }

    private static async Task<Stored<TRecord>[]> RecordsAsync<TRecord>(
        IAdminStore store, OrganizationId organization, RecordShape<TRecord> shape, IReadOnlyList<StoredRow> rows, CancellationToken cancellationToken)
        where TRecord : class
    {
        if (rows.Count == 0 || shape.TypedCollections.Count == 0) return Records(organization, shape, rows, null);
        var reads = ChildReads(shape, [.. rows.Select(row => shape.KeyOf(row.Cells))]);
        var answers = await store.GetAsync(organization, reads, cancellationToken).ConfigureAwait(false);
        return Records(organization, shape, rows, Deal(shape, rows, reads, answers));
    }

    private static Stored<TRecord>[] Records<TRecord>(OrganizationId organization, RecordShape<TRecord> shape, IReadOnlyList<StoredRow> rows, IReadOnlyList<StoredRow>[][]? children)
        where TRecord : class
    {
        var records = new Stored<TRecord>[rows.Count];
        for (var i = 0; i < records.Length; i++)
            records[i] = new(shape.FromCells(organization, rows[i].Cells, children?[i]), rows[i].Version);
        return records;
    }

    private static RecordRead[] ChildReads<TRecord>(RecordShape<TRecord> shape, IReadOnlyList<Cell[]> keys) where TRecord : class
    {
        if (shape.Key.Count != 1) throw new NotSupportedException($"The children of a page are read by one key column; {shape.Name} has {shape.Key.Count}.");
        var reads = new RecordRead[shape.TypedCollections.Count];
        for (var c = 0; c < reads.Length; c++) reads[c] = new RecordRead(shape.TypedCollections[c].Shape, shape.TypedCollections[c].Prefix, keys);
        return reads;
    }

    /// <summary>Deals the children out to their parents.</summary>
    private static IReadOnlyList<StoredRow>[][] Deal<TRecord>(
        RecordShape<TRecord> shape, IReadOnlyList<StoredRow> rows, RecordRead[] reads, IReadOnlyList<IReadOnlyList<StoredRow>> answers)
        where TRecord : class
    {
        var keyOrdinal = shape.Key[0].Ordinal;
        var position = new Dictionary<Cell, int>(rows.Count);
        for (var i = 0; i < rows.Count; i++) position[rows[i].Cells[keyOrdinal]] = i;
        var children = new IReadOnlyList<StoredRow>[rows.Count][];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = new IReadOnlyList<StoredRow>[reads.Length];
            Array.Fill(children[i], []);
        }

        // A store answers in the order of the key, so the children of one parent stand together.
        for (var c = 0; c < reads.Length; c++)
        {
            var parent = reads[c].Columns[0].Ordinal;
            var found = answers[c];
            for (int first = 0, end; first < found.Count; first = end)
            {
                var key = found[first].Cells[parent];
                for (end = first + 1; end < found.Count && found[end].Cells[parent] == key;) end++;
                // A parent who came between two reads of the same trip has none among these rows.
                if (position.TryGetValue(key, out var place)) children[place][c] = new RowSlice(found, first, end - first);
            }
        }

        return children;
    }
}
