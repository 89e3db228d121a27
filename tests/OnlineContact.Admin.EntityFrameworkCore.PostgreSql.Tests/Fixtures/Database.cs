using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OnlineContact.Admin.EntityFrameworkCore.PostgreSql;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>A database of a server.</summary>
internal sealed partial class Database
{
    private readonly PostgresDatabase _database = new();

    public static string Provider => "PostgreSQL";

    public static RelationalDialect Dialect => PostgreSqlDialect.Instance;

    public string ConnectionString => _database.ConnectionString;

    public EntityFrameworkCoreStoreBuilder Use(EntityFrameworkCoreStoreBuilder settings)
    {
        settings.Observer = Guard;
        return settings.UsePostgreSql(ConnectionString);
    }

    /// <summary>Lets a host's own context have it.</summary>
    public void UseIn(DbContextOptionsBuilder options) => options.UseNpgsql(ConnectionString);

    /// <summary>Something that a provider throws, and that says nothing special.</summary>
    public static Exception Failure() => new PostgresException("something went wrong", "ERROR", "ERROR", PostgresErrorCodes.InternalError);

    /// <summary>What the database says to a connection that is not the store's.</summary>
    public object? Ask(string sql) => _database.Ask(sql);

    /// <summary>Removes the database, if no other session uses it.</summary>
    public void DropUnlessUsed() => _database.DropUnlessUsed();

    /// <summary>How the database goes about a statement, whatever its values, where an index can be used at all.</summary>
    public string Plan(string statement)
    {
        using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        connection.Open();
        using var prepare = new NpgsqlCommand($"SET enable_seqscan = off; SET enable_bitmapscan = off; SET plan_cache_mode = force_generic_plan; PREPARE planned AS {statement}", connection);
        prepare.ExecuteNonQuery();
        var values = 0;
        while (statement.Contains($"${values + 1}", StringComparison.Ordinal)) values++;
        using var command = new NpgsqlCommand($"EXPLAIN EXECUTE planned({string.Join(", ", Enumerable.Repeat("NULL", values))})", connection);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    /// <summary>Whether a statement finds its rows in an index, begins there at its place if it has one, and takes them in the index's order.</summary>
    public bool IsOrderedByIndex(string statement, out string plan)
    {
        plan = Plan(statement);
        return plan.Contains("Index", StringComparison.Ordinal) && !plan.Contains("Seq Scan", StringComparison.Ordinal) && !plan.Contains("Sort", StringComparison.Ordinal)
            && (!statement.Contains(") > (", StringComparison.Ordinal) || plan.Split('\n').Any(line => line.Contains("Index Cond", StringComparison.Ordinal) && line.Contains("ROW(", StringComparison.Ordinal) && !line.Contains(">=", StringComparison.Ordinal)));
    }

    private void AfterSchema() => _database.AfterSchema();

    private void Remove() => _database.Dispose();
}
