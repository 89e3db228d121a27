using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>The statements for one kind that stand outside of a change: append, add, trim.</summary>
internal sealed class SideStatements(TableNames names, RelationalDialect dialect)
{
    private readonly StatementCache _cache = new();
    private readonly int _mostRows = Math.Max(1, Math.Min(dialect.MaxInsertRows, dialect.MaxParameters / (names.Shape.Columns.Count + 1)));

    /// <summary>Inserts the rows from a position on that are not there yet.</summary>
    /// <returns>The number of rows taken in.</returns>
    public int Append(Script script, OrganizationId organization, IReadOnlyList<Cell[]> rows, int next, int most)
    {
        var count = Buckets.Filled(Math.Min(rows.Count - next, most), _mostRows);
        ReadOnlySpan<char> signature = ['a', (char)count];
        if (!_cache.TryGet(signature, out var statement))
            statement = _cache.Keep(signature, WriteStatements.InsertionText(names, count).Add(" ON CONFLICT DO NOTHING").Writing());
        script.Begin(statement, organization);
        for (var i = 0; i < count; i++) script.Add(rows[next + i]);
        return count;
    }

    /// <summary>Adds to the counters from a position on.</summary>
    /// <returns>The number of rows taken in.</returns>
    public int Add(Script script, OrganizationId organization, IReadOnlyList<Cell[]> deltas, int next)
    {
        var count = Buckets.Filled(deltas.Count - next, _mostRows);
        ReadOnlySpan<char> signature = ['+', (char)count];
        if (!_cache.TryGet(signature, out var statement)) statement = _cache.Keep(signature, Addition(count));
        script.Begin(statement, organization);
        for (var i = 0; i < count; i++) script.Add(deltas[next + i]);
        return count;
    }

    public void Trim(Script script, OrganizationId organization, RecordIndex index, Cell upTo, int limit)
    {
        var signature = index.Name.AsSpan();
        if (!_cache.TryGet(signature, out var statement)) statement = _cache.Keep(signature, Trimming(index));
        script.Begin(statement, organization);
        script.Add(upTo);
        if (names.Shape.Key.Count > 0) script.Add(Cell.Of(limit));
    }

    private Statement Addition(int rows)
    {
        string Sum(Column column) => $"{names.Table}.{names[column]} + excluded.{names[column]}";
        var text = WriteStatements.InsertionText(names, rows).Add($" ON CONFLICT ({names.Organization}");
        foreach (var column in names.Shape.Key) text.Add($", {names[column]}");
        if (names.NonKey.Length == 0) return text.Add(") DO NOTHING").Writing();
        text.Add(") DO UPDATE SET ").Join(", ", names.NonKey, column => $"{names[column]} = {Sum(column)}");
        if (dialect.InRange("") is not null) text.Add(" WHERE ").Join(" AND ", names.NonKey, column => dialect.InRange(Sum(column))!);
        return text.Writing();
    }

    // One statement for both halves: the rows are found in the order, and removed by their keys.
    private Statement Trimming(RecordIndex index)
    {
        var first = index.Columns[0];
        var text = names.Text($"DELETE FROM {names.Table} WHERE {names.Organization} = ");
        var organization = text.Parameter(ColumnType.Text);
        var upTo = text.Parameter(first.Type);
        text.Add(organization);
        if (names.Shape.Key.Count == 0) return text.Add($" AND {names[first]} < {upTo}").Writing();

        text.Add(names.Shape.Key.Count == 1 ? " AND " : " AND (").Join(", ", names.Shape.Key, column => names[column]);
        text.Add(names.Shape.Key.Count == 1 ? " IN (SELECT " : ") IN (SELECT ").Join(", ", names.Shape.Key, column => names[column]);
        text.Add($" FROM {names.Table} WHERE {names.Organization} = {organization} AND {names[first]} < {upTo}");
        names.OrderBy(text, index.Columns, descending: false);
        return text.Add(dialect.Limit(text.Parameter(ColumnType.Number))).Add(")").Writing();
    }
}
