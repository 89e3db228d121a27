using Microsoft.Data.Sqlite;
using OnlineContact.Admin.Storage;

namespace CustomStore;

/// <summary>
/// A kind of record as a table. Names come from the shape, in quotes. The two columns that every kind has beside its own begin with a sign
/// that no name of a shape has.
/// </summary>
internal sealed class Kind
{
    public const string Organization = "\"@organization\"";
    public const string Version = "\"@version\"";

    private readonly string _selected;

    public Kind(RecordShape shape)
    {
        Shape = shape;
        Table = $"\"{shape.Name}\"";
        _selected = Names(shape.Columns) + (shape.IsVersioned ? $", {Version}" : "");
        var parameters = string.Join(", ", Enumerable.Range(1, shape.Columns.Count).Select(Query.Parameter));
        Insert = shape.IsVersioned
            ? $"INSERT INTO {Table} ({Organization}, {Names(shape.Columns)}, {Version}) VALUES ({Query.Parameter(0)}, {parameters}, 1)"
            : $"INSERT INTO {Table} ({Organization}, {Names(shape.Columns)}) VALUES ({Query.Parameter(0)}, {parameters})";
        InsertIfAbsent = $"{Insert} ON CONFLICT DO NOTHING";
        var others = shape.Columns.Except(shape.Key).Select(column => $"{Name(column)} = {Name(column)} + excluded.{Name(column)}").ToList();
        AddUp = $"{Insert} ON CONFLICT ({Names([Organization, .. shape.Key.Select(Name)])}) DO {(others.Count == 0 ? "NOTHING" : "UPDATE SET " + string.Join(", ", others))}";
        string[] changes = [.. shape.Columns.Select(column => $"{Name(column)} = {Query.Parameter(column.Ordinal + 1)}"), $"{Version} = {Version} + 1"];
        Replace = $"UPDATE {Table} SET {string.Join(", ", changes)} WHERE {Organization} = {Query.Parameter(0)}"
            + string.Concat(shape.Key.Select(column => $" AND {Name(column)} = {Query.Parameter(column.Ordinal + 1)}"))
            + $" AND {Version} = {Query.Parameter(shape.Columns.Count + 1)}";
    }

    public RecordShape Shape { get; }

    public string Table { get; }

    /// <summary>Inserts a row; its values are those of <see cref="Values(string, Cell[])"/>.</summary>
    public string Insert { get; }

    /// <summary>The same, unless a key of it is taken.</summary>
    public string InsertIfAbsent { get; }

    /// <summary>Adds to a row, or inserts it. The tables are strict, so that a sum beyond 64 bits is an error and no floating-point number.</summary>
    public string AddUp { get; }

    /// <summary>Replaces a row, where its version is the last of the values.</summary>
    public string Replace { get; }

    public static string Name(Column column) => $"\"{column.Name}\"";

    public static string Names(IEnumerable<Column> columns) => Names(columns.Select(Name));

    public static string Names(IEnumerable<string> names) => string.Join(", ", names);

    public object[] Values(string organization, Cell[] cells) => [organization, .. Shape.Columns.Select(column => Stored.Write(column, cells[column.Ordinal]))];

    public object[] Values(string organization, Cell[] cells, StoreVersion expected) => [.. Values(organization, cells), expected.Value];

    public StoredRow Row(SqliteDataReader reader)
    {
        var cells = new Cell[Shape.Columns.Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = Stored.Read(Shape.Columns[i], reader, i);
        return new StoredRow(Shape.IsVersioned ? new StoreVersion(reader.GetInt64(cells.Length)) : StoreVersion.First, cells);
    }

    public Query Select(string organization) => Of($"SELECT {_selected} FROM", organization);

    /// <summary>Only whether, or how many, rows there are.</summary>
    public Query SelectNothing(string organization) => Of("SELECT 1 FROM", organization);

    public Query VersionOf(string organization, IReadOnlyList<Cell> key) => Of($"SELECT {Version} FROM", organization).AndEqual(Shape.Key, key);

    public Query Remove(string organization, IReadOnlyList<Cell> key, StoreVersion expected) => RemoveUnder(organization, key).Add($" AND {Version} = ").Value(expected.Value);

    public Query RemoveUnder(string organization, IReadOnlyList<Cell> prefix) => Of("DELETE FROM", organization).AndEqual([.. Shape.Key.Take(prefix.Count)], prefix);

    public Query Trim(string organization, RecordIndex index, Cell upTo, int limit)
    {
        // A kind without a key has one row, which goes or stays.
        var key = Shape.Key.Count == 0 ? Organization : Names(Shape.Key);
        return Of("DELETE FROM", organization).Add($" AND ({key}) IN (SELECT {key} FROM {Table} WHERE {Organization} = ").Value(organization)
            .And(index.Columns[0], "<", upTo).OrderBy(index.Columns).Limit(limit).Add(")");
    }

    public Query Organizations(string after, Kind? having) => new Query($"SELECT {Organization} FROM {Table} AS head WHERE {Organization} > ").Value(after)
        .Add(having is null ? "" : $" AND EXISTS (SELECT 1 FROM {having.Table} AS due WHERE due.{Organization} = head.{Organization})")
        .Add($" ORDER BY {Organization}");

    private Query Of(string what, string organization) => new Query($"{what} {Table} WHERE {Organization} = ").Value(organization);
}
