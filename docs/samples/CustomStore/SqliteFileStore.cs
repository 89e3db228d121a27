using System.Diagnostics;
using Microsoft.Data.Sqlite;
using OnlineContact.Admin;
using OnlineContact.Admin.Storage;

namespace CustomStore;

/// <summary>
/// A store in one SQLite file, in plain ADO.NET: the nine members, and nothing that knows a kind of record by its name. One connection
/// writes, a few read. SQLite works on the thread of the caller; only the turn to write is waited for without one.
/// </summary>
/// <param name="path">The file, on a local disk; made when it is not there.</param>
/// <param name="shapes">The kinds of records it keeps.</param>
/// <param name="patience">How long another process may hold the file before a call gives up, in whole seconds; 10 when left out.</param>
/// <remarks>Safe to use from several threads, and several processes may have the file open.</remarks>
public sealed class SqliteFileStore(string path, IReadOnlyList<RecordShape> shapes, TimeSpan? patience = null) : IAdminStore, IDisposable
{
    private const int Readers = 4;

    private readonly Dictionary<RecordShape, Kind> _kinds = shapes.ToDictionary(shape => shape, shape => new Kind(shape));
    private readonly LinkPool _writer = new(1, () => Link.Open(path, patience ?? DefaultPatience, mayWrite: true));
    private readonly LinkPool _readers = new(Readers, () => Link.Open(path, patience ?? DefaultPatience, mayWrite: false));

