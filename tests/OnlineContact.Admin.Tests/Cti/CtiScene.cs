using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Cti;

/// <summary>An organization whose service contracts phone calls, its agent alice with the phone right, and a telephony system of each version.</summary>
internal sealed record CtiScene(AdminTestHost Host, TestOrganization Acme, long Service, AdminActor Alice, FakeCtiConnector Ipcc, FakeCtiConnector Mobile, FakeAdminTime Time) : IAsyncDisposable
{
    private int _givenUp;

    public static ContractTermInput[] Phone { get; } = [new() { Item = "ticket", Users = 1 }, new() { Item = "telticket", Users = 1 }];

    public static CtiSettingsInput IpccSettings { get; } = new() { Version = CtiVersion.IpccPrivate, TenantName = "acme-tenant" };

    public static CtiNumbers Numbers { get; } = new() { Id = CtiId.Create("kim01").Value, No = CtiNo.Create("7001").Value };

    public AdminActor Owner => Acme.Owner;

    public OrganizationId Id => Acme.Id;

    public static async Task<CtiScene> StartAsync(bool contracted = true, CtiCapabilities capabilities = CtiCapabilities.All)
    {
        var clock = new FakeAdminClock();
        var time = new FakeAdminTime(clock);
        var ipcc = new FakeCtiConnector(CtiVersion.IpccPrivate, clock, capabilities);
        var mobile = new FakeCtiConnector(CtiVersion.MobileContact, clock, capabilities);
        ipcc.AddTenant("acme-tenant");
        mobile.AddTenant("acme-tenant", CtiTenantCheck.NotActivated);
        ipcc.Add(Numbers);
        var host = await AdminTestHost.StartAsync(
            admin =>
            {
                admin.UseInMemoryStore().AddCtiConnector(_ => ipcc).AddCtiConnector(_ => mobile);
                admin.Services.AddSingleton<TimeProvider>(time);
            },
            clock);
        var acme = await host.ProvisionAsync();
        var service = await host.ServiceAsync(acme, contracted: false);
        Assert.True((await host.ContractedServices.RegisterContractAsync(acme.Owner, acme.Id, service, StoreVersion.Any, contracted ? Phone : Scenes.Ticket())).Succeeded);
        var alice = await host.MemberAsync(acme.Id, "alice", "Alice");
        var channels = contracted ? AgentChannels.Phone : AgentChannels.Ticket;
        Assert.True((await host.Agents.GiveRoleAsync(acme.Owner, acme.Id, "alice", service, StoreVersion.Any, ServiceRole.Agent, channels)).Succeeded);
        return new CtiScene(host, acme, service, alice, ipcc, mobile, time);
    }

    /// <summary>With the agreement, the settings and alice's numbers.</summary>
    public static async Task<CtiScene> ReadyAsync(CtiCapabilities capabilities = CtiCapabilities.All)
    {
        var scene = await StartAsync(capabilities: capabilities);
        await scene.AgreeAsync();
        Assert.True((await scene.Host.CtiSettings.SaveAsync(scene.Owner, scene.Id, StoreVersion.Any, IpccSettings)).Succeeded);
        Assert.True((await scene.Host.CtiAgents.SetNumbersAsync(scene.Owner, scene.Id, "alice", StoreVersion.Any, "kim01", "7001")).Succeeded);
        return scene;
    }

    public async Task AgreeAsync(bool granted = true) => Assert.True((await Host.CtiSettings.SetAgreementAsync(AdminTestHost.Operator, Id, granted)).Succeeded);

    public Task<string> SaveAsync(CtiSettingsInput input, StoreVersion? seen = null) => Refusal.CodeAsync(Host.CtiSettings.SaveAsync(Owner, Id, seen ?? StoreVersion.Any, input));

    public async Task<CtiSettingsView> SettingsAsync() => (await Host.CtiSettings.GetAsync(Owner, Id)).Value;

    /// <summary>
    /// A call that may wait for a telephony system: where that never answers, time goes on until it has given up, but not before the telephony system was asked, which may take
    /// a thread some time.
    /// </summary>
    public async Task<T> WithTimeAsync<T>(Task<T> call)
    {
        while (!call.IsCompleted)
        {
            if (Ipcc.Unanswered > _givenUp && Time.Waiting > 0) Time.Advance(NodaTime.Duration.FromSeconds(1));
            await Task.Yield();
        }

        _givenUp = Ipcc.Unanswered;
        return await call;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
