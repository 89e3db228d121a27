using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>
/// Gives one wrong answer, at one of the calls where that wrongness changes something, and is right otherwise. Told nothing,
/// it is always right and counts those calls.
/// </summary>
internal sealed class WrongOnceStore(IAdminStore inner, IReadOnlyList<RecordShape> shapes, string? wrongness, int at) : StoreDecorator(inner)
{
    private static readonly string[] RowFaults = ["misses a row", "repeats a row", "swaps two rows", "tells another version", "tells another value", "leaves out a cell"];

    /// <summary>All that can go wrong.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "commit refuses in words", "commit grants in words", "commit leaves out a write", "commit names another kind", "commit names another key",
        .. RowFaults.Select(fault => "get " + fault), "get leaves out an answer",
        .. RowFaults.Select(fault => "range " + fault), "range counts one more", "range does not count",
        .. RowFaults.Select(fault => "match " + fault),
        "append tells otherwise", "append leaves out an answer", "add loses an amount", "trim tells one too many", "trim removes nothing", "list misses a name", "list swaps two names",
    ];

    // Goes along without a fault, so that it is known beforehand how a call will end.
    private readonly InMemoryAdminStore? _right = wrongness is null or "commit leaves out a write" or "trim removes nothing" ? new(shapes) : null;
    private readonly Dictionary<string, int> _chances = [];
    private readonly Lock _one = new();

    public IReadOnlyDictionary<string, int> Chances => _chances;

    public bool WasWrong { get; private set; }

    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (_right is not null && (await _right.CommitAsync(changes, cancellationToken)).Status == CommitStatus.Committed && await LostAsync(changes) is { } lost && Now("commit leaves out a write"))
            return await Inner.CommitAsync(ChangeSet.Create(changes.Organization, changes.Writes[0], [.. changes.Writes.Skip(1).Where(write => write != lost)]), cancellationToken);
        var result = await Inner.CommitAsync(changes, cancellationToken);
        if (result.Status == CommitStatus.Committed) return Now("commit refuses in words") ? CommitResult.VersionConflict(changes.Writes[0].Shape) : result;
        if (Now("commit grants in words")) return CommitResult.Committed;
        var shape = result.Shape!;
        var other = shapes.First(each => each != shape);
        if (Now("commit names another kind")) return result.Status == CommitStatus.VersionConflict ? CommitResult.VersionConflict(other) : CommitResult.KeyConflict(other, result.Key);
        if (result.Status == CommitStatus.KeyConflict && (result.Key is not null || shape.UniqueKeys.Count > 0) && Now("commit names another key"))
            return CommitResult.KeyConflict(shape, result.Key is null ? shape.UniqueKeys[0] : null);
        return result;
    }

    public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        var answers = (await Inner.GetAsync(organization, reads, cancellationToken)).ToList();
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].Count == 0) continue;
            answers[i] = Faulty("get ", reads[i].Shape, answers[i]);
            break;
        }

        return answers.Count > 0 && Now("get leaves out an answer") ? answers[..^1] : answers;
    }

    public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        var page = await Inner.RangeAsync(organization, read, cancellationToken);
        page = page with { Rows = Faulty("range ", read.Shape, page.Rows) };
        if (page.Count is not { } count) return page;
        if (Now("range counts one more")) return page with { Count = count + 1 };
        return Now("range does not count") ? page with { Count = null } : page;
    }

    public override async Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken) =>
        Faulty("match ", shape, await Inner.MatchAsync(organization, shape, part, after, before, limit, cancellationToken));

    public override async Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        if (_right is not null) await _right.AppendAsync(organization, shape, rows, cancellationToken);
        var results = (await Inner.AppendAsync(organization, shape, rows, cancellationToken)).ToList();
        if (results.Count == 0) return results;
        if (Now("append tells otherwise"))
        {
            // Of a call that inserts nothing only the rows that differ are told for certain.
            var different = results.IndexOf(AppendResult.Different);
            if (different >= 0) results[different] = AppendResult.Inserted;
            else results[0] = results[0] == AppendResult.Same ? AppendResult.Inserted : AppendResult.Same;
        }

        return Now("append leaves out an answer") ? results[..^1] : results;
    }

    public override async Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken)
    {
        if (_right is not null) await _right.AddAsync(organization, shape, deltas, cancellationToken);
        var lost = deltas.LastOrDefault(delta => shape.Columns.Except(shape.Key).Any(column => delta[column.Ordinal] != Cell.Of(0L)));
        var all = lost is not null && Now("add loses an amount") ? [.. deltas.Where(delta => delta != lost)] : deltas;
        await Inner.AddAsync(organization, shape, all, cancellationToken);
    }

    public override async Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
    {
        if (_right is not null && await _right.TrimAsync(organization, index, upTo, limit, cancellationToken) is var due and > 0 && Now("trim removes nothing")) return due;
        var removed = await Inner.TrimAsync(organization, index, upTo, limit, cancellationToken);
        return Now("trim tells one too many") ? removed + 1 : removed;
    }

    public override async Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken)
    {
        var names = await Inner.OrganizationsAsync(after, limit, having, cancellationToken);
        if (names.Count > 0 && Now("list misses a name")) return [.. names.SkipLast(1)];
        return names.Count > 1 && Now("list swaps two names") ? [names[1], names[0], .. names.Skip(2)] : names;
    }

    private static StoredRow Valued(RecordShape shape, StoredRow row)
    {
        var column = shape.Columns[^1];
        Cell[] cells = [.. row.Cells];
        var cell = cells[column.Ordinal];
        cells[column.Ordinal] = column.Type switch
        {
            ColumnType.Text => Cell.Of((cell.IsNull ? "" : cell.AsText()) + "x"),
            ColumnType.Bytes => Cell.Of([.. cell.IsNull ? [] : cell.AsBytes(), 7]),
            ColumnType.Decimal => Cell.Of(cell.IsNull ? 1m : cell.AsDecimal() == 0 ? 1 : -cell.AsDecimal()),
            _ => Cell.Of(cell.IsNull ? 1L : cell.AsNumber() ^ 1),
        };
        return row with { Cells = cells };
    }

    private IReadOnlyList<StoredRow> Faulty(string member, RecordShape shape, IReadOnlyList<StoredRow> rows)
    {
        if (rows.Count == 0) return rows;
        var last = rows[^1];
        if (Now(member + RowFaults[0])) return [.. rows.SkipLast(1)];
        if (Now(member + RowFaults[1])) return [.. rows, last];
        if (rows.Count > 1 && Now(member + RowFaults[2])) return [rows[1], rows[0], .. rows.Skip(2)];
        if (Now(member + RowFaults[3])) return [.. rows.SkipLast(1), last with { Version = last.Version.Next }];
        if (Now(member + RowFaults[4])) return [.. rows.SkipLast(1), Valued(shape, last)];
        if (last.Cells.Length > 1 && Now(member + RowFaults[5])) return [.. rows.SkipLast(1), last with { Cells = last.Cells[..^1] }];
        return rows;
    }

    // The last write that leaves something behind, but for the head and the last entry, without which there is no change.
    private async Task<Write?> LostAsync(ChangeSet changes)
    {
        var entry = changes.Writes.Last(write => (write.Shape.Traits & ShapeTraits.Journal) != 0);
        foreach (var write in changes.Writes.Skip(1).Reverse())
        {
            if (write == entry || write.Kind == WriteKind.Require) continue;
            if (write.Kind != WriteKind.ReplaceAll || write.Rows.Count > 0) return write;
            var read = new RecordRead(write.Shape, [.. write.Shape.Key.Take(write.Key.Count)], [[.. write.Key]]);
            if ((await Inner.GetAsync(changes.Organization, [read], CancellationToken.None))[0].Count > 0) return write;
        }

        return null;
    }

    private bool Now(string fault)
    {
        lock (_one)
        {
            var before = _chances.GetValueOrDefault(fault);
            _chances[fault] = before + 1;
            if (fault != wrongness || before != at) return false;
            WasWrong = true;
            return true;
        }
    }
}
