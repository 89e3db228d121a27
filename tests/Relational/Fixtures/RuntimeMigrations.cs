using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using OnlineContact.Admin.EntityFrameworkCore.Model;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>One migration that makes the tables of the test's own shapes, worked out while the test runs.</summary>
internal sealed class RuntimeMigrations(ICurrentDbContext current) : IMigrationsAssembly
{
    public const string Id = "20260101000000_Test";

    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = new Dictionary<string, TypeInfo> { [Id] = typeof(Everything).GetTypeInfo() };

    public ModelSnapshot? ModelSnapshot => null;

    public Assembly Assembly => typeof(RuntimeMigrations).Assembly;

    public string? FindMigrationId(string nameOrId) => nameOrId == Id ? Id : null;

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider) =>
        new Everything(current.Context) { ActiveProvider = activeProvider };

    public static EntityFrameworkCoreStoreBuilder For(EntityFrameworkCoreStoreBuilder settings)
    {
        settings.Configure = options => options.ReplaceService<IMigrationsAssembly, RuntimeMigrations>();
        return settings;
    }

    [Migration(Id)]
    internal sealed class Everything(DbContext context) : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            var model = context.GetService<IDesignTimeModel>().Model;
            migrationBuilder.Operations.AddRange(context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel()));
        }

        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("Tests only go forward.");

        protected override void BuildTargetModel(ModelBuilder modelBuilder) => AdminModel.Build(modelBuilder, Database.Shapes, Database.Dialect);
    }
}
