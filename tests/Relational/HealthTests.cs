using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Health;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class HealthTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task A_database_is_empty_then_old_and_current_once_a_host_has_started_on_it()
    {
        var (first, last) = (FirstMigration.Everything.First().Id, FirstMigration.Everything.Last().Id);
        await using var host = AdminTestHost.Create(admin => admin.UseEntityFrameworkCore(ef => _database.Use(ef)));
        Assert.Equal((Older(null), "OCA0002 OCA0004"), await SchemaAsync(host));

        // It only looked: a host of the first version finds a database in which nothing is.
        var earlier = await _database.PreparedAsync(tune: settings => settings.Configure = options => options.ReplaceService<IMigrationsAssembly, FirstMigration>(), shapes: FirstMigration.Shapes);
        Assert.Equal(new StoreSchema { State = StoreSchemaState.Current, Expected = first, Found = first }, await earlier.ReadSchemaAsync(default));
        Assert.Equal((Older(first), "OCA0002 OCA0004"), await SchemaAsync(host));

        await host.Runtime.StartAsync();
        Assert.Equal((new StoreSchema { State = StoreSchemaState.Current, Expected = last, Found = last }, ""), await SchemaAsync(host));
        Assert.Equal(new StoreSchema { State = StoreSchemaState.Newer, Expected = first, Found = last }, await earlier.ReadSchemaAsync(default));

        StoreSchema Older(string? found) => new() { State = StoreSchemaState.Older, Expected = last, Found = found };
    }

    [DatabaseFact]
    public async Task What_somebody_did_beneath_a_running_host_is_found()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseEntityFrameworkCore(ef => _database.Use(ef)));
        var acme = await host.ProvisionAsync();
        await host.ServiceAsync(acme);
        var healthy = await host.Health.CheckAsync();
        Assert.Equal((AdminHealthStatus.Healthy, 1, 1), (healthy.Status, healthy.ChainsChecked, healthy.OrganizationsWaiting));

        _database.Ask("UPDATE organization_head SET sequence = sequence - 1");
        Assert.Equal("OCA7060", await CodesAsync(host));
        _database.Ask("UPDATE organization_head SET sequence = sequence + 1");
        Assert.Equal("", await CodesAsync(host));
        _database.Ask("DELETE FROM change_log_entry WHERE sequence = 5");
        Assert.Equal("OCA7005", await CodesAsync(host));

        var last = FirstMigration.Everything.Last().Id;
        _database.Ask($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = '{last}'");
        Assert.Equal("OCA0004 OCA7005", await CodesAsync(host));
        _database.Ask($"INSERT INTO \"__EFMigrationsHistory\" VALUES ('{last}', '10.0.0'), ('99990101000000_Later', '11.0.0')");
        Assert.Equal((AdminHealthStatus.Degraded, "99990101000000_Later"), await NewerAsync(host));
        _database.Ask("DROP TABLE outbox_message");
        Assert.Contains("OCA0020", await CodesAsync(host), StringComparison.Ordinal);
    }

    private static async Task<(AdminHealthStatus Status, string? Found)> NewerAsync(AdminTestHost host)
    {
        var report = await host.Health.CheckAsync();
        return (report.Findings.Single(finding => finding.Error.Code == "OCA0004").Status, report.Schema.Found);
    }

    private static async Task<(StoreSchema Schema, string Codes)> SchemaAsync(AdminTestHost host)
    {
        var report = await host.Health.CheckAsync();
        return (report.Schema, Codes(report));
    }

    private static async Task<string> CodesAsync(AdminTestHost host) => Codes(await host.Health.CheckAsync());

    private static string Codes(AdminHealthReport report) => string.Join(' ', report.Findings.Select(finding => finding.Error.Code));
}
