using System.Diagnostics;
using CustomProof;
using CustomStore;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Tests.Shapes;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.PluginTests.Store;

public sealed class CustomStoreTests
{
    private const int Processes = 3;
    private const int TimesEach = 10;

    public static TheoryData<string> Cases => [.. StoreConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_store_conforms(string name)
    {
        using var fixture = new StoreFixture(SampleShapes.All);
        await StoreConformance.Case(name).RunAsync(fixture, CancellationToken.None);
    }

    /// <summary>
    /// What the suite asks of stores that keep the library's kinds, and a random history of all of them. <c>dotnet run --project docs/samples/CustomProof</c>
    /// runs the other cases with them too.
    /// </summary>
    public static TheoryData<string> ProductCases =>
        [.. StoreConformance.Cases.Select(each => each.Name).Where(name => new[] { "log", "texts", "simulation", "seed 1 " }.Any(word => name.Contains(word, StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(ProductCases))]
    public async Task It_keeps_the_kinds_of_the_library(string name)
    {
        using var fixture = new StoreFixture();
        await StoreConformance.Case(name).RunAsync(fixture, CancellationToken.None);
    }

    [Fact]
    public async Task A_long_random_history_goes_as_in_a_naive_store()
    {
        var steps = Campaign.Cases(300);
        using var fixture = new StoreFixture(SampleShapes.All);
        await StoreConformance.RandomHistory(steps, steps).RunAsync(fixture, CancellationToken.None);
    }

    [Fact]
    public async Task Several_processes_write_into_one_file_and_lose_nothing()
    {
        using var fixture = new StoreFixture();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseSqliteFile(fixture.File));
        var acme = await host.ProvisionAsync();

        var codes = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => WriteAsync(fixture.File)));

        Assert.All(codes, code => Assert.Equal(0, code));
        Assert.True((await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
        var services = (await host.ContractedServices.ListAsync(acme.Owner, acme.Id, new ServiceQuery { PageSize = 100 })).Value;
        Assert.Equal(Enumerable.Range(1, Processes * TimesEach).Select(number => (long)number), services.Rows.Select(row => row.Service.Number).Order());
    }

    [Fact]
    public async Task A_lock_that_is_held_for_too_long_is_told_and_work_goes_on_afterwards()
    {
        using var fixture = new StoreFixture();
        using var store = new SqliteFileStore(fixture.File, fixture.Shapes, TimeSpan.FromSeconds(1));
        await store.PrepareAsync(default);
        var acme = OrganizationId.Parse("acme");
        var kind = fixture.Shapes.First(shape => (shape.Traits & ShapeTraits.Counters) != 0);
        using (var other = new SqliteConnection($"Data Source={fixture.File};Pooling=False"))
        {
            other.Open();
            Run(other, "BEGIN IMMEDIATE");
            var busy = await Assert.ThrowsAsync<AdminStorageException>(() => store.AddAsync(acme, kind, [], default));
            Assert.True(busy is { IsBusy: true, IsTransient: true, OutcomeUnknown: false });

            // Who reads does not wait for who writes.
            Assert.Empty(await store.OrganizationsAsync(null, 10, null, default));
        }

        await store.AddAsync(acme, kind, [], default);
    }

    [Fact]
    public async Task A_store_that_was_closed_is_closed_and_lets_the_file_go()
    {
        using var fixture = new StoreFixture();
        var store = await fixture.CreateAsync(default);
        ((SqliteFileStore)store).Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.OrganizationsAsync(null, 10, null, default));
        Assert.False(File.Exists(fixture.File + "-wal"));
    }

    [Fact]
    public void What_the_document_counts_is_what_there_is()
    {
        var document = RepositoryFolder.Read("docs", "extending", "store.md");
        var lines = Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "docs", "samples", "CustomStore"), "*.cs").Sum(file => File.ReadLines(file).Count());

        Assert.Equal(9, typeof(IAdminStore).GetMethods().Length);
        Assert.Contains("nine members", document, StringComparison.Ordinal);
        Assert.Contains($"{lines} lines", document, StringComparison.Ordinal);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<int> WriteAsync(string file)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(StoreFixture).Assembly.Location, "write", file, "acme", $"{TimesEach}"]);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
