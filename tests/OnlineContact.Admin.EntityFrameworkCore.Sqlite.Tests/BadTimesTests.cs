using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests;

public sealed class BadTimesTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_full_database_fails_changes_whole_and_goes_on_when_there_is_room_again()
    {
        TestOrganization acme;
        await using (var first = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => _database.Open(shapes: AdminShapes.All)))) acme = await first.ProvisionAsync();
        var room = new Room { Pages = (long)_database.Ask("PRAGMA page_count")! + 4 };
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => _database.Open(
            tune: settings => settings.Configure = options => options.AddInterceptors(room), shapes: AdminShapes.All)));
        IReadOnlyList<string> before;
        AdminStorageException? full = null;
        do
        {
            before = await Scenes.ContentAsync(host.Store, AdminShapes.All);
            try
            {
                await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
            }
            catch (AdminStorageException e)
            {
                full = e;
            }
        }
        while (full is null);

        Assert.Equal((13, false, false), (((SqliteException)full.InnerException!).SqliteErrorCode, full.OutcomeUnknown, full.IsTransient));
        Assert.Equal(before, await Scenes.ContentAsync(host.Store, AdminShapes.All));
        Assert.True((await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
        room.Pages = 100_000;
        Assert.True((await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Succeeded);
        Assert.True((await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
    }

    [Fact]
    public async Task A_file_that_another_process_locks_for_too_long_is_busy_and_goes_on_when_it_lets_go()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => _database.Open(tune: settings => settings.LockTimeout = Duration.FromSeconds(1), shapes: AdminShapes.All)));
        var acme = await host.ProvisionAsync();
        using (var other = new SqliteConnection($"{_database.ConnectionString};Pooling=False"))
        {
            other.Open();
            using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            hold.ExecuteNonQuery();
            var refused = await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
            Assert.Equal(("OCA0006", "1"), (refused.Error.Code, refused.Error.Argument("attempts")));
            Assert.Equal(2, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
        }

        Assert.Equal(1, (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.Number);
    }

    /// <summary>Bounds the pages that the file may have, for each connection when it is opened.</summary>
    private sealed class Room : DbConnectionInterceptor
    {
        public long Pages { get; set; }

        public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
        {
            result.StateChange += (_, change) =>
            {
                if (change.CurrentState != ConnectionState.Open) return;
                using var bound = result.CreateCommand();
                bound.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {Pages}");
                bound.ExecuteScalar();
            };
            return result;
        }
    }
}
