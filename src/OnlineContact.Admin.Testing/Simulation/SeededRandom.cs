namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>
/// Numbers by seed, the same on every runtime and machine, which <see cref="Random"/> does not promise: SplitMix64 (Steele, Lea and Flood,
/// "Fast Splittable Pseudorandom Number Generators", 2014).
/// </summary>
internal sealed class SeededRandom(ulong state)
{
    private ulong _state = state;

    /// <summary>A sequence of its own, so that drawing more from one changes nothing in the other.</summary>
    public SeededRandom Split() => new(Draw());

    /// <summary>A number from 0 to below the bound.</summary>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)(Draw() % (ulong)bound);
    }

    /// <summary>True that many times in a thousand.</summary>
    public bool Hits(int perThousand) => perThousand > 0 && Next(1_000) < perThousand;

    public T Pick<T>(IReadOnlyList<T> list) => list[Next(list.Count)];

    private ulong Draw()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
