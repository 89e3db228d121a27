using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Performance;

/// <summary>A service in New York with the agents kim and lee and the administrator park, at three hosts over one store.</summary>
internal sealed record PerformanceScene(AdminTestHost[] Hosts, IAdminStore Store, FakeAdminClock Clock, FakeAdminTime Time, TestOrganization Acme, long Service, AdminActor Kim, AdminActor Park) : IAsyncDisposable
{
    public OrganizationId Id => Acme.Id;

    public static async Task<PerformanceScene> StartAsync(Func<IAdminStore, IAdminStore>? store = null)
    {
        var clock = new FakeAdminClock();
        var time = new FakeAdminTime(clock);
        IAdminStore kept = new InMemoryAdminStore(AdminShapes.All);
        if (store is not null) kept = store(kept);
        AdminTestHost[] hosts = [await HostAsync(kept, clock, time), await HostAsync(kept, clock, time), await HostAsync(kept, clock, time)];
        var host = hosts[0];
        var acme = await host.ProvisionAsync();
        var service = (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement)).Value.Number;
        var information = Scenes.Information("Alpha", "alpha") with { Languages = ["en"], MainLanguage = "en" };
        Assert.True((await host.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, service, StoreVersion.First, information)).Succeeded);
        Assert.True((await host.ContractedServices.RegisterContractAsync(acme.Owner, acme.Id, service, StoreVersion.Any, Scenes.Ticket())).Succeeded);
        var kim = await host.MemberAsync(acme.Id, "kim", "Kim");
        await host.MemberAsync(acme.Id, "lee", "Lee");
        var park = await host.MemberAsync(acme.Id, "park", "Park");
        foreach (var (account, role) in new[] { ("kim", ServiceRole.Agent), ("lee", ServiceRole.Agent), ("park", ServiceRole.Administrator) })
            Assert.True((await host.Agents.GiveRoleAsync(acme.Owner, acme.Id, account, service, StoreVersion.Any, role, AgentChannels.Ticket)).Succeeded);
        return new PerformanceScene(hosts, kept, clock, time, acme, service, kim, park);
    }

    public static Task<AdminTestHost> HostAsync(IAdminStore store, FakeAdminClock clock, FakeAdminTime time) => AdminTestHost.StartAsync(
        admin =>
        {
            admin.UseStore(_ => store);
            admin.Services.AddSingleton<TimeProvider>(time);
        },
        clock);

    public static PerformanceManager Of(AdminTestHost host) => host.Services.GetRequiredService<PerformanceManager>();

    public async Task<PerformanceReceipt> RecordAsync(int host, params PerformanceEvent[] events) =>
        (await Of(Hosts[host]).RecordAsync(AdminTestHost.Operator, Id, events)).Value;

    public async Task<AgentPerformance> ShowAsync(int host, string account = "kim", LocalDate? day = null) =>
        (await Of(Hosts[host]).GetAsync(Park, Id, Service, account, day)).Value;

    public PerformanceEvent Does(long sequence, Instant at, AgentActivity activity, string account = "kim", string source = "test") =>
        PerformanceEvent.OfActivity(source, sequence, at, Service, account, activity);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts) await host.DisposeAsync();
    }
}
