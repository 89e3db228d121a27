using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Testing.Tests;

public class ManagerConformanceTests
{
    private const string History = "A change is in the log with it or not at all";
    private const string Erasure = "A person's texts are erased and the chain stays whole";

    [Theory]
    [InlineData(History)]
    [InlineData(Erasure)]
    public async Task The_managers_work_over_the_stores_of_the_house(string name)
    {
        await StoreConformance.Case(name).RunAsync(new Fixture(new InMemoryAdminStore(AdminShapes.All)), CancellationToken.None);
        await StoreConformance.Case(name).RunAsync(new Fixture(new NaiveStore()), CancellationToken.None);
    }

    [Theory]
    [InlineData(History, Fault.NoNewTexts)]
    [InlineData(History, Fault.HidesAnEntry)]
    [InlineData(Erasure, Fault.KeepsTexts)]
    public async Task A_store_that_forgets_something_of_the_log_is_caught(string name, Fault fault) =>
        await Assert.ThrowsAsync<ConformanceException>(() =>
            StoreConformance.Case(name).RunAsync(new Fixture(new Forgetful(fault)), CancellationToken.None));

    public enum Fault
    {
        NoNewTexts,
        KeepsTexts,
        HidesAnEntry,
    }

    private sealed class Fixture(IAdminStore store) : IStoreFixture
    {
        public IReadOnlyList<RecordShape> Shapes => AdminShapes.All;

        public Task<IAdminStore> CreateAsync(CancellationToken cancellationToken) => Task.FromResult(store);
    }

    private sealed class Forgetful(Fault fault) : StoreDecorator(new NaiveStore())
    {
        public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            var lost = fault switch
            {
                Fault.NoNewTexts => WriteKind.Insert,
                Fault.KeepsTexts => WriteKind.Replace,
                _ => (WriteKind?)null,
            };
            var kept = changes.Writes.Skip(1).Where(write => write.Shape.Name != "change_log_text" || write.Kind != lost).ToList();
            return Inner.CommitAsync(ChangeSet.Create(changes.Organization, changes.Writes[0], kept), cancellationToken);
        }

        public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            var page = await Inner.RangeAsync(organization, read, cancellationToken);
            return fault == Fault.HidesAnEntry && read.Shape.Name == "change_log_entry" && page.Rows.Count > 4
                ? new RangeRows([.. page.Rows.Take(2), .. page.Rows.Skip(3)], page.Count)
                : page;
        }
    }
}
