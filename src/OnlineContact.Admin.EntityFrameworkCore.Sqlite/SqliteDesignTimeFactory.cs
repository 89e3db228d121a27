using Microsoft.EntityFrameworkCore.Design;
using OnlineContact.Admin.EntityFrameworkCore.Model;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite;

/// <summary>Gives <c>dotnet ef</c> the context whose model the migrations follow; it opens no database.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<AdminDbContext>
{
    public AdminDbContext CreateDbContext(string[] args)
    {
        var settings = new EntityFrameworkCoreStoreBuilder().Use(SqliteDialect.Instance, "Data Source=design-time.db");
        var options = AdminDbContext.Options();
        SqliteDialect.Instance.Configure(options, settings);
        return new AdminDbContext(options.Options, AdminModel.Shapes, SqliteDialect.Instance);
    }
}
