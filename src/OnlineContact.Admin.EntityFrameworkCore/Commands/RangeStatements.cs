using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>The statements that read, and count, a range of one kind in an order.</summary>
internal sealed class RangeStatements(TableNames names, RelationalDialect dialect)
{
    private const int StackFilters = 16;

    private readonly StatementCache _cache = new();

    public void Rows(Script script, OrganizationId organization, RangeRead read)
    {
        var bounds = BoundsOf(read);
        script.Begin(StatementOf(read, bounds, 'r'), organization, rows: read.Limit);
        AddBounds(script, read, bounds);
        if (bounds.HasPlace) script.Add(read.After!);
        script.Add(Cell.Of(read.Limit));
    }

    public void Count(Script script, OrganizationId organization, RangeRead read)
    {
        var bounded = read.CountUpTo != int.MaxValue;
        var bounds = new Bounds(read.From is not null, read.To is not null, HasPlace: false);
        script.Begin(StatementOf(read, bounds, bounded ? 'c' : 'C'), organization);
        AddBounds(script, read, bounds);
        if (bounded) script.Add(Cell.Of(read.CountUpTo));
    }

    /// <summary>
    /// What a statement has to name. A place within the range says all that the bound it is read from says, and a place before the range says nothing: named
    /// both, a database begins at the weaker of the two and throws away what it reads up to the other.
    /// </summary>
    private static Bounds BoundsOf(RangeRead read)
    {
        var (hasFrom, hasTo) = (read.From is not null, read.To is not null);
        if (read.After is not { } after) return new(hasFrom, hasTo, HasPlace: false);
        if (read.Descending)
        {
            var within = !hasTo || after[0] < read.To!.Value;
            return new(hasFrom, !within, within);
        }
        else
        {
            var within = !hasFrom || after[0] >= read.From!.Value;
            return new(!within, hasTo, within);
        }
    }

    private static void AddBounds(Script script, RangeRead read, Bounds bounds)
    {
        if (bounds.HasFrom) script.Add(read.From!.Value);
        if (bounds.HasTo) script.Add(read.To!.Value);
        for (var i = 0; i < read.Filters.Count; i++)
        {
            var values = read.Filters[i].Values;
            script.Add(values);
            for (var n = Buckets.Padded(values.Count); n > values.Count; n--) script.Add(values[^1]);
        }
    }

    private Statement StatementOf(RangeRead read, Bounds bounds, char kind)
    {
        Span<char> signature = read.Filters.Count <= StackFilters ? stackalloc char[3 + 2 * StackFilters] : new char[3 + 2 * read.Filters.Count];
        signature[0] = kind;
        signature[1] = (char)PositionOf(read.Index);
        signature[2] = (char)((bounds.HasFrom ? 1 : 0) + (bounds.HasTo ? 2 : 0) + (bounds.HasPlace ? 4 : 0) + (kind == 'r' && read.Descending ? 8 : 0));
        var length = 3;
        for (var i = 0; i < read.Filters.Count; i++)
        {
            signature[length++] = (char)read.Filters[i].Column.Ordinal;
            signature[length++] = (char)Buckets.Padded(read.Filters[i].Values.Count);
        }

        return _cache.TryGet(signature[..length], out var known) ? known : _cache.Keep(signature[..length], kind == 'r' ? RowsOf(read, bounds) : CountOf(read, bounds));
    }

    private Statement RowsOf(RangeRead read, Bounds bounds)
    {
        var text = Bounded(names.Text($"SELECT {names.Selected} FROM {names.Table}"), read, bounds);
        if (bounds.HasPlace) names.AndAfter(text, read.Index.Columns, read.Descending);
        names.OrderBy(text, read.Index.Columns, read.Descending);
        return text.Add(dialect.Limit(text.Parameter(ColumnType.Number))).Reading(names.Shape.Columns, names.Shape.IsVersioned);
    }

    private Statement CountOf(RangeRead read, Bounds bounds)
    {
        if (read.CountUpTo == int.MaxValue) return Bounded(names.Text($"SELECT COUNT(*) FROM {names.Table}"), read, bounds).Reading(ColumnType.Number);
        var text = Bounded(names.Text($"SELECT COUNT(*) FROM (SELECT 1 FROM {names.Table}"), read, bounds);
        return text.Add(dialect.Limit(text.Parameter(ColumnType.Number))).Add(") AS counted").Reading(ColumnType.Number);
    }

    private SqlText Bounded(SqlText text, RangeRead read, Bounds bounds)
    {
        names.Where(text);
        var first = read.Index.Columns[0];
        if (bounds.HasFrom) text.Add($" AND {names[first]} >= {text.Parameter(first.Type)}");
        if (bounds.HasTo) text.Add($" AND {names[first]} < {text.Parameter(first.Type)}");
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

    private readonly record struct Bounds(bool HasFrom, bool HasTo, bool HasPlace);
}
