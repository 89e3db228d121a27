using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Model;

/// <summary>
/// Maps the records themselves into a host's own context, for its LINQ: as views without a key, and so read-only and left
/// out of the host's migrations. Columns that hold no property of the record are left out, and properties without a column.
/// </summary>
internal static class HostModel
{
    public static void Map(ModelBuilder builder, IReadOnlyList<RecordShape> shapes, RelationalDialect dialect)
    {
        foreach (var shape in shapes) Map(builder.Entity(shape.RecordType), shape, dialect);
    }

    private static void Map(EntityTypeBuilder entity, RecordShape shape, RelationalDialect dialect)
    {
        // As a view: without a key alone, ExecuteDelete and ExecuteUpdate would still write.
        entity.ToView(shape.Name).HasNoKey();
        var columns = shape.Columns.Where(column => column.Property is not null).ToDictionary(column => column.Property!);
        foreach (var property in shape.RecordType.GetProperties())
        {
            if (columns.TryGetValue(property.Name, out var column) && column.ValueType == property.PropertyType && property.CanWrite)
            {
                entity.Property(property.PropertyType, property.Name).HasColumnName(column.Name).IsRequired(!column.IsOptional)
                    .HasConversion(ConverterOf(column, dialect));
            }
            else if (property.PropertyType == typeof(OrganizationId) && property.CanWrite)
            {
                entity.Property<OrganizationId>(property.Name).HasColumnName(AdminModel.OrganizationColumn)
                    .HasConversion(organization => organization.Value, text => OrganizationId.Parse(text));
            }
            else
            {
                entity.Ignore(property.Name);
            }
        }
    }

    // A value that the provider keeps as it is needs none, and so stays open to all that LINQ can say about it.
    private static ValueConverter? ConverterOf(Column column, RelationalDialect dialect)
    {
        var value = Nullable.GetUnderlyingType(column.ValueType) ?? column.ValueType;
        var stored = dialect.ProviderType(column.Type);
        return value == stored ? null : (ValueConverter)Activator.CreateInstance(typeof(CellConverter<,>).MakeGenericType(value, stored), column, dialect)!;
    }

    private sealed class CellConverter<TValue, TStored>(Column column, RelationalDialect dialect)
        : ValueConverter<TValue, TStored>(Write(column, dialect), Read(column, dialect))
    {
        private static Expression<Func<TValue, TStored>> Write(Column column, RelationalDialect dialect) =>
            value => (TStored)dialect.ToProvider(column.Type, column.ToCell(value));

        private static Expression<Func<TStored, TValue>> Read(Column column, RelationalDialect dialect) =>
            stored => (TValue)column.ToValue(dialect.FromProvider(column.Type, stored!))!;
    }
}
