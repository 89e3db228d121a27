using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class RangeQueryTests
{
    private static readonly RangeQuery<Album> Query = Album.ByName.Ascending();

    [Fact]
    public void A_filter_has_one_to_a_thousand_values()
    {
        Assert.Throws<ArgumentException>("values", () => Query.Where(Album.NumberColumn, []));
        Assert.Single(Query.Where(Album.NumberColumn, 1).Read.Filters[0].Values);
        Assert.Equal(1_000, Query.Where(Album.NumberColumn, Numbers(1_000)).Read.Filters[0].Values.Count);
        Assert.Throws<ArgumentException>("values", () => Query.Where(Album.NumberColumn, Numbers(1_001)));

        static long[] Numbers(int count) => [.. Enumerable.Range(1, count)];
    }

    [Fact]
    public void A_filter_is_by_a_column_that_always_has_a_value()
    {
        Assert.Throws<ArgumentException>("column", () => Query.Where(Album.CodeColumn, "c"));
        Assert.Throws<ArgumentNullException>("column", () => Query.Where<long>(null!, 1));
        Assert.Throws<ArgumentNullException>("values", () => Query.Where(Album.NumberColumn, (IReadOnlyList<long>)null!));
    }

    [Fact]
    public void A_place_has_a_value_for_every_column_of_the_order()
    {
        Assert.Null(Query.After(null).Read.After);
        Assert.Equal([Cell.Of("a"), Cell.Of(1)], Query.After([Cell.Of("a"), Cell.Of(1)]).Read.After);
        Assert.Throws<ArgumentException>("place", () => Query.After([Cell.Of("a")]));
        Assert.Throws<ArgumentException>("place", () => Query.After([Cell.Of("a"), Cell.Of(1), Cell.Of(2)]));
    }

    [Fact]
    public void A_page_has_none_to_a_thousand_rows()
    {
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => Query.Take(-1));
        Assert.Equal(0, Query.Take(0).Read.Limit);
        Assert.Equal(1_000, Query.Take(1_000).Read.Limit);
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => Query.Take(1_001));
    }

    [Fact]
    public void Nothing_is_counted_up_to_less_than_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => Query.CountUpTo(-1));
        Assert.Equal(0, Query.CountUpTo(0).Read.CountUpTo);
    }
}
