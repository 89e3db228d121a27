using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Tests.Shapes;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class ConformanceTests : IDisposable
{
    private readonly Database _database = new();

    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    public void Dispose() => _database.Dispose();

    [DatabaseTheory]
    [MemberData(nameof(Cases))]
    public Task The_store_conforms(string name) => StoreConformance.Case(name).RunAsync(new Fixture(_database, SampleShapes.All), CancellationToken.None);

    /// <summary>But for the four cases about a thousand rows and more, which would write gigabytes of the longest values.</summary>
    public static TheoryData<string> ProductCases => [.. StoreConformance.Cases.Select(each => each.Name).Where(name => !name.Contains("thousand", StringComparison.Ordinal))];

    [DatabaseTheory]
    [MemberData(nameof(ProductCases))]
    public Task It_keeps_the_kinds_of_the_library(string name) => StoreConformance.Case(name).RunAsync(new Fixture(_database, AdminShapes.All), CancellationToken.None);

    [DatabaseFact]
    public Task A_long_random_history_goes_as_in_a_naive_store()
    {
        var steps = Campaign.Cases(300);
        return StoreConformance.RandomHistory(steps, steps).RunAsync(new Fixture(_database, SampleShapes.All), CancellationToken.None);
    }

    private sealed class Fixture(Database database, IReadOnlyList<RecordShape> shapes) : IStoreFixture
    {
        private EntityFrameworkCoreAdminStore? _store;

        public IReadOnlyList<RecordShape> Shapes => shapes;

        public StoreCapabilities Capabilities => StoreCapabilities.Durable | StoreCapabilities.SnapshotReads;

        public async Task<IAdminStore> CreateAsync(CancellationToken cancellationToken) => _store = await database.PreparedAsync(shapes: shapes);

        public async Task<IAdminStore?> ReopenAsync(CancellationToken cancellationToken)
        {
            if (_store is not null) await _store.DisposeAsync();
            return await CreateAsync(cancellationToken);
        }
    }
}
