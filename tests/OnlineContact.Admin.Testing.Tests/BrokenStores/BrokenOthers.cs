using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Tests.BrokenStores;

/// <summary>The last one to append wins.</summary>
internal sealed class AppendOverwrites(IAdminStore inner) : StoreAround(inner)
{
    private readonly Dictionary<(OrganizationId Organization, string Shape, string Key), Cell[]> _over = [];

    public override async Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        var results = await Inner.AppendAsync(organization, shape, rows, cancellationToken);
        for (var i = 0; i < rows.Count; i++)
        {
            if (results[i] == AppendResult.Different) _over[(organization, shape.Name, KeyText(shape, rows[i]))] = rows[i];
        }

        return results;
    }

    public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        var answers = await Inner.GetAsync(organization, reads, cancellationToken);
        return [.. answers.Select((rows, at) => rows.Select(row =>
            _over.TryGetValue((organization, reads[at].Shape.Name, KeyText(reads[at].Shape, row.Cells)), out var over) ? row with { Cells = over } : row).ToArray())];
    }

    private static string KeyText(RecordShape shape, Cell[] cells) => string.Join('|', shape.Key.Select(column => column.Type switch
    {
        ColumnType.Text => cells[column.Ordinal].AsText(),
        ColumnType.Bytes => Convert.ToHexString(cells[column.Ordinal].AsBytes()),
        _ => cells[column.Ordinal].ToString(),
    }));
}

/// <summary>Appends the rows that are new even when one of the others differs.</summary>
internal sealed class AppendsHalf(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
    {
        var results = new List<AppendResult>();
        foreach (var row in rows) results.AddRange(await Inner.AppendAsync(organization, shape, [row], cancellationToken));
        return results;
    }
}

/// <summary>Adds one of the amounts of a key, as one statement with ON CONFLICT would.</summary>
internal sealed class AddLosesAmounts(IAdminStore inner) : StoreAround(inner)
{
    public override Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) =>
        Inner.AddAsync(organization, shape, [.. deltas.Where((delta, at) => !deltas.Take(at).Any(other => shape.KeyOf(other).SequenceEqual(shape.KeyOf(delta))))], cancellationToken);
}

/// <summary>Loses every fifth call.</summary>
internal sealed class AddLosesCalls(IAdminStore inner) : StoreAround(inner)
{
    private int _calls;

    public override Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) =>
        Interlocked.Increment(ref _calls) % 5 == 0 ? Task.CompletedTask : Inner.AddAsync(organization, shape, deltas, cancellationToken);
}

/// <summary>Removes the bound as well.</summary>
internal sealed class TrimsTooMuch(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken)
    {
        var above = await Inner.RangeAsync(organization, new RangeRead { Index = index, From = upTo, Limit = RangeRead.MaxLimit }, cancellationToken);
        var next = above.Rows.Select(row => row.Cells[index.Columns[0].Ordinal]).Where(cell => cell > upTo).Take(1).ToList();
        return await Inner.TrimAsync(organization, index, next.Count > 0 ? next[0] : upTo, limit, cancellationToken);
    }
}

/// <summary>Trims without a limit.</summary>
internal sealed class TrimsWithoutLimit(IAdminStore inner) : StoreAround(inner)
{
    public override Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken) =>
        Inner.TrimAsync(organization, index, upTo, int.MaxValue, cancellationToken);
}

/// <summary>Lists organizations whether there is work or not.</summary>
internal sealed class ListsIdleOrganizations(IAdminStore inner) : StoreAround(inner)
{
    public override Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken) =>
        Inner.OrganizationsAsync(after, limit, null, cancellationToken);
}
