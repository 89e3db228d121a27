using FsCheck.Xunit;
using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class CellTests
{
    [Property(MaxTest = 500)]
    public void Text_is_ordered_as_its_code_points_are(int[] a, int[] b)
    {
        var (x, y) = (Texts.Of(a, 8), Texts.Of(b, 8));

        Assert.Equal(Math.Sign(ByRune(x, y)), Math.Sign(Cell.Of(x).CompareTo(Cell.Of(y))));
        Assert.Equal(ByRune(x, y) == 0, Cell.Of(x) == Cell.Of(y));
    }

    [Property]
    public void Bytes_are_ordered_one_by_one(byte[] a, byte[] b)
    {
        var expected = a.Zip(b).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0);
        if (expected == 0) expected = a.Length.CompareTo(b.Length);

        Assert.Equal(Math.Sign(expected), Math.Sign(Cell.Of(a).CompareTo(Cell.Of(b))));
    }

    [Property]
    public void Numbers_and_decimals_are_ordered_by_value(long a, long b, decimal c, decimal d)
    {
        Assert.Equal(a.CompareTo(b), Math.Sign(Cell.Of(a).CompareTo(Cell.Of(b))));
        Assert.Equal(c.CompareTo(d), Math.Sign(Cell.Of(c).CompareTo(Cell.Of(d))));
    }

    [Property]
    public void Equal_cells_have_equal_hashes(int[] text, byte[] bytes, decimal number)
    {
        Assert.Equal(Cell.Of(Texts.Of(text, 9)).GetHashCode(), Cell.Of(Texts.Of(text, 9)).GetHashCode());
        Assert.Equal(Cell.Of(bytes).GetHashCode(), Cell.Of([.. bytes]).GetHashCode());
        Assert.Equal(Cell.Of(number), Cell.Of(number + 0.00m));
        Assert.Equal(Cell.Of(number).GetHashCode(), Cell.Of(number + 0.00m).GetHashCode());
    }

    [Property]
    public void Dates_come_back_and_are_ordered_as_numbers(ushort a, ushort b)
    {
        var (x, y) = (new LocalDate(1900, 1, 1).PlusDays(a), new LocalDate(1900, 1, 1).PlusDays(b));

        Assert.Equal(x, Cell.Of(x).AsDate());
        Assert.Equal(Math.Sign(x.CompareTo(y)), Math.Sign(Cell.Of(x).CompareTo(Cell.Of(y))));
    }

    [Fact]
    public void Nothing_comes_before_everything_and_equals_only_itself()
    {
        foreach (var cell in new[] { Cell.Of(long.MinValue), Cell.Of(""), Cell.Of(Array.Empty<byte>()), Cell.Of(decimal.MinValue), default })
        {
            Assert.True(Cell.Null < cell);
            Assert.True(cell > Cell.Null);
            Assert.NotEqual(Cell.Null, cell);
        }

        Assert.Equal(Cell.Null, Cell.Of((string?)null));
        Assert.True(Cell.Null <= Cell.Of((byte[]?)null));
        Assert.Equal(0, Cell.Null.CompareTo(Cell.Null));
    }

    [Fact]
    public void A_cell_is_not_read_as_something_else()
    {
        Assert.Throws<InvalidOperationException>(() => Cell.Null.AsNumber());
        Assert.Throws<InvalidOperationException>(() => Cell.Null.AsText());
        Assert.Throws<InvalidOperationException>(() => Cell.Of("a").AsNumber());
        Assert.Throws<InvalidOperationException>(() => Cell.Of(1).AsText());
        Assert.Throws<InvalidOperationException>(() => Cell.Of(1).AsDecimal());
        Assert.Throws<InvalidOperationException>(() => Cell.Of(1m).AsBytes());
        Assert.Throws<InvalidOperationException>(() => Cell.Of("a").CompareTo(Cell.Of(1)));
    }

    [Fact]
    public void A_cell_shows_no_text_and_no_bytes()
    {
        Assert.Equal("text[6]", Cell.Of("secret").ToString());
        Assert.Equal("bytes[2]", Cell.Of([1, 2]).ToString());
    }

    private static int ByRune(string a, string b)
    {
        var (x, y) = (a.EnumerateRunes().ToArray(), b.EnumerateRunes().ToArray());
        for (var i = 0; i < Math.Min(x.Length, y.Length); i++)
        {
            if (x[i] != y[i]) return x[i].Value.CompareTo(y[i].Value);
        }

        return x.Length.CompareTo(y.Length);
    }
}
