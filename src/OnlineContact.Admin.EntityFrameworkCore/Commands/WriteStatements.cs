using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>The statements of a change for one kind. Beside each text stand the values it takes, in its order.</summary>
internal sealed class WriteStatements
{
    private readonly TableNames _names;
    private readonly StatementCache _cache = new();
    private readonly Statement? _remove;
    private readonly Statement? _found;
    private readonly Statement? _notFound;
    private readonly KeyOrder _order;
    private readonly int _mostInserted;
    private readonly int _mostReplaced;

    public WriteStatements(TableNames names, RelationalDialect dialect)
    {
        _names = names;
        _order = new KeyOrder(names.Shape);
        _mostInserted = Math.Max(1, Math.Min(dialect.MaxInsertRows, dialect.MaxParameters / (names.Shape.Columns.Count + 1)));
        // Where one row may take what the one before it gives up, they go one after the other.
        _mostReplaced = names.Shape.UniqueKeys.Count > 0 ? 1 : Math.Max(1, Math.Min(dialect.MaxReplaceRows, dialect.MaxParameters / (names.Shape.Columns.Count + 2)));
        if (!names.Shape.IsVersioned) return;
        _remove = At(_names.Text($"DELETE FROM {_names.Table}")).Writing(Expectation.AllRows);
        _found = At(_names.Text($"SELECT 1 FROM {_names.Table}")).Checking(Expectation.Found);
        _notFound = _names.AndEqual(_names.Where(_names.Text($"SELECT 1 FROM {_names.Table}")), _names.Shape.Key).Checking(Expectation.NotFound);
    }

    /// <summary>Adds the steps of an insertion that begins at a write and takes in those of the same kind that follow.</summary>
    /// <returns>The number of writes taken in.</returns>
    public int Insert(Script script, ChangeSet changes, int write)
    {
        var writes = changes.Writes;
        var end = write + 1;
        while (end < writes.Count && writes[end].Kind == WriteKind.Insert && ReferenceEquals(writes[end].Shape, _names.Shape)) end++;
        for (var next = write; next < end;)
        {
            var rows = Buckets.Filled(end - next, _mostInserted);
            script.Begin(Insertion(rows), changes.Organization, next, 0, rows);
            for (var i = 0; i < rows; i++) script.Add(writes[next + i].Cells!);
            next += rows;
        }

        return end - write;
    }

    /// <summary>
    /// Adds the steps of a replacement that begins at a write and takes in those of the same kind that follow in the order of their keys, so
    /// that no row is named twice by one statement.
    /// </summary>
    /// <returns>The number of writes taken in.</returns>
    public int Replace(Script script, ChangeSet changes, int write)
    {
        var writes = changes.Writes;
        var end = write + 1;
        while (_mostReplaced > 1 && end < writes.Count && writes[end].Kind == WriteKind.Replace && ReferenceEquals(writes[end].Shape, _names.Shape) && _order.Compare(writes[end - 1].Cells, writes[end].Cells) < 0) end++;
        for (var next = write; next < end;)
        {
            var rows = Buckets.Filled(end - next, _mostReplaced);
            script.Begin(Replacement(rows), changes.Organization, next, 0, rows);
            for (var i = 0; i < rows; i++)
            {
                script.Add(writes[next + i].Cells!, _names.NonKey);
                script.Add(writes[next + i].Key);
                script.Add(Cell.Of(writes[next + i].Expected!.Value.Value));
            }

            next += rows;
        }

        return end - write;
    }

    public void Remove(Script script, ChangeSet changes, int index)
    {
        var write = changes.Writes[index];
        script.Begin(_remove!, changes.Organization, index, rows: 1);
        script.Add(write.Key);
        script.Add(Cell.Of(write.Expected!.Value.Value));
    }

    public void Require(Script script, ChangeSet changes, int index)
    {
        var write = changes.Writes[index];
        script.Begin(write.Expected is null ? _notFound! : _found!, changes.Organization, index);
        script.Add(write.Key);
        if (write.Expected is { } version) script.Add(Cell.Of(version.Value));
    }

