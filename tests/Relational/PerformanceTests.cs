using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Performance;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public sealed class PerformanceTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [DatabaseFact]
    public async Task Three_hosts_that_are_sent_the_same_events_at_once_show_the_same_figures_and_so_do_the_days_that_are_kept()
    {
        await _database.CreateSchemaAsync();
        var clock = new FakeAdminClock();
        await using var one = await AdminTestHost.StartAsync(Configure, clock);
        await using var two = await AdminTestHost.StartAsync(Configure, clock);
        await using var three = await AdminTestHost.StartAsync(Configure, clock);
        AdminTestHost[] hosts = [one, two, three];
        var acme = await one.ProvisionAsync();
        var service = await one.ServiceAsync(acme);
        var kim = await one.MemberAsync(acme.Id, "kim", "Kim");
        Assert.True((await one.Agents.GiveRoleAsync(acme.Owner, acme.Id, "kim", service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Ticket)).Succeeded);

        var random = new Random(7);
        var naive = new NaivePerformance(DateTimeZoneProviders.Tzdb["Asia/Seoul"]);
        NaivePerformanceEvent[] events = [.. Enumerable.Range(1, 120).Select(i => Event(i, clock.Now - Duration.FromSeconds(random.Next(200_000)), random))];
        foreach (var happened in events) Assert.True(naive.Accept(happened));
        var accepted = await Task.WhenAll(hosts.Select((host, index) => Task.Run(async () =>
        {
            var order = events.ToArray();
            new Random(index).Shuffle(order);
            var count = 0;
            foreach (var batch in order.Chunk(15))
            {
                var receipt = (await Of(host).RecordAsync(AdminTestHost.Operator, acme.Id, [.. batch.Select(each => each.ToEvent(service))])).Value;
                Assert.Empty(receipt.Refused);
                count += receipt.Accepted;
            }

            return count;
        })));
        Assert.Equal(events.Length, accepted.Sum());

        var today = (await Of(one).GetMineAsync(kim, acme.Id, service)).Value.Day;
        foreach (var host in hosts) await CompareAsync(host, null, today.PlusDays(-1), today.PlusDays(-2));
        clock.Advance(Duration.FromDays(45));
        await Task.WhenAll(hosts.Select(host => Task.Run(() => host.Runtime.RunDueAsync(clock.Now))));
        Assert.Empty((await one.Store.GetAsync(acme.Id, [new RecordRead(StoredEvent.Shape, [], [[]])], default))[0]);
        foreach (var host in hosts) await CompareAsync(host, null, today, today.PlusDays(-1), today.PlusDays(-2));

        async Task CompareAsync(AdminTestHost host, params LocalDate?[] days)
        {
            foreach (var day in days)
            {
                var shown = (await Of(host).GetMineAsync(kim, acme.Id, service, day)).Value;
                Assert.Equal(naive.Count("kim", shown.Day, shown.AsOf), NaivePerformanceDay.Of(shown));
            }
        }
    }

    private static NaivePerformanceEvent Event(int number, Instant at, Random random)
    {
        var blank = new NaivePerformanceEvent { Source = "test", Sequence = number, At = at, Account = "kim" };
        return random.Next(4) switch
        {
            0 => blank with { Chat = (ChatActivity)random.Next(4) },
            1 => blank with { IsInbound = random.Next(2) == 0 },
            2 => blank with { Before = TicketState.Unassigned, After = TicketState.InProgress },
            _ => blank with { Activity = (AgentActivity)random.Next(14) },
        };
    }

    private static PerformanceManager Of(AdminTestHost host) => host.Services.GetRequiredService<PerformanceManager>();

    private void Configure(OnlineContactAdminBuilder admin) => admin.UseEntityFrameworkCore(ef => _database.Use(ef));
}
