using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class CellOperatorTests
{
    [Fact]
    public void Cells_are_compared_by_the_operators_as_their_values_are()
    {
        foreach (var (one, other) in new[] { (1, 1), (1, 2), (2, 1) })
        {
            var (a, b) = (Cell.Of(one), Cell.Of(other));
            Assert.Equal((one < other, one <= other, one > other, one >= other), (a < b, a <= b, a > b, a >= b));
        }
    }

    [Fact]
    public void Cells_of_two_kinds_are_not_equal()
    {
        Cell[] cells = [Cell.Null, Cell.Of(0), Cell.Of(""), Cell.Of(Array.Empty<byte>()), Cell.Of(0m)];
        for (var i = 0; i < cells.Length; i++)
        {
            for (var j = 0; j < cells.Length; j++) Assert.Equal(i == j, cells[i].Equals(cells[j]));
        }
    }

    [Fact]
    public void Other_bytes_have_other_hashes()
    {
        // Any two may share one; all of them do not.
        var hashes = Enumerable.Range(0, 100).Select(i => Cell.Of([(byte)i]).GetHashCode());
        Assert.InRange(hashes.Distinct().Count(), 2, 100);
    }

    [Fact]
    public void A_date_has_a_year_of_our_era()
    {
        Assert.Equal(10_101, Cell.Of(new LocalDate(1, 1, 1)).AsNumber());
        Assert.Throws<ArgumentOutOfRangeException>("value", () => Cell.Of(new LocalDate(0, 12, 31)));
    }
}
