using System.Diagnostics;

namespace OnlineContact.Admin.CampaignTests.Invitations;

/// <summary>A moment shorter than the ticks of a timer. It is what is drawn; nothing that is claimed depends on how long it takes.</summary>
internal static class KillMoment
{
    public static Task WaitAsync(TimeSpan pause)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < pause;) Thread.SpinWait(50);
        return Task.CompletedTask;
    }
}
