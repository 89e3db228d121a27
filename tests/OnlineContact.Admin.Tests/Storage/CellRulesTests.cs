using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class CellRulesTests
{
    private static Cell[] Cells(Album album) => Album.Shape.ToCells(album);

    [Fact]
    public void Lengths_count_code_points()
    {
        var longest = string.Concat(Enumerable.Repeat("\U0001F600", 20));

        Assert.Equal(longest, Cells(SampleStore.Sample(1, name: longest))[1].AsText());
        Assert.Throws<InvalidOperationException>(() => Cells(SampleStore.Sample(1, name: longest + "a")));
    }

    [Fact]
    public void A_value_may_be_missing_only_where_that_is_declared()
    {
        Assert.True(Cells(SampleStore.Sample(1))[Album.CodeColumn.Ordinal].IsNull);
        Assert.Throws<InvalidOperationException>(() => Album.Shape.ToCells(SampleStore.Sample(1) with { Name = null! }));
    }

    [Fact]
    public void Bytes_have_their_largest_length()
    {
        Seal.Shape.ToCells(new Seal(SampleStore.Acme, new byte[40], default, new(2026, 1, 1)));
        Assert.Throws<InvalidOperationException>(() => Seal.Shape.ToCells(new Seal(SampleStore.Acme, new byte[41], default, new(2026, 1, 1))));
    }

    [Fact]
    public void Text_that_no_database_takes_unharmed_is_refused()
    {
        foreach (var text in new[] { "a\0b", "\uD83D", "a\uDE00", "\uDE00\uD83D", "\uD83Da" })
            Assert.Throws<InvalidOperationException>(() => Cells(SampleStore.Sample(1, name: text)));
    }

    [Fact]
    public void Half_characters_do_not_get_around_the_length() =>
        Assert.Throws<InvalidOperationException>(() => Cells(SampleStore.Sample(1, name: new string('\uDE00', 5_000))));

    [Fact]
    public void A_decimal_has_19_digits_before_and_9_behind_the_point()
    {
        foreach (var good in new[] { 9999999999999999999.999999999m, -9999999999999999999.999999999m, 1.1000000000000m, 0m })
            Assert.Equal(good, Cells(SampleStore.Sample(1) with { Price = good })[Album.PriceColumn.Ordinal].AsDecimal());
        foreach (var bad in new[] { 10000000000000000000m, -10000000000000000000m, 0.0000000001m, decimal.MaxValue })
            Assert.Throws<InvalidOperationException>(() => Cells(SampleStore.Sample(1) with { Price = bad }));
    }

    [Fact]
    public void What_is_refused_is_not_shown()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Cells(SampleStore.Sample(1, name: "the secret of a person and more")));

        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("album.name", refusal.Message, StringComparison.Ordinal);
    }
}
