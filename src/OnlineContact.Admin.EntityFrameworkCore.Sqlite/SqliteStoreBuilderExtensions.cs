using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.EntityFrameworkCore.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses SQLite for the store on Entity Framework Core.</summary>
public static class SqliteStoreBuilderExtensions
{
    /// <summary>Keeps everything in a SQLite file, which is made when it is not there.</summary>
    /// <remarks>
    /// Do not delete, move or replace the file while a store is open: the system lets SQLite go on writing to the file that was there,
    /// and changes that were reported as committed are gone with it.
    /// </remarks>
    /// <param name="builder">The store's settings.</param>
    /// <param name="connectionString">For example <c>Data Source=admin.db</c>. A file on a local disk; not in memory, not read-only, no shared cache.</param>
    /// <returns>The same settings.</returns>
    public static EntityFrameworkCoreStoreBuilder UseSqlite(this EntityFrameworkCoreStoreBuilder builder, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(SqliteDialect.Instance, connectionString);
    }
}
