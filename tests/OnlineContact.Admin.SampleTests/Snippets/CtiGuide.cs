using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/cti.md.</summary>
public sealed class CtiGuide
{
    [Fact]
    public async Task The_guide_to_cti_does_what_it_says()
    {
        var clock = new FakeAdminClock();
        var exchange = new FakeCtiConnector(CtiVersion.IpccPrivate, clock);
        exchange.AddTenant("haneul-market");
        await using var host = await AdminTestHost.StartAsync(admin => Configure(admin.UseInMemoryStore(), exchange), clock);
        var haneul = await host.ProvisionAsync("haneul");
        var service = (await host.ContractedServices.AddAsync(haneul.Owner, haneul.Id, ServiceType.ConsultationManagement)).Value.Number;
        await host.ContractedServices.SaveBasicInformationAsync(haneul.Owner, haneul.Id, service, StoreVersion.Any, new BasicInformation { Name = "Desk", ServiceId = "desk", Languages = ["ko"], MainLanguage = "ko" });
        await host.ContractedServices.RegisterContractAsync(haneul.Owner, haneul.Id, service, StoreVersion.Any, [new() { Item = "ticket", Users = 1 }, new() { Item = "telticket", Users = 1 }]);
        var doyun = await host.MemberAsync(haneul.Id, "doyun.choi", "최도윤");
        await host.Agents.GiveRoleAsync(haneul.Owner, haneul.Id, "doyun.choi", service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Phone);
        await host.CtiSettings.SetAgreementAsync(AdminTestHost.Operator, haneul.Id, granted: true);

        Assert.True((await SaveAsync(host.CtiSettings, haneul.Owner, haneul.Id)).Succeeded);
        Assert.Equal("OCA5002", await ImportAsync(host.CtiAgents, haneul.Owner, haneul.Id, "agentId,ctiId,ctiNo\ndoyun.choi,do yun,7001\n"u8.ToArray()));
        Assert.Equal("", await ImportAsync(host.CtiAgents, haneul.Owner, haneul.Id, "agentId,ctiId,ctiNo\ndoyun.choi,doyun01,7001\n"u8.ToArray()));
        exchange.Add((await host.CtiAgents.GetAsync(haneul.Owner, haneul.Id, "doyun.choi")).Value.Agent.CtiNumbers!);
        Assert.True((await WorkAsync(host.CtiSessions, doyun, haneul.Id, service)).Succeeded);

        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await new CtiWatching(host.CtiWatcher).ExecuteAsync(stop.Token);
    }

    private static void Configure(OnlineContactAdminBuilder admin, ICtiConnector connector)
    {
        #region setup
        admin.AddCtiConnector(_ => connector);
        admin.ConfigureCti(options => options.CallTimeout = Duration.FromSeconds(3));
        #endregion
    }

    private static async Task<Outcome<ChangeReceipt>> SaveAsync(CtiSettingsManager settings, AdminActor actor, OrganizationId organization)
    {
        #region settings
        var view = (await settings.GetAsync(actor, organization)).Value;
        var input = new CtiSettingsInput { Version = CtiVersion.IpccPrivate, TenantName = "haneul-market", AfterCallWork = true };
        var saved = await settings.SaveAsync(actor, organization, view.Version, input);
        #endregion
        return saved;
    }

    private static async Task<string> ImportAsync(CtiAgentManager agents, AdminActor actor, OrganizationId organization, byte[] file)
    {
        #region import
        var preview = (await agents.PreviewImportAsync(actor, organization, file)).Value;
        foreach (var line in preview.Lines.Where(line => line.Fault is not null)) Console.WriteLine($"line {line.Number}: {line.Fault!.MessageIn("ko")}");
        if (preview.FaultyLines == 0) await agents.ImportAsync(actor, organization, file);
        #endregion
        return string.Join(' ', preview.Lines.Where(line => line.Fault is not null).Select(line => line.Fault!.Code));
    }

    private static async Task<Outcome> WorkAsync(CtiSessionManager sessions, AdminActor agent, OrganizationId organization, long service)
    {
        #region work
        var check = (await sessions.CheckAsync(agent, organization, service)).Value;
        if (!check.CanSignIn) Console.WriteLine($"missing: {check.Missing}");
        await sessions.SignInAsync(agent, organization, service);
        var ready = await sessions.SetStateAsync(agent, organization, service, CtiAgentState.Ready);
        #endregion
        return ready;
    }

    #region watch
    private sealed class CtiWatching(CtiWatcher watcher)
    {
        public Task ExecuteAsync(CancellationToken stoppingToken) => watcher.RunAsync(stoppingToken);
    }
    #endregion
}
