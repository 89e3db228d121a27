using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.EntityFrameworkCore.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses PostgreSQL for the store on Entity Framework Core.</summary>
public static class PostgreSqlStoreBuilderExtensions
{
    /// <summary>Keeps everything in a database of a PostgreSQL server, version 15 or later, whose encoding is UTF8. The database is there already; its tables are made.</summary>
    /// <remarks>
    /// The store keeps its own sessions, <see cref="EntityFrameworkCoreStoreBuilder.Sessions"/> at most, and holds no state in them between
    /// transactions. Of the connection string <c>Pooling</c>, <c>Enlist</c>, <c>Command Timeout</c>, <c>Include Error Detail</c> and
    /// <c>Persist Security Info</c> are set by the store.
    /// </remarks>
    /// <param name="builder">The store's settings.</param>
    /// <param name="connectionString">For example <c>Host=db.example.com;Database=admin;Username=admin;Password=…</c>; it names at least the host. No multiplexing.</param>
    /// <returns>The same settings.</returns>
    public static EntityFrameworkCoreStoreBuilder UsePostgreSql(this EntityFrameworkCoreStoreBuilder builder, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(PostgreSqlDialect.Instance, connectionString);
    }
}
