using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class RecordReadTests
{
    [Fact]
    public void A_read_names_one_to_a_thousand_keys()
    {
        Assert.Throws<ArgumentException>("keys", () => Of(0));
        Assert.Single(Of(1).Keys);
        Assert.Equal(1_000, Of(1_000).Keys.Count);
        Assert.Throws<ArgumentException>("keys", () => Of(1_001));

        static RecordRead Of(int count) => new(Album.Shape, Album.Shape.Key, [.. Enumerable.Range(1, count).Select(number => new[] { Cell.Of(number) })]);
    }

    [Fact]
    public void A_key_has_a_value_for_each_column()
    {
        Assert.Empty(new RecordRead(Album.Shape, [], [[]]).Columns);
        Assert.Throws<ArgumentException>("keys", () => new RecordRead(Album.Shape, Album.Shape.Key, [[]]));
        Assert.Throws<ArgumentException>("keys", () => new RecordRead(Album.Shape, Album.Shape.Key, [[Cell.Of(1)], [Cell.Of(1), Cell.Of(2)]]));
    }

    [Fact]
    public void Several_keys_differ_in_their_last_column_only()
    {
        Assert.Equal(2, Of([Cell.Of(1), Cell.Of(1)], [Cell.Of(1), Cell.Of(2)]).Keys.Count);
        Assert.Throws<ArgumentException>("keys", () => Of([Cell.Of(1), Cell.Of(1)], [Cell.Of(2), Cell.Of(1)]));
        Assert.Throws<ArgumentException>("keys", () => new RecordRead(Track.Shape, [], [[], []]));

        static RecordRead Of(params Cell[][] keys) => new(Track.Shape, Track.Shape.Key, keys);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Throws<ArgumentNullException>("shape", () => new RecordRead(null!, [], [[]]));
        Assert.Throws<ArgumentNullException>("columns", () => new RecordRead(Album.Shape, null!, [[]]));
        Assert.Throws<ArgumentNullException>("keys", () => new RecordRead(Album.Shape, [], null!));
    }
}
