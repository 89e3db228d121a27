using System.Globalization;
using Microsoft.Data.Sqlite;
using OnlineContact.Admin.Storage;

namespace CustomStore;

/// <summary>An open connection with the statements it has prepared; for one call at a time.</summary>
internal sealed class Link : IDisposable
{
    /// <summary>How the store is called in its failures.</summary>
    public const string Adapter = "SQLite file";

    private const int Busy = 5;
    private const int Locked = 6;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    private Link(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the file. Without the provider's pool: the store keeps its connections itself, and closes the file when it is disposed of.</summary>
    public static Link Open(string path, TimeSpan patience, bool mayWrite)
    {
        var seconds = Math.Max(1, (int)patience.TotalSeconds);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = seconds }.ToString());
        try
        {
            connection.Open();
            var link = new Link(connection);
            link.Run($"PRAGMA busy_timeout = {seconds * 1_000}");
            link.Run(mayWrite ? "PRAGMA synchronous = FULL" : "PRAGMA query_only = ON");
            return link;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static AdminStorageException Failed(string operation, SqliteException e) => new(Adapter, operation, outcomeUnknown: false, e)
    {
        IsTransient = e.SqliteErrorCode is Busy or Locked,
        IsBusy = e.SqliteErrorCode == Busy,
    };

    /// <summary>Runs a statement without values.</summary>
    public void Run(string sql) => Command(sql, []).ExecuteNonQuery();

    /// <summary>Runs a statement that writes, and says how many rows it touched.</summary>
    public int Change(string sql, IReadOnlyList<object> values) => Command(sql, values).ExecuteNonQuery();

    public int Change(Query query) => Change(query.Text, query.Values);

    /// <summary>The same; null when a key is taken. Then nothing of this statement was done, and the transaction goes on.</summary>
    public int? TryChange(string sql, IReadOnlyList<object> values)
    {
        const int primaryKey = 1555;
        const int uniqueKey = 2067;
        try
        {
            return Change(sql, values);
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode is primaryKey or uniqueKey)
        {
            return null;
        }
    }

    /// <summary>The first number of the first row, or null when there is no row.</summary>
    public long? Number(Query query) => Command(query.Text, query.Values).ExecuteScalar() is { } number ? Convert.ToInt64(number, CultureInfo.InvariantCulture) : null;

    /// <summary>The first column of every row.</summary>
    public List<string> Texts(Query query)
    {
        using var reader = Command(query.Text, query.Values).ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }

    public List<StoredRow> Rows(Query query, Kind kind)
    {
        using var reader = Command(query.Text, query.Values).ExecuteReader();
        var rows = new List<StoredRow>();
        while (reader.Read()) rows.Add(kind.Row(reader));
        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _connection.Dispose();
    }

    /// <summary>The prepared statement of a text. There are as many texts as forms of questions, since no value ever stands in one.</summary>
    private SqliteCommand Command(string sql, IReadOnlyList<object> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Count; i++) command.Parameters.Add(new SqliteParameter { ParameterName = Query.Parameter(i) });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Count; i++) command.Parameters[i].Value = values[i];
        return command;
    }
}
