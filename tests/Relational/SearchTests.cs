using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class SearchTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task A_search_of_the_change_log_is_what_looking_at_every_entry_finds()
    {
        await _database.CreateSchemaAsync();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseEntityFrameworkCore(ef => _database.Use(ef)).Configure(options => options.ChangeLogEntriesInMemory = 200));
        var acme = (await host.ProvisionAsync()).Id;
        var log = new RandomLog(seed: 1);
        await SearchLaws.FillAsync(host, acme, log, 2_400);
        await SearchLaws.EqualsNaiveAsync(host, acme, log, Campaign.Cases(5));
        host.Clock.Advance(Duration.FromMinutes(2));
        Assert.Null((await host.Runtime.RunDueAsync(host.Clock.Now)).Single(job => job.Name == "change-log-upkeep").LastError);
        Assert.NotEmpty((await host.Store.RangeAsync(acme, LogIndexRow.Newest(level: 1).Take(1).Read, default)).Rows);
        await SearchLaws.EqualsNaiveAsync(host, acme, log, Campaign.Cases(20));
        await SearchLaws.PagesHoldWithWritersAsync(host, acme, log, Campaign.Cases(2));
    }
}
