using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>The statements that read rows of one kind by key, and those that look for a text in them.</summary>
internal sealed class KeyStatements(TableNames names, RelationalDialect dialect)
{
    private readonly StatementCache _cache = new();

    public void Get(Script script, OrganizationId organization, RecordRead read)
    {
        var columns = read.Columns;
        var values = Buckets.Padded(read.Keys.Count);
        Span<char> signature = stackalloc char[columns.Count + 2];
        signature[0] = 'g';
        signature[1] = (char)values;
        for (var i = 0; i < columns.Count; i++) signature[i + 2] = (char)columns[i].Ordinal;
        if (!_cache.TryGet(signature, out var statement)) statement = _cache.Keep(signature, ByKey(columns, values));

        script.Begin(statement, organization);
        if (columns.Count == 0) return;
        for (var i = 0; i < columns.Count - 1; i++) script.Add(read.Keys[0][i]);
        for (var i = 0; i < values; i++) script.Add(read.Keys[Math.Min(i, read.Keys.Count - 1)][^1]);
    }

    public void Match(Script script, OrganizationId organization, Column searched, string part, IReadOnlyList<Cell>? after, IReadOnlyList<Cell>? before, int limit)
    {
        var (placed, bounded) = (after is not null, before is not null);
        ReadOnlySpan<char> signature = (placed, bounded) switch { (false, false) => "m", (true, false) => "ma", (false, true) => "mb", _ => "mab" };
        if (!_cache.TryGet(signature, out var statement)) statement = _cache.Keep(signature, Matching(searched, placed, bounded));

        script.Begin(statement, organization, rows: limit);
        script.Add(Cell.Of(dialect.Contained(part)));
        if (placed) script.Add(after!);
        if (bounded) script.Add(before!);
        script.Add(Cell.Of(limit));
    }

    private Statement ByKey(IReadOnlyList<Column> columns, int values)
    {
        CheckKey(columns);
        var text = names.Where(names.Text($"SELECT {names.Selected} FROM {names.Table}"));
        if (columns.Count > 0) names.AndIn(names.AndEqual(text, [.. columns.SkipLast(1)]), columns[^1], values);
        var one = values == 1 && (columns.Count == names.Shape.Key.Count || !columns.SequenceEqual(names.Shape.Key.Take(columns.Count)));
        if (!one) names.OrderBy(text, names.Shape.Key, descending: false);
        return text.Reading(names.Shape.Columns, names.Shape.IsVersioned);
    }

    private Statement Matching(Column searched, bool placed, bool bounded)
    {
        var text = names.Where(names.Text($"SELECT {names.Selected} FROM {names.Table}"));
        text.Add(" AND ").Add(dialect.Contains(names[searched], text.Parameter(ColumnType.Text)));
        if (placed) names.AndAfter(text, names.Shape.Key, descending: false);
        if (bounded) names.AndAfter(text, names.Shape.Key, descending: true);
        names.OrderBy(text, names.Shape.Key, descending: false);
        return text.Add(dialect.Limit(text.Parameter(ColumnType.Number))).Reading(names.Shape.Columns, names.Shape.IsVersioned);
    }

    private void CheckKey(IReadOnlyList<Column> columns)
    {
        var shape = names.Shape;
        if (columns.Count <= shape.Key.Count && columns.SequenceEqual(shape.Key.Take(columns.Count))) return;
        if (shape.UniqueKeys.Any(key => key.Columns.SequenceEqual(columns))) return;
        throw new ArgumentException($"The columns begin no key of {shape.Name} and are no unique key.", nameof(columns));
    }
}
