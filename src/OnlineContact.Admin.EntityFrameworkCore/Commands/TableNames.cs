using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>The names of a kind's table and columns as they stand in a statement, taken from the relational model.</summary>
internal sealed class TableNames
{
    private readonly RelationalDialect _dialect;
    private readonly string[] _columns;

    public TableNames(RecordShape shape, IModel model, ISqlGenerationHelper sql, RelationalDialect dialect)
    {
        Shape = shape;
        _dialect = dialect;
        var entity = model.FindEntityType(shape.Name) ?? throw new InvalidOperationException($"The model has no {shape.Name}.");
        var table = entity.GetTableMappings().Single().Table;
        string ColumnOf(string property) => sql.DelimitIdentifier(table.FindColumn(entity.FindProperty(property)!)!.Name);
        Table = sql.DelimitIdentifier(table.Name, table.Schema);
        Organization = ColumnOf(AdminModel.OrganizationColumn);
        Version = shape.IsVersioned ? ColumnOf(AdminModel.VersionColumn) : null;
        _columns = [.. shape.Columns.Select(column => ColumnOf(column.Name))];
        NonKey = [.. shape.Columns.Where(column => !shape.Key.Contains(column))];
        Selected = string.Join(", ", Version is null ? _columns : [.. _columns, Version]);
        if (Selected.Length == 0) Selected = Organization;
    }

    public RecordShape Shape { get; }

    public string Table { get; }

    public string Organization { get; }

    public string? Version { get; }

    /// <summary>The columns outside the key.</summary>
    public Column[] NonKey { get; }

    /// <summary>All that a row is read back from.</summary>
    public string Selected { get; }

    public string this[Column column] => _columns[column.Ordinal];

    public SqlText Text(string beginning) => new SqlText(_dialect).Add(beginning);

    /// <summary>Begins every condition: the organization, by equality, first.</summary>
    public SqlText Where(SqlText text) => text.Add($" WHERE {Organization} = {text.Parameter(ColumnType.Text)}");

    /// <summary>Adds an equality for each column.</summary>
    public SqlText AndEqual(SqlText text, IReadOnlyList<Column> columns)
    {
        foreach (var column in columns) text.Add($" AND {this[column]} = {text.Parameter(column.Type)}");
        return text;
    }

    /// <summary>Adds membership in a list of so many values.</summary>
    public SqlText AndIn(SqlText text, Column column, int values)
    {
        if (values == 1) return AndEqual(text, [column]);
        text.Add($" AND {this[column]} IN (");
        for (var i = 0; i < values; i++) text.Add(i == 0 ? "" : ", ").Add(text.Parameter(column.Type));
        return text.Add(")");
    }

    /// <summary>Adds that a row comes after a place, as a comparison of rows where there is more than one column.</summary>
    public SqlText AndAfter(SqlText text, IReadOnlyList<Column> columns, bool descending)
    {
        var sign = descending ? "<" : ">";
        if (columns.Count == 1) return text.Add($" AND {this[columns[0]]} {sign} {text.Parameter(columns[0].Type)}");
        text.Add(" AND (").Join(", ", columns, column => this[column]).Add($") {sign} (");
        return text.Join(", ", columns, column => text.Parameter(column.Type)).Add(")");
    }

    public SqlText OrderBy(SqlText text, IReadOnlyList<Column> columns, bool descending) =>
        columns.Count == 0 ? text : text.Add(" ORDER BY ").Join(", ", columns, column => this[column] + (descending ? " DESC" : ""));
}
