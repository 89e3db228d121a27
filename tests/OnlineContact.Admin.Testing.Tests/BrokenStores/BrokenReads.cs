using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Tests.BrokenStores;

/// <summary>Pages in the order of the key, whichever order was asked for.</summary>
internal sealed class PagesUnordered(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        var page = await Inner.RangeAsync(organization, read, cancellationToken);
        return page with { Rows = [.. page.Rows.OrderBy(row => row.Cells[read.Shape.Key.Count == 0 ? 0 : read.Shape.Key[0].Ordinal])] };
    }
}

/// <summary>Goes on at the last row instead of after it.</summary>
internal sealed class RepeatsTheLastRow(IAdminStore inner) : StoreAround(inner)
{
    private StoredRow? _last;

    public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        var page = await Inner.RangeAsync(organization, read, cancellationToken);
        var goesOn = read.After is { } after && _last is { } last && read.Limit > 1
            && last.Cells.Length == read.Shape.Columns.Count && read.Index.Columns.Select(column => last.Cells[column.Ordinal]).SequenceEqual(after);
        StoredRow[] rows = goesOn ? [_last!.Value, .. page.Rows.Take(read.Limit - 1)] : [.. page.Rows];
        _last = rows.Length > 0 ? rows[^1] : null;
        return page with { Rows = rows };
    }
}

/// <summary>Counts the rows of the page.</summary>
internal sealed class CountsThePage(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        var page = await Inner.RangeAsync(organization, read, cancellationToken);
        return page with { Count = page.Count is null ? null : Math.Min(page.Rows.Count, read.CountUpTo) };
    }
}

/// <summary>Takes the last bound in.</summary>
internal sealed class TakesTheBoundIn(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        if (read.To is not { } to || read.Descending || (read.From is { } from && from > to)) return await Inner.RangeAsync(organization, read, cancellationToken);
        var page = await Inner.RangeAsync(organization, read with { To = null, Limit = RangeRead.MaxLimit }, cancellationToken);
        var counted = await Inner.RangeAsync(organization, read, cancellationToken);
        return counted with { Rows = [.. page.Rows.Where(row => row.Cells[read.Index.Columns[0].Ordinal] <= to).Take(read.Limit)] };
    }
}

/// <summary>Compares text by UTF-16 unit, as <see cref="string.CompareOrdinal(string, string)"/> does.</summary>
internal sealed class OrdersByUtf16(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
    {
        var page = await Inner.RangeAsync(organization, read, cancellationToken);
        var rows = page.Rows.ToList();
        var sign = read.Descending ? -1 : 1;
        rows.Sort((a, b) => sign * Compare(read.Index.Columns, a.Cells, b.Cells));
        return page with { Rows = rows };
    }

    private static int Compare(IReadOnlyList<Column> columns, Cell[] a, Cell[] b)
    {
        foreach (var column in columns)
        {
            var (x, y) = (a[column.Ordinal], b[column.Ordinal]);
            var order = column.Type == ColumnType.Text ? string.CompareOrdinal(x.AsText(), y.AsText()) : x.CompareTo(y);
            if (order != 0) return order;
        }

        return 0;
    }
}

/// <summary>Keeps no organization in one of its statements: rows of others with the same key come too.</summary>
internal sealed class ShowsOtherOrganizations(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        var answers = await Inner.GetAsync(organization, reads, cancellationToken);
        var others = await Inner.OrganizationsAsync(null, 10, null, cancellationToken);
        var all = answers.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var other in others)
            {
                if (all[i].Count == 0 && reads[i].Columns.Count > 0 && !reads[i].Columns.SequenceEqual(reads[i].Shape.Key))
                    all[i] = (await Inner.GetAsync(other, [reads[i]], cancellationToken))[0];
            }
        }

        return all;
    }
}

/// <summary>Hands the text on to LIKE as it is.</summary>
internal sealed class SearchesWithWildcards(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken)
    {
        if (!part.Contains('%', StringComparison.Ordinal)) return await Inner.MatchAsync(organization, shape, part, after, before, limit, cancellationToken);
        var pieces = part.Split('%');
        var all = await Inner.GetAsync(organization, [new RecordRead(shape, [], [[]])], cancellationToken);
        return [.. all[0].Where(row => pieces.All(piece => row.Cells[shape.Searched!.Ordinal].AsText().Contains(piece, StringComparison.Ordinal))).Take(limit)];
    }
}

/// <summary>Looks for a text to the last row, wherever it was to end.</summary>
internal sealed class SearchesPastTheEnd(IAdminStore inner) : StoreAround(inner)
{
    public override Task<IReadOnlyList<StoredRow>> MatchAsync(
        OrganizationId organization, RecordShape shape, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit, CancellationToken cancellationToken) =>
        Inner.MatchAsync(organization, shape, part, after, null, limit, cancellationToken);
}

/// <summary>Looks for several keys by the column in which they differ.</summary>
internal sealed class ReadsByTheLastColumn(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        static bool IsWhole(RecordRead read) => read.Keys.Count == 1 || read.Columns.Count == 1;
        var answers = await Inner.GetAsync(organization, [.. reads.Select(read => IsWhole(read) ? read : new RecordRead(read.Shape, [], [[]]))], cancellationToken);
        return [.. reads.Zip(answers, (read, rows) => IsWhole(read) ? rows : [.. rows.Where(row => read.Keys.Any(key => key[^1] == row.Cells[read.Columns[^1].Ordinal]))])];
    }
}

/// <summary>Answers several keys one after the other, in the order in which they are named.</summary>
internal sealed class RepeatsKeys(IAdminStore inner) : StoreAround(inner)
{
    public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
    {
        if (reads.All(read => read.Keys.Count == 1)) return await Inner.GetAsync(organization, reads, cancellationToken);
        var answers = new List<IReadOnlyList<StoredRow>>();
        foreach (var read in reads)
        {
            var rows = new List<StoredRow>();
            foreach (var key in read.Keys) rows.AddRange((await Inner.GetAsync(organization, [new RecordRead(read.Shape, read.Columns, [key])], cancellationToken))[0]);
            answers.Add(rows);
        }

        return answers;
    }
}
