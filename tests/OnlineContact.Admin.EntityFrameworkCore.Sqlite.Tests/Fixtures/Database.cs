using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Sqlite;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>A file.</summary>
internal sealed partial class Database
{
    // In memory where the system has such a place: every commit waits for the disk, and these tests are not about disks.
    private const string MemoryDisk = "/dev/shm";

    private readonly string _directory = Directory.CreateDirectory(
        Path.Combine(Directory.Exists(MemoryDisk) ? MemoryDisk : Path.GetTempPath(), $"oca-{Guid.NewGuid():N}")).FullName;

    public static string Provider => "SQLite";

    public static RelationalDialect Dialect => SqliteDialect.Instance;

    public string File => Path.Combine(_directory, "admin.db");

    public string ConnectionString => $"Data Source={File}";

    public EntityFrameworkCoreStoreBuilder Use(EntityFrameworkCoreStoreBuilder settings)
    {
        settings.Observer = Guard;
        return settings.UseSqlite(ConnectionString);
    }

    /// <summary>Lets a host's own context have it.</summary>
    public void UseIn(DbContextOptionsBuilder options) => options.UseSqlite($"{ConnectionString};Pooling=False");

    /// <summary>Something that a provider throws, and that says nothing special.</summary>
    public static Exception Failure() => new SqliteException("disk I/O error", 10);

    /// <summary>What the file says to a connection that is not the store's.</summary>
    public object? Ask(string sql)
    {
        using var connection = new SqliteConnection($"{ConnectionString};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>How the database goes about a statement, whatever its values.</summary>
    public string Plan(string statement)
    {
        using var connection = new SqliteConnection($"{ConnectionString};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
        for (var i = 0; statement.Contains($"@p{i}", StringComparison.Ordinal); i++) command.Parameters.AddWithValue($"@p{i}", 1);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }

    /// <summary>Whether a statement finds its rows in an index, begins there at its place if it has one, and takes them in the index's order.</summary>
    public bool IsOrderedByIndex(string statement, out string plan)
    {
        plan = Plan(statement);
        return plan.Contains("SEARCH", StringComparison.Ordinal) && !plan.Contains("SCAN", StringComparison.Ordinal) && !plan.Contains("TEMP B-TREE", StringComparison.Ordinal)
            && (!statement.Contains(") > (", StringComparison.Ordinal) || plan.Contains(")>(", StringComparison.Ordinal));
    }

    private static void AfterSchema()
    {
        // A file is one, and needs no distribution.
    }

    private void Remove() => Directory.Delete(_directory, recursive: true);
}
