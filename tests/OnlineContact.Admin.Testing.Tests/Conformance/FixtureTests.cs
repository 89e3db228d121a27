using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>A fixture whose kinds no organization can be made of is told so; one that lacks what a case is about meets the case, and nothing is asked of its store.</summary>
public class FixtureTests
{
    private static readonly RecordShape[] Least = [OrganizationHead.Shape, BareEntry.Shape, Settings.Shape];

    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    private static async Task<string> RefusedAsync(params RecordShape[] shapes)
    {
        var created = false;
        var e = await Assert.ThrowsAsync<ConformanceException>(() => StoreConformance.Cases[0].RunAsync(
            new InMemoryFixture(
                store =>
                {
                    created = true;
                    return store;
                },
                shapes),
            CancellationToken.None));
        Assert.False(created);
        return e.Message;
    }

    [Fact]
    public async Task A_fixture_without_the_head_is_refused() => Assert.Equal("The fixture does not list the organization's head.", await RefusedAsync(Entry.Shape, Ticket.Shape));

    [Fact]
    public async Task A_fixture_without_a_change_log_is_refused() =>
        Assert.Equal("The fixture lists no shape for the entries of the change log.", await RefusedAsync(OrganizationHead.Shape, Ticket.Shape));

    [Fact]
    public async Task A_change_log_whose_key_begins_with_no_number_is_refused() =>
        Assert.Equal("The key of named_entry begins with no number.", await RefusedAsync(OrganizationHead.Shape, NamedEntry.Shape));

    [Fact]
    public async Task A_change_log_without_a_key_is_refused() => Assert.Equal("The key of lone_entry begins with no number.", await RefusedAsync(OrganizationHead.Shape, LoneEntry.Shape));

    [Fact]
    public async Task A_case_is_run_with_a_fixture() => await Assert.ThrowsAsync<ArgumentNullException>(() => StoreConformance.Cases[0].RunAsync(null!, CancellationToken.None));

    [Fact]
    public void A_case_says_what_it_demands_and_why()
    {
        Assert.All(StoreConformance.Cases, each => Assert.Equal((each.Name, true), (each.ToString(), each.Name.Length > 10 && each.Description.Length > 10)));
        Assert.StartsWith("A simulation with seed 5 ", StoreConformance.Simulation(5).Name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_store_of_the_fewest_kinds_conforms(string name)
    {
        await Asked.RunAsync(StoreConformance.Case(name), Least);
        await Asked.RunAsync(StoreConformance.Case(name), [OrganizationHead.Shape, BareEntry.Shape]);
    }

    [Theory]
    [InlineData("Every value of every column comes back in every order")]
    [InlineData("A unique key finds its one row")]
    [InlineData("A read names a thousand keys")]
    [InlineData("Rows without a value in a unique key do not conflict")]
    [InlineData("Rows that come and go between two pages move no other row")]
    [InlineData("A page has up to a thousand rows")]
    [InlineData("A search finds the text literally and nothing else")]
    [InlineData("A change writes a thousand rows")]
    [InlineData("Trimming removes the lowest rows of an order, up to bound and limit")]
    [InlineData("A change is in the log with it or not at all")]
    [InlineData("A person's texts are erased and the chain stays whole")]
    [InlineData("A simulation with seed 1 ends in what its change log says")]
    public async Task Nothing_is_asked_about_what_no_kind_has(string name) => Assert.Empty((await Asked.RunAsync(StoreConformance.Case(name), Least)).Calls);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_history_of_the_fewest_kinds_goes_on_without_what_they_lack(int seed)
    {
        var run = await Asked.RunAsync(StoreConformance.RandomHistory(seed, 200), Least);
        Assert.Empty(run.Appends);
        Assert.Empty(run.Adds);
        Assert.Empty(run.Trims);
        Assert.Empty(run.Ranges);
        Assert.Empty(run.Matches);
        Assert.True(run.Commits.Count > 50);
    }

    [Fact]
    public async Task No_organization_has_work_of_kinds_that_come_with_a_parent_or_with_children()
    {
        var run = await Asked.RunAsync(StoreConformance.Case("Only organizations with work that is due are listed"), [OrganizationHead.Shape, Entry.Shape, Ticket.Shape, TicketNote.Shape]);
        Assert.Empty(run.Calls);
    }

    [Fact]
    public async Task A_store_that_does_not_promise_one_state_is_not_watched()
    {
        var run = new List<RecordingStore>();
        await StoreConformance.Case("A read sees a change whole or not at all").RunAsync(new Unpromising(run), CancellationToken.None);
        Assert.Empty(run.Single().Calls);
    }

    private sealed class Unpromising(List<RecordingStore> made) : IStoreFixture
    {
        public IReadOnlyList<RecordShape> Shapes => SampleShapes.All;

        public Task<IAdminStore> CreateAsync(CancellationToken cancellationToken)
        {
            made.Add(new RecordingStore(new InMemoryAdminStore(Shapes)));
            return Task.FromResult<IAdminStore>(made[0]);
        }
    }
}

internal sealed record BareEntry(OrganizationId Organization, long Sequence)
{
    private static readonly RecordShapeBuilder<BareEntry> Builder = RecordShape.For<BareEntry>("bare_entry", x => x.Organization);
    private static readonly Column<BareEntry, long> SequenceColumn = Builder.Number("sequence", x => x.Sequence);

    public static readonly RecordShape<BareEntry> Shape = Builder.Build(r => new BareEntry(r.Organization, r.Get(SequenceColumn)), ShapeTraits.Journal, null, SequenceColumn);
}

internal sealed record NamedEntry(OrganizationId Organization, string Name)
{
    private static readonly RecordShapeBuilder<NamedEntry> Builder = RecordShape.For<NamedEntry>("named_entry", x => x.Organization);
    private static readonly Column<NamedEntry, string> NameColumn = Builder.Text("name", 10, x => x.Name);

    public static readonly RecordShape<NamedEntry> Shape = Builder.Build(r => new NamedEntry(r.Organization, r.Get(NameColumn)), ShapeTraits.Journal, null, NameColumn);
}

internal sealed record LoneEntry(OrganizationId Organization, long Sequence)
{
    private static readonly RecordShapeBuilder<LoneEntry> Builder = RecordShape.For<LoneEntry>("lone_entry", x => x.Organization);
    private static readonly Column<LoneEntry, long> SequenceColumn = Builder.Number("sequence", x => x.Sequence);

    public static readonly RecordShape<LoneEntry> Shape = Builder.Build(r => new LoneEntry(r.Organization, r.Get(SequenceColumn)), ShapeTraits.Journal);
}
