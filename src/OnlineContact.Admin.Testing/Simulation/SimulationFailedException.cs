using System.Globalization;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>A simulation has failed. The message begins with the seed, which does the same again, and ends with the last steps.</summary>
public sealed class SimulationFailedException : Exception
{
    private const int LastLines = 30;

    internal SimulationFailedException(SimulationTrace trace, Exception cause)
        : base(Text(trace, cause), cause) => Trace = trace;

    /// <summary>All that happened.</summary>
    public SimulationTrace Trace { get; }

    /// <summary>The seed.</summary>
    public long Seed => Trace.Seed;

    private static string Text(SimulationTrace trace, Exception cause)
    {
        var (count, seed) = (trace.Lines.Count, trace.Seed);
        var last = string.Join('\n', trace.Lines.Skip(count - LastLines));
        return string.Create(CultureInfo.InvariantCulture, $"Seed {seed}: {cause.Message}\nThe same seed does the same again. The last of its {count} steps:\n{last}");
    }
}
