using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OnlineContact.Admin.Benchmarks.Billing;
using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>Two databases of one server, which flushes what it commits to the disk that TMPDIR names.</summary>
internal sealed class PostgresDatabases : ICommitDatabases
{
    private const int RowsAStatement = 500;

    private readonly PostgresServer _server = new(Path.GetTempPath(), isDurable: true);

    public PostgresDatabases()
    {
        _server.Start();
        Run("CREATE DATABASE ours TEMPLATE template0");
    }

    public string Ours => With("ours");

    public string Theirs => With("theirs");

    public void Use(EntityFrameworkCoreStoreBuilder store) => store.UsePostgreSql(Ours);

    public void Copy()
    {
        Run("CREATE DATABASE theirs TEMPLATE ours");
        Analyze();
    }

    public void Analyze()
    {
        Analyze(Ours);
        Analyze(Theirs);
    }

    /// <summary>Lets the server look at what there is, as it does by itself after a while.</summary>
    public static void Analyze(string database)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        using var command = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    public IPlainCommit OpenPlain(string organization) => new PlainPostgresCommit(Theirs, organization);

    public PlainRows OpenRows(bool ours)
    {
        var connection = new NpgsqlConnection(ours ? Ours : Theirs);
        connection.Open();
        return new PlainRows(connection, RowsAStatement, "false");
    }

    public void Dispose() => _server.Dispose();

    private string With(string database) => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = database, Pooling = false }.ToString();

    private void Run(string sql)
    {
        using var connection = new NpgsqlConnection(_server.ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
