using System.Diagnostics;

namespace OnlineContact.Admin.Benchmarks.Ratios;

/// <summary>
/// Times two variants in turns, A B B A, so that what disturbs the machine disturbs both. The ratio is that of the lower quartiles: a
/// disturbance only ever adds time, so the undisturbed quarter of the rounds says more than the middle, and more honestly than the best one.
/// Where the disk is part of the work, its waiting is no disturbance: there the medians are compared.
/// </summary>
internal static class SideBySide
{
    /// <summary>The compiler works in the background: what is short needs time, and not only rounds, until it runs as it will in a host.</summary>
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(3);

    /// <summary>How much longer A takes than B.</summary>
    /// <param name="a">One batch of ours; long enough to be timed, some milliseconds.</param>
    /// <param name="b">The same work of the baseline.</param>
    /// <param name="warmUps">Rounds that are not counted, at least; three seconds of them in any case.</param>
    /// <param name="rounds">Rounds that are.</param>
    /// <param name="quantile">Which round of each side counts, by time: 0.25 the lower quartile, 0.5 the median.</param>
    public static async Task<double> RatioAsync(Func<Task> a, Func<Task> b, int warmUps, int rounds, double quantile = 0.25)
    {
        var ours = new List<double>(rounds);
        var theirs = new List<double>(rounds);
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < warmUps || Stopwatch.GetElapsedTime(start) < LeastWarmUp; round++)
        {
            await a();
            await b();
        }

        for (var round = 0; round < rounds; round++)
        {
            // In turns first, so that neither always comes after the other.
            var timeOfA = round % 2 == 0 ? await TimeAsync(a) : 0;
            theirs.Add(await TimeAsync(b));
            ours.Add(round % 2 == 0 ? timeOfA : await TimeAsync(a));
        }

        ours.Sort();
        theirs.Sort();
        var counted = (int)(rounds * quantile);
        return ours[counted] / theirs[counted];
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
