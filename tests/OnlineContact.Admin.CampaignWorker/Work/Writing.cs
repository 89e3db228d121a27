using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.CampaignWorker.Work;

/// <summary>Makes random changes of two organizations until it is told to stop, several at a time, and runs what is due in between.</summary>
internal sealed class Writing(AdminTestHost host, Reporter reporter, int seed, int tasks)
{
    private const int CallsSampledAtOnce = 40;
    private const int CallsBetweenJobs = 6;

    private readonly Caller _caller = new(reporter);
    private volatile bool _stops;

    public async Task RunAsync(TextReader input)
    {
        foreach (var step in CommandArbitraries.Beginning) await CallAsync(0, step.Command);
        var calls = Enumerable.Range(0, tasks).Select(task => Task.Run(() => CallsAsync(task))).ToArray();
        // One that breaks is told at once, and not when somebody stops the others. The console reads by blocking, whatever it is asked for.
        var stopped = Task.Run(input.ReadLine);
        if (await Task.WhenAny([stopped, .. calls]) is var first && first != stopped) await first;
        _stops = true;
        await Task.WhenAll(calls);
    }

    private async Task CallsAsync(int task)
    {
        var calls = 0;
        for (var part = 0; !_stops; part++)
        {
            var random = new Rnd((ulong)seed, (ulong)(2 * (part * tasks + task) + 1));
            var steps = CommandArbitraries.Histories(CallsSampledAtOnce).Generator.Sample(1, random, CallsSampledAtOnce).Single();
            foreach (var step in steps)
            {
                if (_stops) return;
                await CallAsync(task, step.Command);
                if (task == 0 && ++calls % CallsBetweenJobs == 0) await host.Runtime.RunDueAsync(host.Clock.Now);
            }
        }
    }

    private Task CallAsync(int task, AdminCommand command)
    {
        // The second administrator was never appointed here; what she asks for is to be done for once.
        var asked = command.Actor.Account == CommandArbitraries.SecondAdministrator ? command with { Actor = AdminActor.Member(command.Organization, "owner", "Owner", "192.0.2.1") } : command;
        return _caller.CallAsync(task, asked.GetType().Name, () => AdminHistory.SendAsync(host, asked, Storage.StoreVersion.Any));
    }
}