    public void ReplaceAll(Script script, ChangeSet changes, int index)
    {
        var write = changes.Writes[index];
        script.Begin(Deletion(write.Key.Count), changes.Organization, index);
        script.Add(write.Key);
        for (var next = 0; next < write.Rows.Count;)
        {
            var rows = Buckets.Filled(write.Rows.Count - next, _mostInserted);
            script.Begin(Insertion(rows), changes.Organization, index, next, rows);
            for (var i = 0; i < rows; i++) script.Add(write.Rows[next + i]);
            next += rows;
        }
    }

    /// <summary>INSERT … VALUES for so many rows; the organization is one parameter for all of them.</summary>
    public static SqlText InsertionText(TableNames names, int rows)
    {
        var text = names.Text($"INSERT INTO {names.Table} ({names.Organization}");
        foreach (var column in names.Shape.Columns) text.Add($", {names[column]}");
        text.Add(names.Version is null ? ") VALUES " : $", {names.Version}) VALUES ");
        var organization = text.Parameter(ColumnType.Text);
        for (var i = 0; i < rows; i++)
        {
            text.Add(i == 0 ? "(" : ", (").Add(organization);
            foreach (var column in names.Shape.Columns) text.Add(", ").Add(text.Parameter(column.Type));
            text.Add(names.Version is null ? ")" : ", 1)");
        }

        return text;
    }

    private Statement Insertion(int rows)
    {
        ReadOnlySpan<char> signature = ['i', (char)rows];
        return _cache.TryGet(signature, out var known) ? known : _cache.Keep(signature, InsertionText(_names, rows).Writing());
    }

    private Statement Deletion(int prefix)
    {
        ReadOnlySpan<char> signature = ['d', (char)prefix];
        return _cache.TryGet(signature, out var known)
            ? known
            : _cache.Keep(signature, _names.AndEqual(_names.Where(_names.Text($"DELETE FROM {_names.Table}")), [.. _names.Shape.Key.Take(prefix)]).Writing());
    }

    private Statement Replacement(int rows)
    {
        ReadOnlySpan<char> signature = ['r', (char)rows];
        return _cache.TryGet(signature, out var known) ? known : _cache.Keep(signature, rows == 1 ? ReplacementOfOne() : ReplacementOfMany(rows));
    }

    // The organization is the first value of every step, also where the text names it later: its parameter is made first.
    private Statement ReplacementOfOne()
    {
        var text = _names.Text($"UPDATE {_names.Table} SET ");
        var organization = text.Parameter(ColumnType.Text);
        foreach (var column in _names.NonKey) text.Add($"{_names[column]} = {text.Parameter(column.Type)}, ");
        text.Add($"{_names.Version} = {_names.Version} + 1 WHERE {_names.Organization} = {organization}");
        _names.AndEqual(text, _names.Shape.Key);
        return text.Add($" AND {_names.Version} = {text.Parameter(ColumnType.Number)}").Writing(Expectation.AllRows);
    }

    // The columns of the list are named as none of a table can be.
    private Statement ReplacementOfMany(int rows)
    {
        Column[] columns = [.. _names.NonKey, .. _names.Shape.Key];
        var text = _names.Text($"UPDATE {_names.Table} SET ");
        var organization = text.Parameter(ColumnType.Text);
        for (var i = 0; i < _names.NonKey.Length; i++) text.Add($"{_names[columns[i]]} = _{i}, ");
        text.Add($"{_names.Version} = {_names.Version} + 1 FROM (VALUES ");
        for (var row = 0; row < rows; row++)
            text.Add(row == 0 ? "(" : ", (").Join(", ", columns, column => text.Parameter(column.Type)).Add($", {text.Parameter(ColumnType.Number)})");
        text.Add(") AS rows (").Join(", ", [.. Enumerable.Range(0, columns.Length + 1)], i => $"_{i}");
        text.Add($") WHERE {_names.Organization} = {organization}");
        for (var i = _names.NonKey.Length; i < columns.Length; i++) text.Add($" AND {_names[columns[i]]} = _{i}");
        return text.Add($" AND {_names.Version} = _{columns.Length}").Writing(Expectation.AllRows);
    }

    private SqlText At(SqlText text)
    {
        _names.AndEqual(_names.Where(text), _names.Shape.Key);
        return text.Add($" AND {_names.Version} = {text.Parameter(ColumnType.Number)}");
    }
}
