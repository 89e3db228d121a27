using Microsoft.EntityFrameworkCore;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Model;

/// <summary>Makes the EF Core model of record shapes: a table of property bags for each.</summary>
internal static class AdminModel
{
    public const string OrganizationColumn = "organization_id";

    public const string VersionColumn = "version";

    /// <summary>The kinds that the library keeps: what the migrations are made of.</summary>
    public static IReadOnlyList<RecordShape> Shapes => AdminShapes.All;

    public static void Build(ModelBuilder builder, IReadOnlyList<RecordShape> shapes, RelationalDialect dialect)
    {
        foreach (var shape in shapes)
        {
            builder.SharedTypeEntity<Dictionary<string, object>>(shape.Name, entity =>
            {
                var order = 0;
                entity.ToTable(Named(shape.Name));
                entity.IndexerProperty<string>(OrganizationColumn)
                    .HasColumnName(OrganizationColumn)
                    .HasColumnType(dialect.StoreType(ColumnType.Text, OrganizationId.MaxLength))
                    .UseCollation(dialect.TextCollation)
                    .HasMaxLength(OrganizationId.MaxLength)
                    .HasColumnOrder(order++);
                foreach (var column in shape.Key.Concat(shape.Columns.Where(column => !shape.Key.Contains(column))))
                {
                    if (column.Name is OrganizationColumn or VersionColumn)
                        throw new InvalidOperationException($"{shape.Name}.{column.Name} has a name that every store uses itself.");
                    var provider = dialect.ProviderType(column.Type);
                    var type = column.IsOptional && provider.IsValueType ? typeof(Nullable<>).MakeGenericType(provider) : provider;
                    var property = entity.IndexerProperty(type, column.Name)
                        .HasColumnName(Named(column.Name))
                        .HasColumnType(dialect.StoreType(column.Type, column.MaxLength))
                        .IsRequired(!column.IsOptional)
                        .HasColumnOrder(order++);
                    if (column.MaxLength > 0) property.HasMaxLength(column.MaxLength);
                    if (provider == typeof(string)) property.UseCollation(dialect.TextCollation);
                }

                if (shape.IsVersioned) entity.IndexerProperty<long>(VersionColumn).HasColumnName(VersionColumn).HasColumnOrder(order);
                entity.HasKey(Names(shape.Key)).HasName(Named($"pk_{shape.Name}"));
                foreach (var key in shape.UniqueKeys) entity.HasIndex(Names(key.Columns), Named($"ux_{shape.Name}_{key.Name}")).IsUnique();
                foreach (var index in shape.Indexes.Where(index => !index.IsKey)) entity.HasIndex(Names(index.Columns), Named($"ix_{shape.Name}_{index.Name}"));
            });
        }
    }

    private static string[] Names(IEnumerable<Column> columns) => [OrganizationColumn, .. columns.Select(column => column.Name)];

    private static string Named(string name) =>
        name.Length <= RecordShape.MaxNameLength
            ? name
            : throw new InvalidOperationException($"The name {name} is longer than {RecordShape.MaxNameLength} characters.");
}
