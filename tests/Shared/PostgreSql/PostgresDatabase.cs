using Npgsql;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>A database of its own on the server of the tests, gone when it is disposed of.</summary>
internal sealed class PostgresDatabase : IDisposable
{
    private readonly string _server;

    public PostgresDatabase(string? server = null)
    {
        _server = server ?? PostgresTests.ConnectionString;
        Execute(_server, $"CREATE DATABASE {Name} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    }

    public string Name { get; } = $"oca_{Guid.NewGuid():N}";

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = Name, Pooling = false }.ToString();

    /// <summary>Runs what a cluster needs once the tables are there.</summary>
    public void AfterSchema()
    {
        if (PostgresTests.AfterSchema is { } sql) Execute(ConnectionString, sql);
    }

    /// <summary>What the database says to a connection that is not the store's.</summary>
    public object? Ask(string sql) => Execute(ConnectionString, sql);

    /// <summary>Removes the database, and fails while another session uses it.</summary>
    public void DropUnlessUsed() => Execute(_server, $"DROP DATABASE {Name}");

    public void Dispose() => Execute(_server, $"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");

    private static object? Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
