using System.Diagnostics;

namespace OnlineContact.Admin.CampaignTests;

/// <summary>The moment of a kill, some of them shorter than the ticks of a timer. It is what is drawn; nothing that is claimed depends on how long it takes.</summary>
internal static class KillMoment
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    public static async Task WaitAsync(TimeSpan pause)
    {
        if (pause >= Tick)
        {
            await Task.Delay(pause, TimeProvider.System);
            return;
        }

        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < pause;) Thread.SpinWait(50);
    }
}
