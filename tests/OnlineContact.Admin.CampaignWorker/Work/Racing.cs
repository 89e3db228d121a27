using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignWorker.Work;

/// <summary>Lets writers stand at the line, all start at one word, and report what came of it; round by round.</summary>
internal sealed class Racing(AdminTestHost host, Reporter reporter, int first, int writers)
{
    private readonly Caller _caller = new(reporter);

    public async Task RunAsync(TextReader input)
    {
        while (await input.ReadLineAsync() is { } line)
        {
            var order = RaceOrder.Parse(line);
            host.Clock.Now = order.Now;
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var places = Enumerable.Range(first, writers).ToArray();
            new Random(order.Round).Shuffle(places);
            var running = places.Select(writer => Task.Run(async () =>
            {
                await start.Task;
                await _caller.CallAsync(writer, order.Kind.ToString(), () => RaceCalls.CallAsync(host, order, writer));
            })).ToArray();
            reporter.Say(ReportKind.Ready);
            await input.ReadLineAsync();
            start.SetResult();
            await Task.WhenAll(running);
            reporter.Say(ReportKind.Finished);
        }
    }
}
