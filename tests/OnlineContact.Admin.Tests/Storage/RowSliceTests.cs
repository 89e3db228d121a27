using System.Collections;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class RowSliceTests
{
    private static readonly StoredRow[] Rows = [.. Enumerable.Range(0, 5).Select(number => new StoredRow(new StoreVersion(number), []))];

    [Fact]
    public void A_slice_has_the_rows_from_its_first_on()
    {
        var slice = new RowSlice(Rows, 1, 3);
        Assert.Equal(3, slice.Count);
        Assert.Equal((Rows[1], Rows[3]), (slice[0], slice[2]));
        Assert.Equal(Rows[1..4], slice);
        Assert.Equal(Rows[1..4], ((IEnumerable)slice).Cast<StoredRow>());
        Assert.Empty(new RowSlice(Rows, 1, 0));
    }

    [Fact]
    public void A_slice_does_not_show_what_stands_beside_it()
    {
        var slice = new RowSlice(Rows, 1, 3);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => slice[-1]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => slice[3]);
    }
}
