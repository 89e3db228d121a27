using OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Fixtures;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests;

public class SqliteConformanceTests
{
    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_SQLite_store_conforms(string name)
    {
        using var database = new Database();
        await StoreConformance.Case(name).RunAsync(new Fixture(database), CancellationToken.None);
    }

    private sealed class Fixture(Database database) : IStoreFixture
    {
        public IReadOnlyList<RecordShape> Shapes => Database.Shapes;

        public StoreCapabilities Capabilities => StoreCapabilities.Durable;

        public async Task<IAdminStore> CreateAsync(CancellationToken cancellationToken) => await database.PreparedAsync();

        public async Task<IAdminStore?> ReopenAsync(CancellationToken cancellationToken) => await database.PreparedAsync();
    }
}
