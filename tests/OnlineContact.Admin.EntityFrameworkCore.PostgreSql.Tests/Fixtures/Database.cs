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

    private void AfterSchema() => _database.AfterSchema();

    private void Remove() => _database.Dispose();
}
