using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>What a fixture says of its store is held against it: a durable store comes back with everything, another one does not come back.</summary>
public class DurabilityTests
{
    private const string Durable = "What was committed is there after the store was closed and opened again";

    private static Task<string?> VerdictAsync(StoreCapabilities capabilities, Func<IAdminStore, IAdminStore?> reopen) => Verdict.OfAsync(Durable, new Reopening(capabilities, reopen));

    private static Func<IAdminStore, IAdminStore> Losing(RecordShape shape, OrganizationId? only = null) => store => new StoreWith(store)
    {
        Get = async (inner, organization, reads, stop) =>
            [.. (await inner.GetAsync(organization, reads, stop)).Select((rows, at) => reads[at].Shape == shape && organization == (only ?? organization) ? [.. rows.SkipLast(1)] : rows)],
    };

    [Fact]
    public async Task A_store_that_comes_back_whole_conforms() => Assert.Null(await VerdictAsync(StoreCapabilities.Durable, store => store));

    [Fact]
    public async Task A_store_that_promises_nothing_and_does_not_come_back_conforms() => Assert.Null(await VerdictAsync(StoreCapabilities.SnapshotReads, _ => null));

    [Fact]
    public async Task A_store_that_promises_to_come_back_and_does_not_is_caught() =>
        Assert.Equal("A durable store was not opened again.", await VerdictAsync(StoreCapabilities.Durable, _ => null));

    [Fact]
    public async Task A_store_that_comes_back_without_promising_it_is_caught() =>
        Assert.StartsWith("A store that does not promise to be durable was opened again", await VerdictAsync(StoreCapabilities.None, store => store), StringComparison.Ordinal);

    [Fact]
    public async Task A_row_of_any_kind_that_is_lost_is_caught()
    {
        foreach (var shape in SampleShapes.All)
            Assert.Contains($"all rows of {shape.Name} after reopening", await VerdictAsync(StoreCapabilities.Durable, store => Losing(shape)(store)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_the_other_organization_that_is_lost_is_caught() =>
        Assert.NotNull(await VerdictAsync(StoreCapabilities.Durable, store => Losing(Entry.Shape, OrganizationId.Parse("Alpha"))(store)));

    [Fact]
    public async Task A_store_that_comes_back_and_takes_no_change_is_caught() =>
        Assert.Equal(
            "The first commit after reopening answered VersionConflict of organization_head.",
            await VerdictAsync(StoreCapabilities.Durable, store => new StoreWith(store) { Commit = (_, changes, _) => Task.FromResult(CommitResult.VersionConflict(changes.Writes[0].Shape)) }));

    [Fact]
    public async Task A_store_that_loses_a_row_when_it_is_prepared_again_is_caught()
    {
        var prepared = false;
        var losing = (IAdminStore store) => new StoreWith(store)
        {
            Prepare = (_, _) => Task.FromResult(prepared = true),
            Get = async (inner, organization, reads, stop) => [.. (await inner.GetAsync(organization, reads, stop)).Select((rows, at) => prepared && reads[at].Shape == Blob.Shape ? [.. rows.SkipLast(1)] : rows)],
        };
        Assert.Contains("all rows of blob", await Verdict.OfAsync("Preparing a store again changes nothing", losing), StringComparison.Ordinal);
    }

    private sealed class Reopening(StoreCapabilities capabilities, Func<IAdminStore, IAdminStore?> reopen) : IStoreFixture
    {
        private readonly InMemoryAdminStore _store = new(SampleShapes.All);

        public IReadOnlyList<RecordShape> Shapes => SampleShapes.All;

        public StoreCapabilities Capabilities => capabilities;

        public Task<IAdminStore> CreateAsync(CancellationToken cancellationToken) => Task.FromResult<IAdminStore>(_store);

        public Task<IAdminStore?> ReopenAsync(CancellationToken cancellationToken) => Task.FromResult(reopen(_store));
    }
}
