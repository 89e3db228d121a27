using System.Globalization;
using System.Text;
using OnlineContact.Admin.Storage;

namespace CustomStore;

/// <summary>A statement that is being put together, and its values; no value is ever part of the text.</summary>
internal sealed class Query(string text)
{
    private static readonly string[] Parameters = [.. Enumerable.Range(0, 100).Select(NameOf)];

    private readonly StringBuilder _text = new(text);
    private readonly List<object> _values = [];

    public string Text => _text.ToString();

    public IReadOnlyList<object> Values => _values;

    public static string Parameter(int position) => position < Parameters.Length ? Parameters[position] : NameOf(position);

    public Query Add(string more)
    {
        _text.Append(more);
        return this;
    }

    public Query Value(object value)
    {
        _text.Append(Parameter(_values.Count));
        _values.Add(value);
        return this;
    }

    public Query And(Column column, string sign, Cell cell) => Add($" AND {Kind.Name(column)} {sign} ").Value(Stored.Write(column, cell));

    /// <summary>No value is like no other: SQL's own equality.</summary>
    public Query AndEqual(IReadOnlyList<Column> columns, IReadOnlyList<Cell> cells)
    {
        for (var i = 0; i < columns.Count; i++) And(columns[i], "=", cells[i]);
        return this;
    }

    public Query AndNot(IReadOnlyList<Column> columns, IReadOnlyList<Cell> cells) => Tuple(" AND NOT ", columns, " = ", cells);

    /// <summary>One statement for a list of any length: none is prepared anew because the list is longer.</summary>
    public Query AndIn(Column column, IEnumerable<Cell> cells) =>
        Add($" AND {Kind.Name(column)} IN (SELECT {(column.Type == ColumnType.Bytes ? "unhex(value)" : "value")} FROM json_each(").Value(Stored.List(column, cells)).Add("))");

    public Query AndAfter(IReadOnlyList<Column> columns, IReadOnlyList<Cell> place, bool descending) => Tuple(" AND ", columns, descending ? " < " : " > ", place);

    /// <summary>Literally: no sign means anything to <c>instr</c>, as it would to LIKE.</summary>
    public Query AndContains(Column column, string part) => Add($" AND instr({Kind.Name(column)}, ").Value(part).Add(") > 0");

    public Query OrderBy(IReadOnlyList<Column> columns, bool descending = false) =>
        columns.Count == 0 ? this : Add(" ORDER BY ").Add(string.Join(", ", columns.Select(column => Kind.Name(column) + (descending ? " DESC" : ""))));

    /// <summary>A bare parameter here makes SQLite plan the statement again each time a value is bound to it.</summary>
    public Query Limit(int limit) => Add(" LIMIT ").Value((long)limit).Add(" + 0");

    /// <summary>How many rows it has, as far as its limit goes.</summary>
    public Query Counted()
    {
        _text.Insert(0, "SELECT COUNT(*) FROM (").Append(')');
        return this;
    }

    private Query Tuple(string before, IReadOnlyList<Column> columns, string sign, IReadOnlyList<Cell> cells)
    {
        Add(before).Add($"({Kind.Names(columns)}){sign}(");
        for (var i = 0; i < cells.Count; i++) Add(i == 0 ? "" : ", ").Value(Stored.Write(columns[i], cells[i]));
        return Add(")");
    }

    private static string NameOf(int position) => string.Create(CultureInfo.InvariantCulture, $"$v{position}");
}
