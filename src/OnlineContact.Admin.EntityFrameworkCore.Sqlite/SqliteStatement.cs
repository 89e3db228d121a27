using System.Text;
using Microsoft.Data.Sqlite;
using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.Storage;
using SQLitePCL;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite;

/// <summary>
/// A statement as one session keeps it, prepared. Past the provider's commands and readers, which look every parameter up by its name, in a
/// list, box what they bind, and ask the engine for the type of each value before they ask for the value: for a change of many rows that was
/// more than the engine's own work.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _handle;
    private readonly Statement _statement;
    private readonly int[] _places;

    public SqliteStatement(sqlite3 database, Statement statement)
    {
        _database = database;
        _statement = statement;
        Check(raw.sqlite3_prepare_v3(database, statement.Text, raw.SQLITE_PREPARE_PERSISTENT, out _handle));
        // A text may name its parameters in another order than that of their values.
        _places = [.. Enumerable.Range(0, statement.Parameters.Length).Select(i => raw.sqlite3_bind_parameter_index(_handle, SqliteDialect.Instance.Placeholder(i)))];
    }

    public void Bind(ReadOnlySpan<Cell> values)
    {
        for (var i = 0; i < values.Length; i++) Check(Bind(_places[i], _statement.Parameters[i], values[i]));
    }

    /// <summary>Runs it to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        var result = raw.sqlite3_step(_handle);
        Check(result);
        return result == raw.SQLITE_ROW;
    }

    /// <summary>Runs a statement that writes.</summary>
    /// <returns>How many rows it has touched.</returns>
    public int Touched()
    {
        while (Next())
        {
        }

        return raw.sqlite3_changes(_database);
    }

    public StoredRow Row()
    {
        var columns = _statement.Columns;
        var cells = new Cell[columns.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = columns[i].IsOptional && raw.sqlite3_column_type(_handle, i) == raw.SQLITE_NULL ? Cell.Null : Read(i, columns[i].Type);
        }

        return new StoredRow(_statement.HasVersion ? new(raw.sqlite3_column_int64(_handle, cells.Length)) : StoreVersion.First, cells);
    }

    /// <summary>Ends a run and lets go of its values.</summary>
    public void Reset()
    {
        // What it fails with is what the run has failed with already.
        _ = raw.sqlite3_reset(_handle);
        _ = raw.sqlite3_clear_bindings(_handle);
    }

    public void Dispose() => _handle.Dispose();

    private Cell Read(int column, ColumnType type) => type switch
    {
        ColumnType.Text => Cell.Of(raw.sqlite3_column_text(_handle, column).utf8_to_string()),
        ColumnType.Bytes => Cell.Of(raw.sqlite3_column_blob(_handle, column).ToArray()),
        ColumnType.Decimal => Cell.Of(SortableDecimal.Read(raw.sqlite3_column_text(_handle, column).utf8_to_string())),
        _ => Cell.Of(raw.sqlite3_column_int64(_handle, column)),
    };

    private int Bind(int place, ColumnType type, Cell value) => value.IsNull ? raw.sqlite3_bind_null(_handle, place) : type switch
    {
        ColumnType.Text => BindText(place, value.AsText()),
        ColumnType.Decimal => BindText(place, SortableDecimal.Write(value.AsDecimal())),
        ColumnType.Bytes => value.AsBytes() is { Length: > 0 } bytes ? raw.sqlite3_bind_blob(_handle, place, bytes) : raw.sqlite3_bind_zeroblob(_handle, place, 0),
        _ => raw.sqlite3_bind_int64(_handle, place, value.AsNumber()),
    };

    private int BindText(int place, string text)
    {
        // No bytes at all would be bound as no value.
        if (text.Length is 0 or > StackBytes / 3) return raw.sqlite3_bind_text(_handle, place, text);
        Span<byte> bytes = stackalloc byte[StackBytes];
        return raw.sqlite3_bind_text(_handle, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)) SqliteException.ThrowExceptionForRC(result, _database);
    }
}
