using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Storage;

public class InMemoryAdminStoreTests
{
    private static readonly OrganizationId Acme = SampleStore.Acme;
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly SampleStore _sample = new();

    private InMemoryAdminStore Store => _sample.Store;

    private sealed record Tally(OrganizationId Organization, long Day, long Count)
    {
        private static readonly RecordShapeBuilder<Tally> Builder = RecordShape.For<Tally>("tally", x => x.Organization);
        private static readonly Column<Tally, long> DayColumn = Builder.Number("day", x => x.Day);
        private static readonly Column<Tally, long> CountColumn = Builder.Number("count", x => x.Count);

        public static readonly RecordShape<Tally> Shape = Builder.Build(
            r => new Tally(r.Organization, r.Get(DayColumn), r.Get(CountColumn)), ShapeTraits.Counters, null, DayColumn);
    }

    [Fact]
    public void A_store_keeps_shapes_of_different_names_and_one_head()
    {
        Assert.Throws<ArgumentNullException>("shapes", () => new InMemoryAdminStore(null!));
        Assert.Throws<ArgumentException>("shapes", () => new InMemoryAdminStore([Line.Shape, Named("line", ShapeTraits.None)]));
        Assert.Throws<ArgumentException>("shapes", () => new InMemoryAdminStore([OrganizationHead.Shape, Named("second_head", ShapeTraits.Head)]));

        static RecordShape Named(string name, ShapeTraits traits) => RecordShape.For<object>(name, _ => default).Build(_ => new object(), traits);
    }

    [Fact]
    public async Task The_tables_of_a_store_in_memory_are_always_the_current_ones()
    {
        Assert.Equal(StoreSchemaState.Current, (await Store.ReadSchemaAsync(Never)).State);
        Assert.True(Store.ReadSchemaAsync(new CancellationToken(true)).IsCanceled);
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        await Assert.ThrowsAsync<ArgumentNullException>("changes", () => Store.CommitAsync(null!, Never));
        await Assert.ThrowsAsync<ArgumentNullException>("reads", () => Store.GetAsync(Acme, null!, Never));
        await Assert.ThrowsAsync<ArgumentNullException>("read", () => Store.RangeAsync(Acme, null!, Never));
        await Assert.ThrowsAsync<ArgumentNullException>("part", () => Store.MatchAsync(Acme, Album.Shape, null!, null, null, 1, Never));
        await Assert.ThrowsAsync<ArgumentException>("part", () => Store.MatchAsync(Acme, Album.Shape, "", null, null, 1, Never));
        await Assert.ThrowsAsync<ArgumentNullException>("rows", () => Store.AppendAsync(Acme, Line.Shape, null!, Never));
        await Assert.ThrowsAsync<ArgumentNullException>("shape", () => Store.AppendAsync(Acme, null!, [], Never));
        await Assert.ThrowsAsync<ArgumentNullException>("index", () => Store.TrimAsync(Acme, null!, Cell.Of(1), 1, Never));
    }

    [Fact]
    public async Task Rows_belong_to_an_organization()
    {
        await Assert.ThrowsAsync<ArgumentException>("organization", () => Store.GetAsync(default, [], Never));
        await Assert.ThrowsAsync<ArgumentException>("organization", () => Store.AppendAsync(default, Line.Shape, [Heads.LineAt(1)], Never));
    }

    [Fact]
    public async Task None_may_be_asked_for_but_not_less()
    {
        Assert.Empty(await Store.MatchAsync(Acme, Album.Shape, "a", null, null, 0, Never));
        Assert.Equal(0, await Store.TrimAsync(Acme, Seal.ByDay, Cell.Of(1), 0, Never));
        Assert.Empty(await Store.OrganizationsAsync(null, 0, null, Never));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("limit", () => Store.MatchAsync(Acme, Album.Shape, "a", null, null, -1, Never));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("limit", () => Store.TrimAsync(Acme, Seal.ByDay, Cell.Of(1), -1, Never));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("limit", () => Store.OrganizationsAsync(null, -1, null, Never));
    }

    [Fact]
    public async Task A_range_that_no_query_was_made_of_has_the_same_bounds()
    {
        var read = new RangeRead { Index = Album.ByName };
        foreach (var good in new[] { read with { Limit = 0 }, read with { Limit = RangeRead.MaxLimit } })
            Assert.Empty((await Store.RangeAsync(Acme, good, Never)).Rows);
        foreach (var bad in new[] { read with { Limit = -1 }, read with { Limit = RangeRead.MaxLimit + 1 }, read with { CountUpTo = -1 } })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>("read", () => Store.RangeAsync(Acme, bad, Never));
    }

    [Fact]
    public async Task Rows_are_read_by_the_beginning_of_their_key_or_by_a_unique_key() =>
        await Assert.ThrowsAsync<ArgumentException>("read", () => Store.GetAsync(Acme, [new RecordRead(Album.Shape, [Album.NameColumn], [[Cell.Of("name")]])], Never));

    [Fact]
    public async Task A_change_of_what_the_store_does_not_keep_is_refused_whatever_else_is_wrong_with_it()
    {
        var store = new InMemoryAdminStore([OrganizationHead.Shape, Line.Shape]);
        Assert.Equal(CommitStatus.VersionConflict, (await store.CommitAsync(ChangeSet.Create(Acme, Heads.Replace(2), [Heads.Entry(2)]), Never)).Status);

        var change = ChangeSet.Create(Acme, Heads.Replace(2), [Write.Insert(Album.Shape, Album.Shape.ToCells(SampleStore.Sample(1))), Heads.Entry(2)]);
        await Assert.ThrowsAsync<ArgumentException>("shape", () => store.CommitAsync(change, Never));
    }

    [Fact]
    public async Task An_organization_is_one_with_a_head()
    {
        await Store.AppendAsync(Acme, Line.Shape, [Heads.LineAt(7)], Never);
        Assert.Empty(await Store.OrganizationsAsync(null, 9, null, Never));
        await _sample.CommitAsync(_ => { });
        Assert.Equal([Acme], await Store.OrganizationsAsync(null, 9, null, Never));
        Assert.Equal([Acme], await Store.OrganizationsAsync(null, 9, Line.Shape, Never));
        Assert.Empty(await Store.OrganizationsAsync(null, 9, Album.Shape, Never));
    }

    [Fact]
    public async Task A_store_that_keeps_no_heads_has_no_organizations()
    {
        var store = new InMemoryAdminStore([Line.Shape]);
        await store.AppendAsync(Acme, Line.Shape, [Heads.LineAt(1)], Never);
        Assert.Empty(await store.OrganizationsAsync(null, 9, null, Never));
    }

    [Fact]
    public async Task A_counter_goes_up_to_the_largest_number_and_stays_there()
    {
        var store = new InMemoryAdminStore([Tally.Shape]);
        await AddAsync(long.MaxValue - 1);
        await AddAsync(1);
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => AddAsync(1));
        Assert.Equal(("InMemory", "AddAsync", false), (failure.Adapter, failure.Operation, failure.OutcomeUnknown));
        Assert.IsType<OverflowException>(failure.InnerException);
        var found = await store.GetAsync(Acme, [new RecordRead(Tally.Shape, Tally.Shape.Key, [[Cell.Of(1)]])], Never);
        Assert.Equal(new Tally(Acme, 1, long.MaxValue), Tally.Shape.FromCells(Acme, Assert.Single(found[0]).Cells));

        Task AddAsync(long count) => store.AddAsync(Acme, Tally.Shape, [Tally.Shape.ToCells(new Tally(Acme, 1, count))], Never);
    }
}
