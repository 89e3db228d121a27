using System.Collections.Concurrent;
using System.Collections.Immutable;
using OnlineContact.Admin.Storage.InMemory;

namespace OnlineContact.Admin.Storage;

/// <summary>
/// A store in the memory of the process: for tests, for trying things out, and as the plainest example of what a store
/// does. Nothing outlives it.
/// </summary>
/// <remarks>
/// Safe to use from several threads. The rows of an organization are one immutable state that a change replaces as a whole;
/// a read sees one such state. Calls never wait but for other writers of the same organization.
/// </remarks>
public sealed class InMemoryAdminStore : IAdminStore, IStoreSchemaReader
{
    private readonly Dictionary<RecordShape, TableLayout> _layouts = [];
    private readonly TableLayout? _head;
    private readonly OrganizationState _empty;
    private readonly ConcurrentDictionary<OrganizationId, OrganizationRoom> _rooms = new();
    private ImmutableSortedSet<OrganizationId> _names = [];

    /// <summary>Makes an empty store.</summary>
    /// <param name="shapes">The kinds of records it keeps; it refuses all others.</param>
    /// <exception cref="ArgumentException">Two shapes have one name, or both are heads.</exception>
    public InMemoryAdminStore(IReadOnlyList<RecordShape> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        foreach (var shape in shapes)
        {
            if (_layouts.Keys.Any(other => other.Name == shape.Name)) throw new ArgumentException($"Two shapes are named {shape.Name}.", nameof(shapes));
            var layout = new TableLayout(shape, _layouts.Count);
            _layouts.Add(shape, layout);
            if ((shape.Traits & ShapeTraits.Head) == 0) continue;
            if (_head is not null) throw new ArgumentException("An organization has one head.", nameof(shapes));
            _head = layout;
        }

        _empty = new OrganizationState([.. _layouts.Values.OrderBy(layout => layout.Number).Select(layout => new TableState(layout))]);
    }

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public Task<StoreSchema> ReadSchemaAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<StoreSchema>(cancellationToken) : Task.FromResult(new StoreSchema { State = StoreSchemaState.Current });

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep a shape of the change.</exception>
    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<CommitResult>(cancellationToken);
        foreach (var write in changes.Writes) LayoutOf(write.Shape);
        return Task.FromResult(RoomOf(changes.Organization).Change(before =>
        {
            var state = before;
            foreach (var write in changes.Writes)
            {
                var (table, result) = WriteApplication.Apply(state[LayoutOf(write.Shape)], write);
                if (result.Status != CommitStatus.Committed) return (before, result);
                state = state.With(table);
            }

            return (state, CommitResult.Committed);
        }));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep a shape, or columns are no key of it.</exception>
    public Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reads);
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<IReadOnlyList<IReadOnlyList<StoredRow>>>(cancellationToken);
        var state = StateOf(organization);
        return Task.FromResult<IReadOnlyList<IReadOnlyList<StoredRow>>>([.. reads.Select(read => TableReads.Get(state[LayoutOf(read.Shape)], read))]);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or the bounds of the read are out of range.</exception>
    public Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<RangeRows>(cancellationToken);
        return Task.FromResult(TableReads.Range(StateOf(organization)[LayoutOf(read.Shape)], read));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or it has no column to look into, or the text is empty.</exception>
    public Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<IReadOnlyList<StoredRow>>(cancellationToken);
        return Task.FromResult(TableReads.Match(StateOf(organization)[LayoutOf(shape)], part, after, before, limit));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or it has versions.</exception>
    public Task<IReadOnlyList<AppendResult>> AppendAsync(
        OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var layout = LayoutOf(shape);
        if (shape.IsVersioned) throw new ArgumentException($"{shape.Name} has versions; its rows are inserted by a change.", nameof(shape));
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<IReadOnlyList<AppendResult>>(cancellationToken);
        return Task.FromResult(RoomOf(organization).Change(before =>
        {
            var table = before[layout];
            var results = new AppendResult[rows.Count];
            for (var i = 0; i < results.Length; i++)
            {
                var row = new TableRow(StoreVersion.First, layout.Checked(rows[i]));
                if (!table.Collides(row, null, out _)) table = table.With(row);
                else results[i] = table.Find(shape.KeyOf(rows[i])) is { } present && present.Cells.AsSpan().SequenceEqual(rows[i]) ? AppendResult.Same : AppendResult.Different;
            }

            return (results.Contains(AppendResult.Different) ? before : before.With(table), (IReadOnlyList<AppendResult>)results);
        }));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or it holds no counters.</exception>
    /// <exception cref="AdminStorageException">A sum leaves the range of a number; nothing is added.</exception>
    public Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deltas);
        var layout = LayoutOf(shape);
        if ((shape.Traits & ShapeTraits.Counters) == 0) throw new ArgumentException($"{shape.Name} holds no counters.", nameof(shape));
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        RoomOf(organization).Change(before =>
        {
            var table = before[layout];
            foreach (var delta in deltas) table = Added(table, layout.Checked(delta));
            return (before.With(table), deltas.Count);
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or the limit is negative.</exception>
    public Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var layout = LayoutOf(index.Shape);
        var position = layout.PositionOf(index);
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<int>(cancellationToken);
        return Task.FromResult(RoomOf(organization).Change(before =>
        {
            var table = before[layout];
            var rows = table.Ordered(position);
            var count = Math.Min(limit, TableState.Place(rows, layout.Orders[position].Before(upTo)));
            for (var i = 0; i < count; i++) table = table.Without(rows[i]);
            return (before.With(table), count);
        }));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The store does not keep the shape, or the limit is negative.</exception>
    public Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var kind = having is null ? null : LayoutOf(having);
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<IReadOnlyList<OrganizationId>>(cancellationToken);

        var names = Volatile.Read(ref _names);
        var next = 0;
        if (after is { } seen)
        {
            next = names.IndexOf(seen);
            next = next < 0 ? ~next : next + 1;
        }

        var found = new List<OrganizationId>();
        for (; next < names.Count && found.Count < limit; next++)
        {
            var state = StateOf(names[next]);
            if (_head is not null && state[_head].Rows.Count > 0 && (kind is null || state[kind].Rows.Count > 0)) found.Add(names[next]);
        }

        return Task.FromResult<IReadOnlyList<OrganizationId>>(found);
    }

    private static TableState Added(TableState table, Cell[] delta)
    {
        var shape = table.Layout.Shape;
        var present = table.Find(shape.KeyOf(delta));
        if (present is null) return table.With(new TableRow(StoreVersion.First, delta));
        Cell[] sum = [.. delta];
        foreach (var column in shape.Columns)
        {
            if (shape.Key.Contains(column)) continue;
            try
            {
                sum[column.Ordinal] = Cell.Of(checked(present.Cells[column.Ordinal].AsNumber() + delta[column.Ordinal].AsNumber()));
            }
            catch (OverflowException e)
            {
                throw new AdminStorageException("InMemory", nameof(AddAsync), outcomeUnknown: false, e);
            }
        }

        return table.Without(present).With(new TableRow(StoreVersion.First, sum));
    }

    private TableLayout LayoutOf(RecordShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return _layouts.TryGetValue(shape, out var layout) ? layout : throw new ArgumentException($"The store does not keep {shape.Name}.", nameof(shape));
    }

    private OrganizationState StateOf(OrganizationId organization) => _rooms.TryGetValue(Named(organization), out var room) ? room.State : _empty;

    private OrganizationRoom RoomOf(OrganizationId organization)
    {
        if (_rooms.TryGetValue(Named(organization), out var room)) return room;
        // The name first: whoever finds the room may rely on its being listed.
        ImmutableInterlocked.Update(ref _names, static (names, name) => names.Add(name), organization);
        return _rooms.GetOrAdd(organization, _ => new OrganizationRoom(_empty));
    }

    private static OrganizationId Named(OrganizationId organization) =>
        organization != default ? organization : throw new ArgumentException("Rows belong to an organization.", nameof(organization));
}
