using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class StoreReadsTests
{
    private readonly SampleStore _sample = new();

    [Fact]
    public async Task A_page_of_no_rows_counts_and_has_nothing_behind_it()
    {
        await _sample.CommitAsync(changes => changes.Insert(SampleStore.Sample(1), Album.Shape));
        var (records, next, count) = await _sample.Store.PageAsync(SampleStore.Acme, Album.ByName.Ascending().Take(0).CountUpTo(9), CancellationToken.None);
        Assert.Empty(records);
        Assert.Null(next);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task The_children_of_several_records_are_read_by_one_column()
    {
        var children = RecordShape.For<object>("child", _ => default);
        var child = children.Build(_ => new object(), ShapeTraits.None, null, children.Number("a", _ => 1), children.Number("b", _ => 2), children.Number("c", _ => 3));
        var parents = RecordShape.For<object>("parent", _ => default);
        parents.Collection(child, _ => []);
        var parent = parents.Build(_ => new object(), ShapeTraits.None, null, parents.Number("a", _ => 1), parents.Number("b", _ => 2));

        await Assert.ThrowsAsync<NotSupportedException>(() => _sample.Store.ByKeysAsync(SampleStore.Acme, parent, [[Cell.Of(1), Cell.Of(2)]], CancellationToken.None));
    }

    [Fact]
    public void A_version_is_shown_as_its_number()
    {
        Assert.Equal("7", new StoreVersion(7).ToString());
        Assert.Equal("any", StoreVersion.Any.ToString());
    }
}
