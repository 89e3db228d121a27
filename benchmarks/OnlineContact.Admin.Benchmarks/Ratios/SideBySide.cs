using System.Diagnostics;

namespace OnlineContact.Admin.Benchmarks.Ratios;

/// <summary>
/// Times two variants in turns, A B A B, so that what disturbs the machine disturbs both. The ratio is that of the lower quartiles: a
/// disturbance only ever adds time, so the undisturbed quarter of the rounds says more than the middle, and more honestly than the best one.
/// </summary>
internal static class SideBySide
{
    /// <summary>How much longer A takes than B.</summary>
    /// <param name="a">One batch of ours; long enough to be timed, some milliseconds.</param>
    /// <param name="b">The same work of the baseline.</param>
    /// <param name="warmUps">Rounds that are not counted.</param>
    /// <param name="rounds">Rounds that are.</param>
    public static async Task<double> RatioAsync(Func<Task> a, Func<Task> b, int warmUps, int rounds)
    {
        var ours = new List<double>(rounds);
        var theirs = new List<double>(rounds);
        for (var round = -warmUps; round < rounds; round++)
        {
            var (timeOfA, timeOfB) = (await TimeAsync(a), await TimeAsync(b));
            if (round < 0) continue;
            ours.Add(timeOfA);
            theirs.Add(timeOfB);
        }

        ours.Sort();
        theirs.Sort();
        return ours[rounds / 4] / theirs[rounds / 4];
    }

    /// <summary>The same for work that does not wait.</summary>
    public static Task<double> RatioAsync(Action a, Action b, int warmUps, int rounds) => RatioAsync(
        () =>
        {
            a();
            return Task.CompletedTask;
        },
        () =>
        {
            b();
            return Task.CompletedTask;
        },
        warmUps,
        rounds);

    private static async Task<double> TimeAsync(Func<Task> batch)
    {
        var start = Stopwatch.GetTimestamp();
        await batch();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
