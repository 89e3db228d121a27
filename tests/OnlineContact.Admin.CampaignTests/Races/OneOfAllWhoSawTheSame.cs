using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignTests.Races;

/// <summary>Of all who have seen the same version of a suspended service, and resume or terminate it, one does.</summary>
internal sealed class OneOfAllWhoSawTheSame(AdminTestHost host) : Race(host, RaceKind.SeenVersion)
{
    protected override async Task<RaceOrder> PrepareAsync(RaceOrder order)
    {
        var service = await ServiceAsync(order.Round);
        var suspended = await Host.ContractedServices.SuspendAsync(Organization.Owner, Organization.Id, service, StoreVersion.Any);
        return order with { Services = [service], Version = suspended.Value.Version.Value };
    }

    protected override async Task JudgeAsync(RaceOrder order, IReadOnlyList<RaceAnswer> answers)
    {
        var winner = OneWins(answers, "OCA0007");
        var row = await RowAsync(order.Services[0]);
        Assert.Equal((order.Version + 1, order.Version + 1), (winner.Version, row.Version.Value));
        Assert.Equal(winner.Writer % 2 == 0 ? ServiceStatus.InUse : ServiceStatus.Terminated, row.Service.Status);
    }
}
