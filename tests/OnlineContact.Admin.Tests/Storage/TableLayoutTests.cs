using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Storage.InMemory;

namespace OnlineContact.Admin.Tests.Storage;

public class TableLayoutTests
{
    private readonly TableLayout _layout = new(Album.Shape, 0);

    [Fact]
    public void An_order_is_found_among_those_of_the_shape()
    {
        Assert.Equal((0, 1), (_layout.PositionOf(Album.ByName), _layout.PositionOf(Album.ByPrice)));
        Assert.Throws<ArgumentException>("index", () => _layout.PositionOf(Seal.ByDay));
    }

    [Fact]
    public void A_row_has_a_cell_for_every_column()
    {
        var cells = Album.Shape.ToCells(SampleStore.Sample(1));
        Assert.Same(cells, _layout.Checked(cells));
        Assert.Throws<ArgumentException>("cells", () => _layout.Checked(cells[1..]));
        Assert.Throws<ArgumentException>("cells", () => _layout.Checked([.. cells, Cell.Null]));
    }

    [Fact]
    public void The_order_of_the_key_is_the_order_of_the_rows_and_not_kept_beside_it()
    {
        var builder = RecordShape.For<object>("thing", _ => default);
        var (a, b) = (builder.Number("a", _ => 1), builder.Number("b", _ => 2));
        builder.KeyOrder(a);
        builder.Ordered("by_b", b, a);
        var layout = new TableLayout(builder.Build(_ => new object(), ShapeTraits.None, null, a), 0);

        Assert.Same(layout.Key, layout.Orders[0]);
        Assert.NotSame(layout.Key, layout.Orders[1]);
    }

    [Fact]
    public void A_probe_stands_before_on_or_behind_the_rows_that_begin_with_it_from_either_side()
    {
        var row = new TableRow(StoreVersion.First, Album.Shape.ToCells(SampleStore.Sample(7)));
        foreach (var (probe, expected) in new[] { (_layout.Key.Before(Cell.Of(7)), -1), (_layout.Key.On([Cell.Of(7)]), 0), (_layout.Key.Behind(Cell.Of(7)), 1) })
        {
            Assert.Equal(expected, Math.Sign(_layout.Key.Compare(probe, row)));
            Assert.Equal(-expected, Math.Sign(_layout.Key.Compare(row, probe)));
        }

        Assert.Throws<ArgumentNullException>("x", () => _layout.Key.Compare(null, row));
        Assert.Throws<ArgumentNullException>("y", () => _layout.Key.Compare(row, null));
    }
}
