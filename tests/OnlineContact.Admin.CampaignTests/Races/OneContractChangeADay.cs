using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignTests.Races;

/// <summary>Of all who change a contract on one day one does.</summary>
internal sealed class OneContractChangeADay(AdminTestHost host) : Race(host, RaceKind.ContractChange)
{
    private long? _service;

    protected override async Task<RaceOrder> PrepareAsync(RaceOrder order)
    {
        _service ??= await ServiceAsync(order.Round);
        return order with { Services = [_service.Value] };
    }

    protected override async Task JudgeAsync(RaceOrder order, IReadOnlyList<RaceAnswer> answers)
    {
        var winner = OneWins(answers, "OCA2007");
        var row = await RowAsync(_service!.Value);
        Assert.Equal(winner.Version, row.Version.Value);
        Assert.Equal(order.Round * RaceCalls.MostWriters + winner.Writer + 2, row.Service.Terms!.Items.Single().Users);
    }
}
