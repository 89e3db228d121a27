using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>What a host of the first version knows: its one migration, and the kinds that it makes tables for.</summary>
internal sealed class FirstMigration : IMigrationsAssembly
{
    private static readonly TypeInfo[] All =
    [
        .. Database.Dialect.GetType().Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<MigrationAttribute>() is not null)
            .OrderBy(IdOf, StringComparer.Ordinal)
            .Select(type => type.GetTypeInfo()),
    ];

    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = new Dictionary<string, TypeInfo> { [IdOf(All[0])] = All[0] };

    public ModelSnapshot? ModelSnapshot => null;

    public Assembly Assembly => Database.Dialect.GetType().Assembly;

    public string? FindMigrationId(string nameOrId) => Migrations.ContainsKey(nameOrId) ? nameOrId : null;

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider) => Make(migrationClass, activeProvider);

    /// <summary>All migrations of the package, the first one first.</summary>
    public static IEnumerable<(string Id, Migration Migration)> Everything => All.Select(type => (IdOf(type), Make(type, Database.Dialect.ProviderName)));

    public static IReadOnlyList<RecordShape> Shapes { get; } =
    [
        .. AdminShapes.All.Where(shape => Make(All[0], Database.Dialect.ProviderName).UpOperations
            .OfType<Microsoft.EntityFrameworkCore.Migrations.Operations.CreateTableOperation>().Any(table => table.Name == shape.Name)),
    ];

    private static string IdOf(Type type) => type.GetCustomAttribute<MigrationAttribute>()!.Id;

    private static Migration Make(Type type, string provider)
    {
        var migration = (Migration)Activator.CreateInstance(type, nonPublic: true)!;
        migration.ActiveProvider = provider;
        return migration;
    }
}
