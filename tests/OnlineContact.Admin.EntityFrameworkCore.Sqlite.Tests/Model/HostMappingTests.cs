using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using NodaTime;
using OnlineContact.Admin.EntityFrameworkCore.Model;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Model;

/// <summary>The records in a host's model, made anew each time.</summary>
public sealed class HostMappingTests
{
    [Fact]
    public void A_record_is_a_view_of_the_properties_that_have_a_column()
    {
        var thing = Made(Thing.Shape);
        Assert.Equal(("thing", null), (thing.GetViewName(), thing.FindPrimaryKey()));
        Assert.Equal(
            [
                "Code code?", "Color color", "Day day", "Hash hash", "IsOpen is_open", "Name name", "Number number",
                "Organization organization_id", "Price price", "Since since", "Until until?",
            ],
            thing.GetProperties().Select(property => $"{property.Name} {property.GetColumnName()}{(property.IsNullable ? "?" : "")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_property_without_a_column_is_left_out()
    {
        var thing = Made(Thing.Shape);
        Assert.True(thing.IsIgnored(nameof(Thing.Shout)));
        Assert.True(thing.IsIgnored(nameof(Thing.Parts)));
    }

    [Fact]
    public void A_value_that_the_provider_keeps_as_it_is_is_not_converted()
    {
        var thing = Made(Thing.Shape);
        Assert.Null(thing.FindProperty(nameof(Thing.Number))!.GetValueConverter());
        Assert.Null(thing.FindProperty(nameof(Thing.Name))!.GetValueConverter());
        Assert.Null(thing.FindProperty(nameof(Thing.Code))!.GetValueConverter());
        Assert.Null(Made(Item.Shape).FindProperty(nameof(Item.Amount))!.GetValueConverter());
    }

    [Fact]
    public void Every_other_value_is_converted_to_what_is_stored_and_back()
    {
        Converted(nameof(Thing.Organization), Database.Acme, "acme");
        Converted(nameof(Thing.IsOpen), true, 1L);
        Converted(nameof(Thing.Color), Color.Blue, 3L);
        Converted(nameof(Thing.Price), 1.5m, SortableDecimal.Write(1.5m));
        Converted(nameof(Thing.Since), Instant.FromUnixTimeTicks(12), Cell.Of(Instant.FromUnixTimeTicks(12)).AsNumber());
        Converted(nameof(Thing.Until), Instant.FromUnixTimeTicks(12), Cell.Of(Instant.FromUnixTimeTicks(12)).AsNumber());
        Assert.Equal(typeof(Instant), Made(Thing.Shape).FindProperty(nameof(Thing.Until))!.GetValueConverter()!.ModelClrType);
    }

    private static void Converted(string property, object value, object stored)
    {
        var converter = Made(Thing.Shape).FindProperty(property)!.GetValueConverter()!;
        Assert.Equal(stored, converter.ConvertToProvider(value));
        Assert.Equal(value, converter.ConvertFromProvider(stored));
    }

    private static IMutableEntityType Made(RecordShape shape)
    {
        var builder = SqliteConventionSetBuilder.CreateModelBuilder();
        HostModel.Map(builder, [shape], SqliteDialect.Instance);
        return builder.Model.FindEntityType(shape.RecordType)!;
    }
}
