using System.Diagnostics;
using NodaTime;
using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.CampaignWorker.Work;
using Xunit.Abstractions;

namespace OnlineContact.Admin.CampaignTests.Races;

/// <summary>64 writers in 4 processes want the same at the same moment, round after round.</summary>
public abstract class RaceCampaign(ITestOutputHelper output)
{
    private static readonly Instant Begin = Instant.FromUtc(2026, 3, 2, 3, 0);

    private protected abstract ICampaignServer Server();

    private protected async Task RaceAsync()
    {
        await using var server = Server();
        await using var track = await RaceTrack.StartAsync(server, Begin);
        var host = track.Host;
        Race[] races =
        [
            new OneContractChangeADay(host),
            new OneIdForOneService(host, RaceKind.ServiceId, "OCA1009"),
            new OneIdForOneService(host, RaceKind.ServiceName, "OCA1004"),
            new OneOfAllWhoSawTheSame(host),
            new EveryStatusFollowsFromTheOneBefore(host),
            new NobodyActsWithoutTheRight(host),
            new EverybodyAddsOne(host),
        ];
        var busyInAll = 0;
        await CampaignRun.RunAsync(output, server, async (round, _) =>
        {
            host.Clock.Now = Begin + Duration.FromDays(round + 1);
            var said = new List<string>();
            foreach (var race in races)
            {
                var start = Stopwatch.GetTimestamp();
                var (won, busy) = await race.RunAsync(track, round);
                busyInAll += busy;
                said.Add($"{race.GetType().Name} {won} won, {busy} busy, {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
            }

            return string.Join("; ", said);
        });
        output.WriteLine($"{busyInAll} answers were OCA0006.");
    }
}
