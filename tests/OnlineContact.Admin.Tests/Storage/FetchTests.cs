using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Storage;

public class FetchTests
{
    private static readonly OrganizationId Acme = SampleStore.Acme;
    private static readonly Column<Track, long> AlbumColumn = (Column<Track, long>)Track.Shape.Columns[0];
    private static readonly Column<Track, long> PositionColumn = (Column<Track, long>)Track.Shape.Columns[1];

    private readonly SampleStore _sample = new();
    private readonly CountingStore _store;
    private readonly Fetch _fetch = new(Acme);

    public FetchTests() => _store = new CountingStore(_sample.Store);

    [Theory]
    [InlineData(5, 3, new long[] { 1, 2, 3, 4, 5 })]
    [InlineData(3, 2, new long[] { 1, 2, 3 })]
    [InlineData(2, 2, new long[] { 1, 2 })]
    [InlineData(1, 1, new long[] { 1 })]
    [InlineData(0, 1, new long[0])]
    public async Task Records_are_read_while_they_are_wanted_and_no_page_further(int wanted, int pages, long[] expected)
    {
        await _sample.CommitAsync(changes =>
        {
            for (var number = 1; number <= 5; number++) changes.Insert(SampleStore.Sample(number, tracks: 1, name: "n" + number), Album.Shape);
        });
        // Those that would be wanted again behind one that is not are left out as well.
        var found = _fetch.While(Album.ByName.Ascending().Take(2), album => album.Number != wanted + 1);
        await RunAsync();

        Assert.Equal(expected, found.Records.ToArray().Select(record => record.Value.Number));
        Assert.All(found.Records.ToArray(), record => Assert.Single(record.Value.Tracks));
        Assert.Equal(pages, _store.Ranges);
    }

    [Fact]
    public async Task A_fetch_of_ranges_alone_reads_nothing_by_key()
    {
        var page = _fetch.Page(Seal.ByDay.Ascending());
        await RunAsync();
        Assert.Equal(0, page.Records.Length);
        Assert.Equal((0, 1), (_store.Gets, _store.Ranges));
    }

    [Fact]
    public async Task Rows_come_with_their_versions_by_the_beginning_of_their_key()
    {
        Track[] tracks = [At(1, 1), At(2, 1), At(2, 2), At(3, 1)];
        await AppendAsync(tracks);
        var found = _fetch.ManyStored(Track.Shape.Keys(AlbumColumn)[2]);
        await RunAsync();
        Assert.Equal(tracks[1..3].Select(track => new Stored<Track>(track, StoreVersion.First)), found.Records.ToArray());
    }

    [Fact]
    public async Task More_keys_than_one_read_names_are_read_on_the_same_trip()
    {
        await AppendAsync([At(1, 1), At(1, RecordRead.MaxKeys), At(1, RecordRead.MaxKeys + 1), At(2, 1)]);
        var keys = Track.Shape.Keys(AlbumColumn, PositionColumn);
        var found = _fetch.ManyStored(keys, Track.Shape, 1, Enumerable.Range(1, RecordRead.MaxKeys + 1).Select(position => (long)position));
        await RunAsync();
        Assert.Equal([At(1, 1), At(1, RecordRead.MaxKeys), At(1, RecordRead.MaxKeys + 1)], found.Records.ToArray().Select(record => record.Value));
        Assert.Equal(1, _store.Gets);
    }

    [Fact]
    public void Records_with_children_are_not_read_by_the_beginning_of_a_key()
    {
        Assert.Throws<ArgumentException>("shape", () => _fetch.Many(Album.ByNumber[1]));
        Assert.Throws<ArgumentException>("shape", () => _fetch.ManyStored(Album.ByNumber[1]));
    }

    [Fact]
    public void A_guard_is_placed_by_the_key() => Assert.Throws<ArgumentException>("key", () => _fetch.Version(Album.ByCode["c"]));

    private static Track At(long album, long position) => new(Acme, album, position, "t");

    private Task RunAsync() => _fetch.RunAsync(_store, CancellationToken.None);

    private async Task AppendAsync(Track[] tracks) => await _store.AppendAsync(Acme, Track.Shape, [.. tracks.Select(Track.Shape.ToCells)], CancellationToken.None);
}
