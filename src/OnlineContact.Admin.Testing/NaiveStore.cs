using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Conformance;

namespace OnlineContact.Admin.Testing;

/// <summary>
/// A store of lists and linear scans, as simple as it can be: what it does is what every store has to do. Slow; for
/// comparing others with it.
/// </summary>
/// <remarks>Safe to use from several threads: one call after the other.</remarks>
public sealed class NaiveStore : IAdminStore
{
    private readonly Lock _one = new();
    private Dictionary<(OrganizationId Organization, RecordShape Shape), List<StoredRow>> _tables = [];

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_one)
        {
            var before = _tables.ToDictionary(table => table.Key, table => table.Value.ToList());
            foreach (var write in changes.Writes)
            {
                if (Apply(Table(changes.Organization, write.Shape), write) is not { } conflict) continue;
                _tables = before;
                return Task.FromResult(conflict);
            }

            return Task.FromResult(CommitResult.Committed);
        }
    }

    /// <summary>
    /// All conflicts of a change, also those behind the first one; none when it would be committed. Writes nothing. A store
    /// that sends its writes together may find another one of them than the first.
    /// </summary>
    /// <param name="changes">The change.</param>
    /// <returns>The conflicts.</returns>
    public IReadOnlyList<CommitResult> Conflicts(ChangeSet changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_one)
        {
            var before = _tables.ToDictionary(table => table.Key, table => table.Value.ToList());
            var conflicts = new List<CommitResult>();
            foreach (var write in changes.Writes)
            {
                if (Apply(Table(changes.Organization, write.Shape), write) is { } conflict) conflicts.Add(conflict);
            }

            _tables = before;
            return conflicts;
        }
    }

    /// <summary>All rows of a kind, ordered by key.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="shape">The kind.</param>
    /// <returns>The rows.</returns>
    public IReadOnlyList<StoredRow> Rows(OrganizationId organization, RecordShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        lock (_one) return Sorted(Table(organization, shape), shape.Key);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reads);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_one)
        {
            var answers = new List<IReadOnlyList<StoredRow>>();
            foreach (var read in reads)
            {
                var rows = Table(organization, read.Shape).Where(row => read.Keys.Any(key => Holds(read.Columns, row, key)));
                answers.Add(Sorted(rows, read.Shape.Key));
            }

            return Task.FromResult<IReadOnlyList<IReadOnlyList<StoredRow>>>(answers);
        }
    }

    /// <inheritdoc/>
    public Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_one)
        {
            var columns = read.Index.Columns;
            var first = columns[0];
            var inside = Sorted(Table(organization, read.Shape), columns)
                .Where(row => read.From is not { } from || CellOrder.Compare(first, row.Cells[first.Ordinal], from) >= 0)
                .Where(row => read.To is not { } to || CellOrder.Compare(first, row.Cells[first.Ordinal], to) < 0)
                .Where(row => read.Filters.All(filter => filter.Values.Any(value => CellOrder.Compare(filter.Column, row.Cells[filter.Column.Ordinal], value) == 0)))
                .ToList();
            int? count = read.CountUpTo == 0 ? null : Math.Min(inside.Count, read.CountUpTo);
            if (read.Descending) inside.Reverse();
            if (read.After is { } place)
            {
                var sign = read.Descending ? -1 : 1;
                inside = [.. inside.Where(row => CellOrder.Compare(columns, CellOrder.Of(columns, row.Cells), place) * sign > 0)];
            }

            return Task.FromResult(new RangeRows([.. inside.Take(read.Limit)], count));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shape);
        cancellationToken.ThrowIfCancellationRequested();
        var searched = shape.Searched ?? throw new ArgumentException($"{shape.Name} has no column to look into.", nameof(shape));
        lock (_one)
        {
            return Task.FromResult<IReadOnlyList<StoredRow>>([.. Sorted(Table(organization, shape), shape.Key)
                .Where(row => !row.Cells[searched.Ordinal].IsNull)
                .Where(row => row.Cells[searched.Ordinal].AsText().Contains(part, StringComparison.Ordinal))
                .Where(row => after is null || CellOrder.Compare(shape.Key, shape.KeyOf(row.Cells), after) > 0)
                .Where(row => before is null || CellOrder.Compare(shape.Key, shape.KeyOf(row.Cells), before) < 0)
                .Take(limit)]);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppendResult>> AppendAsync(
        OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(rows);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_one)
        {
            var table = Table(organization, shape);
            var before = table.ToList();
            var results = new List<AppendResult>();
            foreach (var cells in rows)
            {
                var row = new StoredRow(StoreVersion.First, cells);
                if (Conflict(table, shape, cells) is null)
                {
                    table.Add(row);
                    results.Add(AppendResult.Inserted);
                }
                else
                {
                    results.Add(table.Any(other => CellOrder.Same(shape, other, row)) ? AppendResult.Same : AppendResult.Different);
                }
            }

            if (results.Contains(AppendResult.Different)) _tables[(organization, shape)] = before;
            return Task.FromResult<IReadOnlyList<AppendResult>>(results);
        }
    }

    /// <inheritdoc/>
    public Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(deltas);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_one)
        {
            var table = Table(organization, shape);
            foreach (var delta in deltas)
            {
                var sum = delta.ToArray();
                var at = table.FindIndex(row => Holds(shape.Key, row, shape.KeyOf(delta)));
                if (at >= 0)
                {
                    foreach (var column in shape.Columns.Except(shape.Key))
                        sum[column.Ordinal] = Cell.Of(table[at].Cells[column.Ordinal].AsNumber() + delta[column.Ordinal].AsNumber());
                    table.RemoveAt(at);
                }

                table.Add(new StoredRow(StoreVersion.First, sum));
            }

            return Task.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_one)
        {
            var table = Table(organization, index.Shape);
            var first = index.Columns[0];
            var gone = Sorted(table, index.Columns).Where(row => CellOrder.Compare(first, row.Cells[first.Ordinal], upTo) < 0).Take(limit).ToList();
            foreach (var row in gone) table.Remove(row);
            return Task.FromResult(gone.Count);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_one)
        {
            return Task.FromResult<IReadOnlyList<OrganizationId>>([.. _tables
                .Where(table => (table.Key.Shape.Traits & ShapeTraits.Head) != 0 && table.Value.Count > 0)
                .Select(table => table.Key.Organization)
                .Where(organization => having is null || (_tables.TryGetValue((organization, having), out var rows) && rows.Count > 0))
                .Where(organization => after is not { } seen || string.CompareOrdinal(organization.Value, seen.Value) > 0)
                .OrderBy(organization => organization.Value, StringComparer.Ordinal)
                .Take(limit)]);
        }
    }

    private static CommitResult? Apply(List<StoredRow> table, Write write)
    {
        var shape = write.Shape;
        switch (write.Kind)
        {
            case WriteKind.Insert:
                if (Conflict(table, shape, write.Cells!) is { } taken) return taken;
                table.Add(new StoredRow(StoreVersion.First, write.Cells!));
                return null;
            case WriteKind.ReplaceAll:
                table.RemoveAll(row => Holds([.. shape.Key.Take(write.Key.Count)], row, write.Key));
                foreach (var cells in write.Rows)
                {
                    if (Conflict(table, shape, cells) is { } twice) return twice;
                    table.Add(new StoredRow(StoreVersion.First, cells));
                }

                return null;
        }

        var at = table.FindIndex(row => Holds(shape.Key, row, write.Key));
        if (write.Expected is not { } version) return at < 0 ? null : CommitResult.VersionConflict(shape);
        if (at < 0 || table[at].Version != version) return CommitResult.VersionConflict(shape);
        if (write.Kind == WriteKind.Require) return null;
        var present = table[at];
        table.RemoveAt(at);
        if (write.Kind == WriteKind.Remove) return null;
        if (Conflict(table, shape, write.Cells!) is { } conflict)
        {
            table.Add(present);
            return conflict;
        }

        table.Add(new StoredRow(version.Next, write.Cells!));
        return null;
    }

    private static CommitResult? Conflict(List<StoredRow> table, RecordShape shape, Cell[] cells)
    {
        var own = shape.KeyOf(cells);
        if (table.Any(row => Holds(shape.Key, row, own))) return CommitResult.KeyConflict(shape, null);
        foreach (var key in shape.UniqueKeys)
        {
            var values = CellOrder.Of(key.Columns, cells);
            if (table.Any(row => Holds(key.Columns, row, values))) return CommitResult.KeyConflict(shape, key);
        }

        return null;
    }

    // No value is like no other value, not even like another lack of one.
    private static bool Holds(IReadOnlyList<Column> columns, StoredRow row, IReadOnlyList<Cell> values)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (values[i].IsNull || CellOrder.Compare(columns[i], row.Cells[columns[i].Ordinal], values[i]) != 0) return false;
        }

        return true;
    }

    private static List<StoredRow> Sorted(IEnumerable<StoredRow> rows, IReadOnlyList<Column> columns)
    {
        var sorted = rows.Select(row => (Place: CellOrder.Of(columns, row.Cells), Row: row)).ToList();
        sorted.Sort((a, b) => CellOrder.Compare(columns, a.Place, b.Place));
        return [.. sorted.Select(each => each.Row)];
    }

    private List<StoredRow> Table(OrganizationId organization, RecordShape shape)
    {
        if (!_tables.TryGetValue((organization, shape), out var table)) _tables.Add((organization, shape), table = []);
        return table;
    }
}
