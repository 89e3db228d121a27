namespace OnlineContact.Admin.Benchmarks.Ratios;

/// <summary>Runs comparisons one after the other and prints a line for each figure.</summary>
internal static class RatioRunner
{
    /// <summary>Runs the comparisons asked for, or all.</summary>
    /// <returns>0 when every goal is met, 1 when one is missed, 2 when a name is unknown.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<IComparison> comparisons, IReadOnlyList<string> names, TextWriter output)
    {
        var unknown = names.Except(comparisons.Select(comparison => comparison.Name)).ToList();
        if (unknown.Count > 0)
        {
            await output.WriteLineAsync($"No such comparison: {string.Join(", ", unknown)}");
            return 2;
        }

        var met = true;
        foreach (var comparison in comparisons.Where(comparison => names.Count == 0 || names.Contains(comparison.Name)))
        {
            var parts = await comparison.MeasureAsync();
            foreach (var part in parts) await output.WriteLineAsync(part.ToString());
            if (parts.Any(part => part.Name != comparison.Name)) await output.WriteLineAsync(Worst(comparison.Name, parts).ToString());
            met &= parts.All(part => part.Met);
        }

        return met ? 0 : 1;
    }

    private static RatioPart Worst(string name, IReadOnlyList<RatioPart> parts) =>
        new() { Name = name, Value = parts.Max(part => part.ShareOfGoal), Goal = 1 };
}
