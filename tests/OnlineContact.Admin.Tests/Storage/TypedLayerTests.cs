using FsCheck.Xunit;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class TypedLayerTests
{
    private readonly SampleStore _sample = new();

    [Fact]
    public async Task A_record_comes_back_with_its_children_by_key_and_by_unique_key()
    {
        var album = SampleStore.Sample(3, "c3", tracks: 3, guests: 2);
        await _sample.CommitAsync(changes =>
        {
            changes.Insert(SampleStore.Sample(2, "c2", tracks: 1), Album.Shape);
            changes.Insert(album, Album.Shape);
        });

        var byKey = await _sample.LoadAsync(Album.ByNumber[3]);
        var byCode = await _sample.LoadAsync(Album.ByCode["c3"]);

        SampleStore.Same(album, byKey.Value);
        SampleStore.Same(album, byCode.Value);
        Assert.Equal(StoreVersion.First, byKey.Version);
        Assert.Equal(StoreVersion.First, byCode.Version);
    }

    [Fact]
    public async Task What_is_not_there_leaves_the_slot_empty()
    {
        var byKey = await _sample.LoadAsync(Album.ByNumber[3]);
        var byCode = await _sample.LoadAsync(Album.ByCode["c3"]);

        Assert.False(byKey.Found);
        Assert.Null(byCode.ValueOrDefault);
        Assert.Throws<InvalidOperationException>(() => byKey.Value);
    }

    [Fact]
    public void A_slot_is_not_read_before_it_is_filled()
    {
        var slot = new Fetch(SampleStore.Acme).One(Album.ByNumber[1]);

        Assert.Throws<InvalidOperationException>(() => slot.Found);
        Assert.Throws<InvalidOperationException>(() => slot.ValueOrDefault);
        Assert.Throws<InvalidOperationException>(() => new Fetch(SampleStore.Acme).Many(Track.Shape.Keys((Column<Track, long>)Track.Shape.Columns[0])[1]).Values);
    }

    [Fact]
    public void One_record_is_not_fetched_by_the_beginning_of_a_key() =>
        Assert.Throws<ArgumentException>(() => new Fetch(SampleStore.Acme).One(Track.Shape.Keys((Column<Track, long>)Track.Shape.Columns[0])[1]));

    [Fact]
    public void Columns_that_begin_no_key_make_none()
    {
        Assert.Throws<ArgumentException>(() => Album.Shape.Keys(Album.NameColumn));
        Assert.Throws<ArgumentException>(() => Album.Shape.Keys(Album.NumberColumn, Album.NameColumn));
        Assert.Throws<InvalidOperationException>(() => Album.Shape.SingleKey());
    }

    [Fact]
    public async Task Children_are_written_only_when_they_differ()
    {
        var album = SampleStore.Sample(1, tracks: 2, guests: 1);
        await _sample.CommitAsync(changes => changes.Insert(album, Album.Shape));
        var slot = await _sample.LoadAsync(Album.ByNumber[1]);

        var same = new Changes(SampleStore.Acme);
        same.Replace(slot, slot.Value with { Name = "other" });
        var other = new Changes(SampleStore.Acme);
        other.Replace(slot, slot.Value with { Guests = [] });

        Assert.Equal([WriteKind.Replace], same.Writes.Select(write => write.Kind));
        Assert.Equal([("album", WriteKind.Replace), ("guest", WriteKind.ReplaceAll)], other.Writes.Select(write => (write.Shape.Name, write.Kind)));
    }

    [Fact]
    public async Task A_record_is_removed_after_its_children()
    {
        await _sample.CommitAsync(changes => changes.Insert(SampleStore.Sample(1, tracks: 2), Album.Shape));
        var slot = await _sample.LoadAsync(Album.ByNumber[1]);

        var changes = new Changes(SampleStore.Acme);
        changes.Remove(slot);
        Assert.Equal(CommitStatus.Committed, (await _sample.CommitAsync(changes)).Status);

        Assert.Equal("album", changes.Writes[^1].Shape.Name);
        var left = await _sample.Store.GetAsync(SampleStore.Acme, [new RecordRead(Track.Shape, [], [[]]), new RecordRead(Album.Shape, [], [[]])], CancellationToken.None);
        Assert.All(left, Assert.Empty);
    }

    [Fact]
    public async Task What_was_required_must_not_move()
    {
        await _sample.CommitAsync(changes => changes.Insert(SampleStore.Sample(1), Album.Shape));
        var there = await _sample.LoadAsync(Album.ByNumber[1]);
        var absent = await _sample.LoadAsync(Album.ByNumber[2]);
        Assert.Equal(CommitStatus.Committed, await _sample.CommitAsync(changes =>
        {
            changes.Require(there);
            changes.Require(absent);
        }));

        Assert.Equal(CommitStatus.Committed, await _sample.CommitAsync(changes =>
        {
            changes.Replace(there, there.Value with { Name = "moved" });
            changes.Insert(SampleStore.Sample(2), Album.Shape);
        }));

        Assert.Equal(CommitStatus.VersionConflict, await _sample.CommitAsync(changes => changes.Require(there)));
        Assert.Equal(CommitStatus.VersionConflict, await _sample.CommitAsync(changes => changes.Require(absent)));
    }

    [Fact]
    public async Task A_guard_takes_the_version_without_the_record()
    {
        var before = await GuardAsync();
        Assert.Null(before.Version);
        Assert.Equal(CommitStatus.Committed, await _sample.CommitAsync(changes => changes.Require(before)));
        await _sample.CommitAsync(changes => changes.Insert(SampleStore.Sample(1), Album.Shape));
        var after = await GuardAsync();

        Assert.Equal(StoreVersion.First, after.Version);
        Assert.Equal(CommitStatus.Committed, await _sample.CommitAsync(changes => changes.Require(after)));
        Assert.Equal(CommitStatus.VersionConflict, await _sample.CommitAsync(changes => changes.Require(before)));
    }

    [Fact]
    public async Task Absence_is_not_required_by_a_unique_key()
    {
        var absent = await _sample.LoadAsync(Album.ByCode["none"]);

        Assert.Throws<InvalidOperationException>(() => new Changes(SampleStore.Acme).Require(absent));
    }

    [Fact]
    public void A_record_or_child_of_another_owner_is_refused()
    {
        var album = SampleStore.Sample(1, tracks: 1);
        var changes = new Changes(OrganizationId.Parse("other"));

        Assert.Throws<InvalidOperationException>(() => changes.Insert(album, Album.Shape));
        Assert.Throws<InvalidOperationException>(() => new Changes(SampleStore.Acme).Insert(album with { Number = 2 }, Album.Shape));
    }

    [Fact]
    public async Task The_children_of_a_page_come_with_it()
    {
        Album[] albums = [.. Enumerable.Range(1, 9).Select(number => SampleStore.Sample(number, tracks: number % 3, guests: number % 2, name: "n" + number))];
        await _sample.CommitAsync(changes =>
        {
            foreach (var album in albums) changes.Insert(album, Album.Shape);
        });

        var (first, next, count) = await _sample.Store.PageAsync(SampleStore.Acme, Album.ByName.Ascending().Take(5).CountUpTo(7), CancellationToken.None);
        var place = PageCursor.Decode(SampleStore.Acme, Album.ByName, next!).Value;
        var (second, end, _) = await _sample.Store.PageAsync(SampleStore.Acme, Album.ByName.Ascending().Take(5).After(place), CancellationToken.None);

        Assert.Equal(7, count);
        Assert.Null(end);
        Assert.Equal(9, first.Length + second.Length);
        foreach (var (expected, actual) in albums.Zip(first.Concat(second))) SampleStore.Same(expected, actual.Value);
    }

    [Property(MaxTest = 60)]
    public void A_history_of_changes_leaves_the_records_of_a_dictionary((byte Number, byte Tracks, byte Guests, bool Remove)[] history)
    {
        var sample = new SampleStore();
        var model = new Dictionary<long, Album>();
        foreach (var (number, tracks, guests, remove) in history)
        {
            var album = SampleStore.Sample(number % 5, "c" + number % 5, tracks % 4, guests % 3, "n" + tracks);
            var slot = sample.LoadAsync(guests % 2 == 0 ? Album.ByNumber[album.Number] : Album.ByCode[album.Code]).Result;
            Assert.Equal(model.ContainsKey(album.Number), slot.Found);
            var changes = new Changes(SampleStore.Acme);
            if (!slot.Found) changes.Insert(album, Album.Shape);
            else if (remove) changes.Remove(slot);
            else changes.Replace(slot, album);
            if (slot.Found && remove) model.Remove(album.Number);
            else model[album.Number] = album;
            Assert.Equal(CommitStatus.Committed, sample.CommitAsync(changes).Result.Status);
        }

        var (page, _, _) = sample.Store.PageAsync(SampleStore.Acme, Album.ByPrice.Ascending().Take(100), CancellationToken.None).Result;
        Assert.Equal(model.Count, page.Length);
        foreach (var (expected, actual) in model.Values.OrderBy(album => album.Number).Zip(page)) SampleStore.Same(expected, actual.Value);
    }

    private async Task<Guard<Album>> GuardAsync()
    {
        var fetch = new Fetch(SampleStore.Acme);
        var guard = fetch.Version(Album.ByNumber[1]);
        await fetch.RunAsync(_sample.Store, CancellationToken.None);
        return guard;
    }
}
