using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>The statements that read, and count, a range of one kind in an order.</summary>
internal sealed class RangeStatements(TableNames names, RelationalDialect dialect)
{
    private const int StackFilters = 16;

    private readonly StatementCache _cache = new();

    public void Rows(Script script, OrganizationId organization, RangeRead read)
    {
        script.Begin(StatementOf(read, 'r'), organization, rows: read.Limit);
        AddBounds(script, read);
        if (read.After is { } after) script.Add(after);
        script.Add(Cell.Of(read.Limit));
    }

    public void Count(Script script, OrganizationId organization, RangeRead read)
    {
        var bounded = read.CountUpTo != int.MaxValue;
        script.Begin(StatementOf(read, bounded ? 'c' : 'C'), organization);
        AddBounds(script, read);
        if (bounded) script.Add(Cell.Of(read.CountUpTo));
    }

    private static void AddBounds(Script script, RangeRead read)
    {
        if (read.From is { } from) script.Add(from);
        if (read.To is { } to) script.Add(to);
        for (var i = 0; i < read.Filters.Count; i++)
        {
            var values = read.Filters[i].Values;
            script.Add(values);
            for (var n = Buckets.Padded(values.Count); n > values.Count; n--) script.Add(values[^1]);
        }
    }

    private Statement StatementOf(RangeRead read, char kind)
    {
        Span<char> signature = read.Filters.Count <= StackFilters ? stackalloc char[3 + 2 * StackFilters] : new char[3 + 2 * read.Filters.Count];
        signature[0] = kind;
        signature[1] = (char)PositionOf(read.Index);
        signature[2] = (char)((read.From is null ? 0 : 1) + (read.To is null ? 0 : 2) + (kind != 'r' || read.After is null ? 0 : 4) + (kind == 'r' && read.Descending ? 8 : 0));
        var length = 3;
        for (var i = 0; i < read.Filters.Count; i++)
        {
            signature[length++] = (char)read.Filters[i].Column.Ordinal;
            signature[length++] = (char)Buckets.Padded(read.Filters[i].Values.Count);
        }

        return _cache.TryGet(signature[..length], out var known) ? known : _cache.Keep(signature[..length], kind == 'r' ? RowsOf(read) : CountOf(read));
    }

    private Statement RowsOf(RangeRead read)
    {
        var text = Bounded(names.Text($"SELECT {names.Selected} FROM {names.Table}"), read);
        if (read.After is not null) names.AndAfter(text, read.Index.Columns, read.Descending);
        names.OrderBy(text, read.Index.Columns, read.Descending);
        return text.Add(dialect.Limit(text.Parameter(ColumnType.Number))).Reading(names.Shape.Columns, names.Shape.IsVersioned);
    }

    private Statement CountOf(RangeRead read)
    {
        if (read.CountUpTo == int.MaxValue) return Bounded(names.Text($"SELECT COUNT(*) FROM {names.Table}"), read).Reading(ColumnType.Number);
        var text = Bounded(names.Text($"SELECT COUNT(*) FROM (SELECT 1 FROM {names.Table}"), read);
        return text.Add(dialect.Limit(text.Parameter(ColumnType.Number))).Add(") AS counted").Reading(ColumnType.Number);
    }

    private SqlText Bounded(SqlText text, RangeRead read)
    {
        names.Where(text);
        var first = read.Index.Columns[0];
        if (read.From is not null) text.Add($" AND {names[first]} >= {text.Parameter(first.Type)}");
        if (read.To is not null) text.Add($" AND {names[first]} < {text.Parameter(first.Type)}");
        foreach (var filter in read.Filters)
        {
            if (filter.Values.Count == 0) throw new ArgumentException("A filter has at least one value.", nameof(read));
            names.AndIn(text, filter.Column, Buckets.Padded(filter.Values.Count));
        }

        return text;
    }

    private int PositionOf(RecordIndex index)
    {
        var indexes = names.Shape.Indexes;
        for (var i = 0; i < indexes.Count; i++)
        {
            if (ReferenceEquals(indexes[i], index)) return i;
        }

        throw new ArgumentException($"{names.Shape.Name} has no such order.", nameof(index));
    }
}
