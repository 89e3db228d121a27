using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Model;

/// <summary>The model that is made of shapes, made anew each time.</summary>
public sealed class AdminModelBuildingTests
{
    [Fact]
    public void Columns_follow_the_shape_the_key_first_and_the_version_last()
    {
        Assert.Equal(
            [
                "0 organization_id String BINARY 40",
                "1 number Int64",
                "2 name String BINARY 50",
                "3 code String? BINARY 20",
                "4 is_open Int64",
                "5 since Int64",
                "6 until Int64?",
                "7 day Int64",
                "8 price String BINARY",
                "9 hash Byte[] 32",
                "10 color Int64",
                "11 folded String BINARY 50",
                "12 version Int64",
            ],
            Columns(Thing.Shape));
        Assert.Equal(["0 organization_id String BINARY 40", "1 thing Int64", "2 number Int64", "3 label String BINARY 20"], Columns(Piece.Shape));
    }

    [Fact]
    public void Keys_and_orders_begin_with_the_organization()
    {
        var thing = Made(Thing.Shape);
        Assert.Equal("thing", thing.GetTableName());
        Assert.Equal("pk_thing: organization_id number", $"{thing.FindPrimaryKey()!.GetName()}: {Names(thing.FindPrimaryKey()!.Properties)}");
        Assert.Equal(
            ["ix_thing_name: organization_id name number", "ix_thing_price: organization_id price number", "ux_thing_code: organization_id code unique", "ux_thing_name: organization_id name unique"],
            thing.GetIndexes().Select(index => $"{index.Name}: {Names(index.Properties)}{(index.IsUnique ? " unique" : "")}").Order(StringComparer.Ordinal));
        Assert.Equal("pk_note: organization_id", $"{Made(Note.Shape).FindPrimaryKey()!.GetName()}: {Names(Made(Note.Shape).FindPrimaryKey()!.Properties)}");
    }

    [Theory]
    [InlineData("version")]
    [InlineData("organization_id")]
    public void A_column_that_every_store_has_itself_is_refused(string column) => Refused("sample", column, column);

    [Fact]
    public void A_name_is_as_long_as_every_database_takes_it()
    {
        var longest = new string('a', RecordShape.MaxNameLength - 3);
        Assert.Equal($"pk_{longest}", Made(Shape(longest, "text")).FindPrimaryKey()!.GetName());
        Refused(longest + "a", "text", $"pk_{longest}a");
    }

    private static void Refused(string shape, string column, string name) =>
        Assert.Contains(name, Assert.Throws<InvalidOperationException>(() => Made(Shape(shape, column))).Message, StringComparison.Ordinal);

    private static IReadOnlyEntityType Made(RecordShape shape)
    {
        var builder = SqliteConventionSetBuilder.CreateModelBuilder();
        AdminModel.Build(builder, [shape], SqliteDialect.Instance);
        return builder.Model.FindEntityType(shape.Name)!;
    }

    private static IEnumerable<string> Columns(RecordShape shape) => Made(shape).GetProperties().OrderBy(property => property.GetColumnOrder()).Select(Described);

    private static string Described(IReadOnlyProperty property)
    {
        var type = (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).Name + (property.IsNullable ? "?" : "");
        string?[] words = [$"{property.GetColumnOrder()}", property.GetColumnName(), type, property.GetCollation(), $"{property.GetMaxLength()}"];
        return string.Join(' ', words.Where(word => !string.IsNullOrEmpty(word)));
    }

    private static string Names(IEnumerable<IReadOnlyProperty> properties) => string.Join(' ', properties.Select(property => property.Name));

    private static RecordShape<Note> Shape(string name, string column)
    {
        var builder = RecordShape.For<Note>(name, x => x.Organization);
        var text = builder.Text(column, 50, x => x.Text);
        return builder.Build(r => new Note { Organization = r.Organization, Text = r.Get(text) });
    }
}
