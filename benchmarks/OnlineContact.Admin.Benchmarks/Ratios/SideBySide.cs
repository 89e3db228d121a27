using System.Diagnostics;

namespace OnlineContact.Admin.Benchmarks.Ratios;

/// <summary>
/// Times two variants in turns, A B A B, so that what disturbs the machine disturbs both. The ratio is the median over the rounds, so that
/// a single disturbed round does not count.
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
        var ratios = new List<double>(rounds);
        for (var round = -warmUps; round < rounds; round++)
        {
            var ours = await TimeAsync(a);
            var theirs = await TimeAsync(b);
            if (round >= 0) ratios.Add(ours / theirs);
        }

        ratios.Sort();
        return ratios[rounds / 2];
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
