using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class ShapeBuildingTests
{
    private readonly RecordShapeBuilder<object> _builder = RecordShape.For<object>("thing", _ => default);

    [Fact]
    public void A_value_that_may_be_missing_comes_back_where_it_is_there()
    {
        var number = _builder.OptionalNumber("number", _ => null);
        Assert.Equal(5, number.Read(Cell.Of(5)));
        Assert.Null(number.Read(Cell.Null));

        var bytes = _builder.OptionalBytesOf<byte[]?>("bytes", 3, _ => null, value => value, value => value);
        Assert.Equal([1, 2], bytes.Read(Cell.Of([1, 2])));
        Assert.Null(bytes.Read(Cell.Null));
    }

    [Fact]
    public void An_order_holds_every_column_of_the_key()
    {
        var (a, b, c) = (_builder.Number("a", _ => 1), _builder.Number("b", _ => 2), _builder.Number("c", _ => 3));
        _builder.Ordered("whole", c, a, b);
        Build(a, b);
        _builder.Ordered("half", c, a);
        Assert.Throws<ArgumentException>(() => Build(a, b));
    }

    [Fact]
    public void A_column_stands_once_in_an_order()
    {
        var a = _builder.Number("a", _ => 1);
        Assert.Throws<ArgumentException>("rest", () => _builder.Ordered("twice", a, a));
    }

    [Fact]
    public void Two_unique_keys_have_two_names()
    {
        var (a, b) = (_builder.Number("a", _ => 1), _builder.Number("b", _ => 2));
        _builder.Unique("one", a);
        _builder.Unique("other", b);
        Build(a);
        _builder.Unique("one", b);
        Assert.Throws<ArgumentException>(() => Build(a));
    }

    [Fact]
    public void Two_orders_have_two_names()
    {
        var (a, b) = (_builder.Number("a", _ => 1), _builder.Number("b", _ => 2));
        _builder.Ordered("one", a, b);
        _builder.Ordered("other", b, a);
        Build(a);
        _builder.Ordered("one", b, a);
        Assert.Throws<ArgumentException>(() => Build(a));
    }

    [Fact]
    public void The_key_of_a_child_is_longer_than_that_of_its_parent()
    {
        var (a, b) = (_builder.Number("a", _ => 1), _builder.Number("b", _ => 2));
        _builder.Collection(Track.Shape, _ => []);
        Build(a);
        Assert.Throws<ArgumentException>(() => Build(a, b));
    }

    [Fact]
    public void What_is_turned_into_cells_or_has_its_key_taken_is_there()
    {
        Assert.Throws<ArgumentNullException>("record", () => Album.Shape.ToCells(null!));
        Assert.Throws<ArgumentNullException>("cells", () => Album.Shape.KeyOf(null!));
    }

    [Fact]
    public void A_record_that_is_made_of_its_own_row_alone_has_no_children()
    {
        var album = SampleStore.Sample(1, tracks: 2, guests: 1);
        SampleStore.Same(album with { Tracks = [], Guests = [] }, Album.Shape.FromCells(SampleStore.Acme, Album.Shape.ToCells(album)));
    }

    private RecordShape<object> Build(params Column<object>[] key) => _builder.Build(_ => new object(), ShapeTraits.None, null, key);
}
