using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class WriteTests
{
    private static readonly Cell[] AlbumCells = Album.Shape.ToCells(SampleStore.Sample(1));
    private static readonly Cell[] TrackCells = Track.Shape.ToCells(new Track(SampleStore.Acme, 1, 2, "t"));

    [Fact]
    public void A_row_is_asked_for_its_values_where_there_is_one()
    {
        var insert = Write.Insert(Album.Shape, AlbumCells);
        Assert.Equal(Cell.Of("name"), insert.Get(Album.NameColumn));
        Assert.Throws<ArgumentNullException>("column", () => insert.Get(null!));
        Assert.Throws<InvalidOperationException>(() => Write.Remove(Album.Shape, [Cell.Of(1)], StoreVersion.First).Get(Album.NameColumn));
    }

    [Fact]
    public void A_version_is_expected_only_of_what_has_versions()
    {
        Assert.Throws<ArgumentException>("shape", () => Write.Replace(Track.Shape, TrackCells, StoreVersion.First));
        Assert.Throws<ArgumentException>("shape", () => Write.Remove(Track.Shape, [Cell.Of(1), Cell.Of(2)], StoreVersion.First));
        Assert.Throws<ArgumentException>("shape", () => Write.Require(Track.Shape, [Cell.Of(1), Cell.Of(2)], null));
    }

    [Fact]
    public void The_expected_version_is_an_exact_one()
    {
        Assert.Equal(StoreVersion.First, Write.Replace(Album.Shape, AlbumCells, StoreVersion.First).Expected);
        foreach (var version in new[] { default, StoreVersion.Any })
        {
            Assert.Throws<ArgumentException>("version", () => Write.Replace(Album.Shape, AlbumCells, version));
            Assert.Throws<ArgumentException>("version", () => Write.Remove(Album.Shape, [Cell.Of(1)], version));
            Assert.Throws<ArgumentException>("version", () => Write.Require(Album.Shape, [Cell.Of(1)], version));
        }
    }

    [Fact]
    public void A_row_is_named_by_its_whole_key()
    {
        foreach (var key in new Cell[][] { [], [Cell.Of(1), Cell.Of(2)] })
        {
            Assert.Throws<ArgumentException>("key", () => Write.Remove(Album.Shape, key, StoreVersion.First));
            Assert.Throws<ArgumentException>("key", () => Write.Require(Album.Shape, key, null));
        }
    }

    [Fact]
    public void Rows_are_replaced_together_under_a_beginning_of_their_key()
    {
        Assert.Equal([Cell.Of(1)], Write.ReplaceAll(Track.Shape, [Cell.Of(1)], [TrackCells]).Key);
        Assert.Throws<ArgumentException>("prefix", () => Write.ReplaceAll(Track.Shape, [Cell.Of(1), Cell.Of(2)], [TrackCells]));
        Assert.Throws<ArgumentException>("rows", () => Write.ReplaceAll(Track.Shape, [Cell.Of(2)], [TrackCells]));
        Assert.Throws<ArgumentException>("shape", () => Write.ReplaceAll(Album.Shape, [], [AlbumCells]));
    }

    [Fact]
    public void What_is_missing_of_rows_replaced_together_is_named()
    {
        Assert.Throws<ArgumentNullException>("shape", () => Write.ReplaceAll(null!, [], []));
        Assert.Throws<ArgumentNullException>("prefix", () => Write.ReplaceAll(Track.Shape, null!, []));
        Assert.Throws<ArgumentNullException>("rows", () => Write.ReplaceAll(Track.Shape, [], null!));
    }
}
