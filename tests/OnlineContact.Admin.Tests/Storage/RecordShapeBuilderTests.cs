using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class RecordShapeBuilderTests
{
    private sealed record Thing(OrganizationId Organization, long A, string B, string? C, long? D, Thing? Inner);

    private static RecordShapeBuilder<Thing> Builder() => RecordShape.For<Thing>("thing", x => x.Organization);

    private static Thing Make(RecordReader<Thing> reader) => new(reader.Organization, 0, "", null, null, null);

    [Theory]
    [InlineData("")]
    [InlineData("Thing")]
    [InlineData("two words")]
    [InlineData("a-b")]
    [InlineData("\u00E9")]
    [InlineData("a.b")]
    public void A_stored_name_has_only_small_letters_digits_and_underscores(string name)
    {
        Assert.Throws<ArgumentException>(() => RecordShape.For<Thing>(name, x => x.Organization));
        Assert.Throws<ArgumentException>(() => Builder().Number(name, x => x.A));
    }

    [Fact]
    public void A_stored_name_has_54_characters_at_most()
    {
        Assert.Equal(54, Builder().Number(new string('a', 54), x => x.A).Name.Length);
        Assert.Throws<ArgumentException>(() => Builder().Number(new string('a', 55), x => x.A));
    }

    [Fact]
    public void Two_columns_have_two_names()
    {
        var builder = Builder();
        builder.Number("a", x => x.A);

        Assert.Throws<ArgumentException>(() => builder.Text("a", 3, x => x.B));
    }

    [Fact]
    public void An_order_ends_with_the_key()
    {
        var builder = Builder();
        var a = builder.Number("a", x => x.A);
        var b = builder.Text("b", 3, x => x.B);
        builder.Ordered("by_b", b);

        Assert.Throws<ArgumentException>(() => builder.Build(Make, ShapeTraits.None, null, a));
    }

    [Fact]
    public void The_order_of_the_key_is_the_key()
    {
        var builder = Builder();
        var a = builder.Number("a", x => x.A);
        var b = builder.Text("b", 3, x => x.B);
        builder.KeyOrder(b, a);

        Assert.Throws<ArgumentException>(() => builder.Build(Make, ShapeTraits.None, null, a, b));
    }

    [Fact]
    public void Keys_and_orders_have_no_column_that_may_be_missing()
    {
        var builder = Builder();
        var a = builder.Number("a", x => x.A);
        var c = builder.OptionalText("c", 3, x => x.C);

        Assert.Throws<ArgumentException>(() => builder.Ordered("by_c", c, a));
        Assert.Throws<ArgumentException>(() => builder.Ordered("by_a", a, c));
        Assert.Throws<ArgumentException>(() => builder.Build(Make, ShapeTraits.None, null, c));
    }

    [Fact]
    public void The_key_of_a_child_begins_with_that_of_its_parent()
    {
        var builder = Builder();
        var b = builder.Text("b", 3, x => x.B);
        builder.Collection(Track.Shape, _ => []);

        Assert.Throws<ArgumentException>(() => builder.Build(Make, ShapeTraits.Versioned, null, b));
    }

    [Fact]
    public void A_column_that_reads_one_property_names_it()
    {
        var builder = Builder();
        var outer = new Thing(SampleStore.Acme, 1, "", null, null, null);

        Assert.Equal("A", builder.Number("plain", x => x.A).Property);
        Assert.Equal("A", builder.Number("stiff", static thing => thing.A).Property);
        Assert.Equal("D", builder.OptionalNumber("optional", x => x.D).Property);
        Assert.Null(builder.Number("computed", x => x.A + 1).Property);
        Assert.Null(builder.Text("called", 9, x => x.B.ToUpperInvariant()).Property);
        Assert.Null(builder.Number("inner", x => x.Inner!.A).Property);
        Assert.Null(builder.Number("constant", _ => 7).Property);
        Assert.Null(builder.Number("other", x => outer.A).Property);
        Assert.Null(builder.Number("same_length", x => o.A).Property);
    }

    private static readonly Thing o = new(SampleStore.Acme, 1, "", null, null, null);
}
