using Microsoft.EntityFrameworkCore.Design;
using OnlineContact.Admin.EntityFrameworkCore.Model;

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql;

/// <summary>Gives <c>dotnet ef</c> the context whose model the migrations follow; it opens no database.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<AdminDbContext>
{
    public AdminDbContext CreateDbContext(string[] args)
    {
        var settings = new EntityFrameworkCoreStoreBuilder().Use(PostgreSqlDialect.Instance, "Host=localhost;Database=design-time");
        var options = AdminDbContext.Options();
        PostgreSqlDialect.Instance.Configure(options, settings);
        return new AdminDbContext(options.Options, AdminModel.Shapes, PostgreSqlDialect.Instance);
    }
}