    /// <summary>How long a call waits for another process that holds the file: 10 seconds.</summary>
    public static TimeSpan DefaultPatience => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _writer.UseAsync(link => Schema.Prepare(link, _kinds.Values), cancellationToken);
        }
        catch (SqliteException e)
        {
            throw Schema.RefusalOf(e) as Exception ?? Link.Failed(nameof(PrepareAsync), e);
        }
    }

    /// <inheritdoc/>
    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return ChangeAsync(nameof(CommitAsync), link =>
        {
            foreach (var write in changes.Writes)
            {
                if (Apply(link, KindOf(write.Shape), changes.Organization.Value, write) is { } conflict) return (conflict, Keep: false);
            }

            return (CommitResult.Committed, Keep: true);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reads);
        return LookAsync<IReadOnlyList<IReadOnlyList<StoredRow>>>(nameof(GetAsync), reads.Count, link =>
        {
            var answers = new IReadOnlyList<StoredRow>[reads.Count];
            for (var i = 0; i < answers.Length; i++)
            {
                var (kind, read) = (KindOf(reads[i].Shape), reads[i]);
                var query = kind.Select(organization.Value);
                // Several keys agree in all columns but the last.
                if (read.Keys.Count > 1) query.AndEqual([.. read.Columns.SkipLast(1)], read.Keys[0]).AndIn(read.Columns[^1], read.Keys.Select(key => key[^1]));
                else query.AndEqual(read.Columns, read.Keys[0]);
                answers[i] = link.Rows(query.OrderBy(kind.Shape.Key), kind);
            }

            return answers;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var kind = KindOf(read.Shape);
        return LookAsync(nameof(RangeAsync), read.CountUpTo > 0 ? 2 : 1, link =>
        {
            var page = Bounded(kind.Select(organization.Value), read);
            if (read.After is { } place) page.AndAfter(read.Index.Columns, place, read.Descending);
            var rows = link.Rows(page.OrderBy(read.Index.Columns, read.Descending).Limit(read.Limit), kind);
            if (read.CountUpTo == 0) return new RangeRows(rows, null);
            var counted = Bounded(kind.SelectNothing(organization.Value), read).Limit(read.CountUpTo);
            return new RangeRows(rows, (int)link.Number(counted.Counted())!.Value);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken)
    {
        var kind = KindOf(shape);
        var searched = shape.Searched ?? throw new ArgumentException($"{shape.Name} has no column to look into.", nameof(shape));
        return LookAsync<IReadOnlyList<StoredRow>>(nameof(MatchAsync), 1, link =>
        {
            var query = kind.Select(organization.Value).AndContains(searched, part);
            if (after is { Count: 0 } || before is { Count: 0 }) return [];
            if (after is not null) query.AndAfter(shape.Key, after, descending: false);
            if (before is not null) query.AndAfter(shape.Key, before, descending: true);
            return link.Rows(query.OrderBy(shape.Key).Limit(limit), kind);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var kind = KindOf(shape);
        return ChangeAsync<IReadOnlyList<AppendResult>>(nameof(AppendAsync), link =>
        {
            var results = new AppendResult[rows.Count];
            for (var i = 0; i < results.Length; i++)
            {
                if (link.Change(kind.InsertIfAbsent, kind.Values(organization.Value, rows[i])) > 0) continue;
                var there = link.Rows(kind.Select(organization.Value).AndEqual(shape.Key, shape.KeyOf(rows[i])), kind);
                results[i] = there.Count > 0 && there[0].Cells.AsSpan().SequenceEqual(rows[i]) ? AppendResult.Same : AppendResult.Different;
            }

            return (results, Keep: !results.Contains(AppendResult.Different));
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deltas);
        var kind = KindOf(shape);
        return ChangeAsync(nameof(AddAsync), link =>
        {
            foreach (var delta in deltas) link.Change(kind.AddUp, kind.Values(organization.Value, delta));
            return (true, Keep: true);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        var kind = KindOf(index.Shape);
        return ChangeAsync(nameof(TrimAsync), link => (link.Change(kind.Trim(organization.Value, index, upTo, limit)), Keep: true), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken)
    {
        var heads = _kinds.Values.Single(kind => (kind.Shape.Traits & ShapeTraits.Head) != 0);
        var query = heads.Organizations(after?.Value ?? "", having is null ? null : KindOf(having)).Limit(limit);
        return LookAsync<IReadOnlyList<OrganizationId>>(
            nameof(OrganizationsAsync), 1, link => [.. link.Texts(query).Select(OrganizationId.Parse)], cancellationToken);
    }

    /// <summary>Closes the connections: those that are free at once, the others when their calls end.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }

    /// <summary>Makes one write of a change; null when it could be made. What came before it in the change is seen, so that a conflict is one for certain.</summary>
    private static CommitResult? Apply(Link link, Kind kind, string organization, Write write)
    {
        switch (write.Kind)
        {
            case WriteKind.Insert:
                return Insert(link, kind, organization, write.Cells!);
            case WriteKind.Replace:
                if (link.TryChange(kind.Replace, kind.Values(organization, write.Cells!, write.Expected!.Value)) is not { } replaced)
                    return Conflict(link, kind, organization, write.Cells!, isNew: false);
                return replaced > 0 ? null : CommitResult.VersionConflict(kind.Shape);
            case WriteKind.Remove:
                return link.Change(kind.Remove(organization, write.Key, write.Expected!.Value)) > 0 ? null : CommitResult.VersionConflict(kind.Shape);
            case WriteKind.Require:
                return link.Number(kind.VersionOf(organization, write.Key)) == write.Expected?.Value ? null : CommitResult.VersionConflict(kind.Shape);
            default:
                link.Change(kind.RemoveUnder(organization, write.Key));
                foreach (var row in write.Rows)
                {
                    if (Insert(link, kind, organization, row) is { } conflict) return conflict;
                }

                return null;
        }
    }

    private static CommitResult? Insert(Link link, Kind kind, string organization, Cell[] cells) =>
        link.TryChange(kind.Insert, kind.Values(organization, cells)) is null ? Conflict(link, kind, organization, cells, isNew: true) : null;

    /// <summary>Which key is taken: SQLite names columns, and only of one key. Only the failed statement was undone, so all else is still there to be looked at.</summary>
    private static CommitResult Conflict(Link link, Kind kind, string organization, Cell[] cells, bool isNew)
    {
        if (isNew && link.Number(kind.SelectNothing(organization).AndEqual(kind.Shape.Key, kind.Shape.KeyOf(cells))) is not null)
            return CommitResult.KeyConflict(kind.Shape, null);
        foreach (var key in kind.Shape.UniqueKeys)
        {
            var query = kind.SelectNothing(organization).AndEqual(key.Columns, [.. key.Columns.Select(column => cells[column.Ordinal])]);
            if (!isNew) query.AndNot(kind.Shape.Key, kind.Shape.KeyOf(cells));
            if (link.Number(query) is not null) return CommitResult.KeyConflict(kind.Shape, key);
        }

        throw new UnreachableException("A key was taken, and none is.");
    }

    private static Query Bounded(Query query, RangeRead read)
    {
        var first = read.Index.Columns[0];
        if (read.From is { } from) query.And(first, ">=", from);
        if (read.To is { } to) query.And(first, "<", to);
        foreach (var filter in read.Filters)
        {
            if (filter.Values.Count > 1) query.AndIn(filter.Column, filter.Values);
            else query.And(filter.Column, "=", filter.Values[0]);
        }

        return query;
    }

    private Kind KindOf(RecordShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return _kinds.TryGetValue(shape, out var kind) ? kind : throw new ArgumentException($"The store does not keep {shape.Name}.", nameof(shape));
    }

    /// <summary>Reads; several statements see one state of the file.</summary>
    private Task<T> LookAsync<T>(string operation, int statements, Func<Link, T> work, CancellationToken cancellationToken) => CallAsync(operation, _readers, link =>
    {
        if (statements == 1) return work(link);
        link.Run("BEGIN");
        var result = work(link);
        link.Run("COMMIT");
        return result;
    }, cancellationToken);

    /// <summary>Writes all of it or nothing. The right to write is taken at once, so that no call finds out at its end that another was faster.</summary>
    private Task<T> ChangeAsync<T>(string operation, Func<Link, (T Result, bool Keep)> work, CancellationToken cancellationToken) => CallAsync(operation, _writer, link =>
    {
        link.Run("BEGIN IMMEDIATE");
        var (result, keep) = work(link);
        cancellationToken.ThrowIfCancellationRequested();
        if (!keep)
        {
            link.Run("ROLLBACK");
            return result;
        }

        try
        {
            link.Run("COMMIT");
        }
        catch (SqliteException e)
        {
            throw new AdminStorageException(Link.Adapter, operation, outcomeUnknown: true, e);
        }

        return result;
    }, cancellationToken);

    private static async Task<T> CallAsync<T>(string operation, LinkPool pool, Func<Link, T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await pool.UseAsync(work, cancellationToken);
        }
        catch (SqliteException e)
        {
            throw Link.Failed(operation, e);
        }
    }
}
