using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Fixtures;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Tests.Shapes;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests;

public sealed class SqliteConformanceTests : IDisposable
{
    private readonly Database _database = new();

    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    public void Dispose() => _database.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_store_on_SQLite_conforms(string name) => StoreConformance.Case(name).RunAsync(new Fixture(_database, SampleShapes.All), CancellationToken.None);

    /// <summary>But for the four cases about a thousand rows and more, which would write gigabytes of the longest values.</summary>
    public static TheoryData<string> ProductCases => [.. StoreConformance.Cases.Select(each => each.Name).Where(name => !name.Contains("thousand", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ProductCases))]
    public Task It_keeps_the_kinds_of_the_library(string name) => StoreConformance.Case(name).RunAsync(new Fixture(_database, AdminShapes.All), CancellationToken.None);

    [Fact]
    public Task A_long_random_history_goes_as_in_a_naive_store()
    {
        var steps = Campaign.Cases(300);
        return StoreConformance.RandomHistory(steps, steps).RunAsync(new Fixture(_database, SampleShapes.All), CancellationToken.None);
    }

    /// <summary>The library's own kinds come with the migrations of the package, all others with those of the test.</summary>
    private sealed class Fixture(Database database, IReadOnlyList<RecordShape> shapes) : IStoreFixture
    {
        private EntityFrameworkCoreAdminStore? _store;

        public IReadOnlyList<RecordShape> Shapes => shapes;

        public StoreCapabilities Capabilities => StoreCapabilities.Durable | StoreCapabilities.SnapshotReads;

        public async Task<IAdminStore> CreateAsync(CancellationToken cancellationToken)
        {
            _store = database.Open(tune: settings => settings.Configure = ReferenceEquals(shapes, AdminShapes.All) ? null : settings.Configure, shapes: shapes);
            await _store.PrepareAsync(cancellationToken);
            return _store;
        }

        public async Task<IAdminStore?> ReopenAsync(CancellationToken cancellationToken)
        {
            if (_store is not null) await _store.DisposeAsync();
            return await CreateAsync(cancellationToken);
        }
    }
}
