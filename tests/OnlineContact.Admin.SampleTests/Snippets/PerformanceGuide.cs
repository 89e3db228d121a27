using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/performance.md.</summary>
public sealed class PerformanceGuide
{
    [Fact]
    public async Task The_guide_to_performance_does_what_it_says()
    {
        await using var host = await AdminTestHost.StartAsync(admin => Configure(admin.UseInMemoryStore()));
        var haneul = await host.ProvisionAsync("haneul");
        var (service, agent) = await AgentAsync(host, haneul);
        var performance = host.Services.GetRequiredService<PerformanceManager>();
        var at = host.Clock.Now - Duration.FromMinutes(10);

        var receipt = await RecordAsync(performance, haneul.Id, service, at);
        Assert.Equal((4, 0, 0), (receipt.Accepted, receipt.Repeated, receipt.Refused.Count));
        var (now, yesterday) = await ReadAsync(performance, agent, haneul.Id, service);
        Assert.Equal((0, 0, 1, Duration.FromMinutes(9)), (now.Tickets.Unassigned, now.Tickets.InProgress, now.Tickets.Solved, now.Chat.Online));
        Assert.Equal(0, yesterday.Events);

        var panels = new List<string>();
        Assert.Equal("", await WatchAsync(performance, agent, haneul.Id, service, panels, default));
        Assert.Equal(["SignedOut, 0 tickets"], panels);
    }

    internal static async Task<(long Service, AdminActor Agent)> AgentAsync(AdminTestHost host, TestOrganization organization)
    {
        var service = (await host.ContractedServices.AddAsync(organization.Owner, organization.Id, ServiceType.ConsultationManagement)).Value.Number;
        await host.ContractedServices.SaveBasicInformationAsync(organization.Owner, organization.Id, service, StoreVersion.Any, new BasicInformation { Name = "Desk", ServiceId = "desk", Languages = ["ko"], MainLanguage = "ko" });
        await host.ContractedServices.RegisterContractAsync(organization.Owner, organization.Id, service, StoreVersion.Any, [new() { Item = "ticket", Users = 1 }]);
        var agent = await host.MemberAsync(organization.Id, "doyun.choi", "최도윤");
        await host.Agents.GiveRoleAsync(organization.Owner, organization.Id, "doyun.choi", service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Ticket);
        return (service, agent);
    }

    private static void Configure(OnlineContactAdminBuilder admin)
    {
        #region setup
        admin.FeedPerformanceFromCti();
        admin.ConfigurePerformance(options => options.Refresh = Duration.FromSeconds(1));
        #endregion
    }

    private static async Task<PerformanceReceipt> RecordAsync(PerformanceManager performance, OrganizationId organization, long service, Instant at)
    {
        var minute = Duration.FromMinutes(1);
        #region record
        var receipt = (await performance.RecordAsync(AdminActor.Operator("ticket system"), organization,
        [
            PerformanceEvent.OfTicket("tickets", 41, at, service, null, null, TicketState.Unassigned, null),
            PerformanceEvent.OfTicket("tickets", 42, at + minute, service, TicketState.Unassigned, null, TicketState.InProgress, "doyun.choi"),
            PerformanceEvent.OfChat("chats", 7, at + minute, service, "doyun.choi", ChatActivity.Online),
            PerformanceEvent.OfTicket("tickets", 43, at + 5 * minute, service, TicketState.InProgress, "doyun.choi", TicketState.Solved, "doyun.choi"),
        ])).Value;
        #endregion
        return receipt;
    }

    private static async Task<(AgentPerformance Now, AgentPerformance Yesterday)> ReadAsync(PerformanceManager performance, AdminActor agent, OrganizationId organization, long service)
    {
        #region read
        var now = (await performance.GetMineAsync(agent, organization, service)).Value;
        var yesterday = (await performance.GetMineAsync(agent, organization, service, now.Day.PlusDays(-1))).Value;
        #endregion
        return (now, yesterday);
    }

    private static async Task<string> WatchAsync(PerformanceManager performance, AdminActor agent, OrganizationId organization, long service, List<string> panels, CancellationToken stop)
    {
        #region watch
        await foreach (var shown in performance.WatchMineAsync(agent, organization, service, stop))
        {
            if (!shown.TryGetValue(out var figures, out var refused)) return refused.Code;
            panels.Add($"{figures.Phone.Activity}, {figures.Tickets.InProgress} tickets");
            if (figures.Phone.Activity == AgentActivity.SignedOut) break;
        }
        #endregion
        return "";
    }
}
