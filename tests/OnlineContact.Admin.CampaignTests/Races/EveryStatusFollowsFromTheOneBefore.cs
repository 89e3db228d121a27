using OnlineContact.Admin.CampaignWorker.Work;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignTests.Races;

/// <summary>
/// Whoever suspends, resumes or terminates a service without having looked finds a status that allows it. The winners, in the order
/// of the log, are a way through the statuses; every refusal names a status that the service was in.
/// </summary>
internal sealed class EveryStatusFollowsFromTheOneBefore(AdminTestHost host) : Race(host, RaceKind.Transitions)
{
    // A service may be suspended and resumed many times before somebody terminates it.
    protected override bool MayBeBusy => true;

    protected override async Task<RaceOrder> PrepareAsync(RaceOrder order) => order with { Services = [await ServiceAsync(order.Round)], Version = 0 };

    protected override async Task JudgeAsync(RaceOrder order, IReadOnlyList<RaceAnswer> answers)
    {
        var (status, version) = (ServiceStatus.InUse, StoreVersion.First.Next.Next);
        var been = new HashSet<ServiceStatus> { status };
        foreach (var winner in answers.Where(answer => answer.Won).OrderBy(answer => answer.Sequence))
        {
            var (from, to) = Way(winner.Writer);
            Assert.Equal(from, status);
            version = version.Next;
            Assert.Equal(version.Value, winner.Version);
            status = to;
            been.Add(status);
        }

        foreach (var loser in answers.Where(answer => !answer.Won && !answer.IsBusy)) Assert.Contains(loser.Refusal, been.Where(other => other != Way(loser.Writer).From).Select(other => Refusal(loser.Writer, other)));
        var row = await RowAsync(order.Services[0]);
        Assert.Equal((status, version), (row.Service.Status, row.Version));
    }

    private static (ServiceStatus From, ServiceStatus To) Way(int writer) => (writer % 3) switch
    {
        0 => (ServiceStatus.InUse, ServiceStatus.Suspended),
        1 => (ServiceStatus.Suspended, ServiceStatus.InUse),
        _ => (ServiceStatus.Suspended, ServiceStatus.Terminated),
    };

    private static string Refusal(int writer, ServiceStatus status) =>
        status == ServiceStatus.Terminated ? "OCA1029" : writer % 3 == 0 ? "OCA1027" : "OCA1028";
}
