using Microsoft.Data.Sqlite;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>What the hand-written baselines share: one kept connection with the store's pragmas, and commands prepared once.</summary>
internal abstract class PlainSqlite : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<SqliteCommand> _commands = [];

    protected PlainSqlite(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        foreach (var pragma in (string[])["PRAGMA busy_timeout = 30000", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"])
        {
            using var command = new SqliteCommand(pragma, _connection);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>The texts of the commands in the order in which they were prepared.</summary>
    public IEnumerable<string> Texts => _commands.Select(command => command.CommandText);

    protected SqliteCommand Prepare(string text)
    {
        var command = new SqliteCommand(text, _connection);
        for (var i = 0; text.Contains($"@p{i}", StringComparison.Ordinal); i++) command.Parameters.Add(new SqliteParameter($"@p{i}", null) { Value = DBNull.Value });
        command.Prepare();
        _commands.Add(command);
        return command;
    }

    protected static void Set(SqliteCommand command, int first, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[first + i].Value = values[i];
    }

    public void Dispose()
    {
        foreach (var command in _commands) command.Dispose();
        _connection.Dispose();
    }
}
