using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Storage;

public class ChangesTests
{
    private readonly SampleStore _sample = new();
    private readonly Changes _changes = new(SampleStore.Acme);

    private IEnumerable<WriteKind> Kinds => _changes.Writes.Select(write => write.Kind);

    [Fact]
    public async Task What_is_written_is_not_required_as_well()
    {
        var absent = await _sample.LoadAsync(Album.ByNumber[1]);
        _changes.Insert(SampleStore.Sample(1), Album.Shape);
        _changes.Require(absent);
        Assert.Equal([WriteKind.Insert], Kinds);

        await InsertAsync(SampleStore.Sample(2), SampleStore.Sample(3));
        var (two, three) = (await _sample.LoadAsync(Album.ByNumber[2]), await _sample.LoadAsync(Album.ByNumber[3]));
        _changes.Replace(two, two.Value with { Name = "other" });
        _changes.Require(two);
        _changes.Remove(Album.ByNumber[3], three.Version);
        _changes.Require(three);
        Assert.Equal([WriteKind.Insert, WriteKind.Replace, WriteKind.Remove], Kinds);
    }

    [Fact]
    public async Task What_is_written_under_another_key_or_as_something_else_or_only_required_is_required()
    {
        var absent = await _sample.LoadAsync(Album.ByNumber[1]);
        _changes.Insert(SampleStore.Sample(2), Album.Shape);
        _changes.Insert(new Line(SampleStore.Acme, 1), Line.Shape);
        _changes.Require(absent);
        Assert.Equal([WriteKind.Insert, WriteKind.Insert, WriteKind.Require], Kinds);
        _changes.Require(absent);
        Assert.Equal(4, _changes.Writes.Count);
    }

    [Fact]
    public async Task What_was_found_by_a_unique_key_is_required_by_its_key()
    {
        await InsertAsync(SampleStore.Sample(7, "c7"));
        _changes.Require(await _sample.LoadAsync(Album.ByCode["c7"]));
        var write = Assert.Single(_changes.Writes);
        Assert.Equal((WriteKind.Require, StoreVersion.First), (write.Kind, write.Expected));
        Assert.Equal([Cell.Of(7)], write.Key);
    }

    [Fact]
    public async Task Who_requires_absence_by_a_unique_key_is_told_so()
    {
        var absent = await _sample.LoadAsync(Album.ByCode["none"]);
        var refusal = Assert.Throws<InvalidOperationException>(() => _changes.Require(absent));
        Assert.Contains("unique key", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_children_with_something_else_in_them_are_written()
    {
        var album = SampleStore.Sample(1, tracks: 3, guests: 2);
        await InsertAsync(album);
        var slot = await _sample.LoadAsync(Album.ByNumber[1]);
        Album[] others = [album with { Tracks = [album.Tracks[0], album.Tracks[1] with { Title = "other" }, album.Tracks[2]] }, album with { Tracks = [.. album.Tracks] }];
        foreach (var other in others) _changes.Replace(slot, other);
        Assert.Equal([WriteKind.Replace, WriteKind.ReplaceAll, WriteKind.Replace], Kinds);
        Assert.Equal(others[0].Tracks.Select(Track.Shape.ToCells), _changes.Writes[1].Rows);
    }

    [Fact]
    public void Children_that_the_same_object_holds_are_not_looked_at()
    {
        var asked = 0;
        var builder = RecordShape.For<Album>("held", x => x.Organization);
        var number = builder.Number("number", x => x.Number);
        builder.Collection(Track.Shape, Tracks, x => x.Tracks);
        var shape = builder.Build(_ => throw new NotSupportedException(), ShapeTraits.Versioned, null, number);
        var seen = new Stored<Album>(SampleStore.Sample(1, tracks: 2), StoreVersion.First);

        _changes.Replace(shape, seen, seen.Value with { Name = "other" });
        Assert.Equal(0, asked);
        _changes.Replace(shape, seen, seen.Value with { Tracks = [.. seen.Value.Tracks] });
        Assert.Equal(2, asked);
        Assert.Equal([WriteKind.Replace, WriteKind.Replace], Kinds);

        IEnumerable<Track> Tracks(Album album)
        {
            asked++;
            return album.Tracks;
        }
    }

    [Fact]
    public void A_record_is_replaced_by_its_version_alone_where_it_has_no_children()
    {
        _changes.Replace(OrganizationHead.Shape, BareHead.At(SampleStore.Acme, 3), new StoreVersion(2));
        var write = Assert.Single(_changes.Writes);
        Assert.Equal((WriteKind.Replace, new StoreVersion(2)), (write.Kind, write.Expected));
        Assert.Equal(Heads.CellsAt(3), write.Cells);
        Assert.Throws<ArgumentException>("shape", () => _changes.Replace(Album.Shape, SampleStore.Sample(1), StoreVersion.First));
    }

    private async Task InsertAsync(params Album[] albums) => Assert.Equal(CommitStatus.Committed, await _sample.CommitAsync(changes =>
    {
        foreach (var album in albums) changes.Insert(album, Album.Shape);
    }));
}
