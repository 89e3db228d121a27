namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>What happened in a simulation.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class SimulationTrace
{
    internal SimulationTrace(long seed, IReadOnlyList<string> lines)
    {
        Seed = seed;
        Lines = lines;
    }

    /// <summary>The seed.</summary>
    public long Seed { get; }

    /// <summary>A line for each step, with its number: who, which call of the store, and what came of it. The same for the same seed.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>All lines.</summary>
    /// <returns>A text of many lines.</returns>
    public override string ToString() => string.Join('\n', Lines);
}
