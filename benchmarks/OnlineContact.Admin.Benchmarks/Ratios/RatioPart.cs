using System.Globalization;

namespace OnlineContact.Admin.Benchmarks.Ratios;

/// <summary>A measured figure and its goal.</summary>
internal sealed record RatioPart
{
    public required string Name { get; init; }

    public required double Value { get; init; }

    public required double Goal { get; init; }

    /// <summary>Whether the value has to reach the goal, instead of staying at or below it.</summary>
    public bool AtLeast { get; init; }

    public bool Met => AtLeast ? Value >= Goal : Value <= Goal;

    /// <summary>At most 1 when met, whichever way the goal points.</summary>
    public double ShareOfGoal => AtLeast ? Goal / Value : Goal == 0 ? 1 + Value : Value / Goal;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"ratio {Name} {Value:0.###} goal {(AtLeast ? ">=" : "<=")} {Goal:0.###} {(Met ? "met" : "missed")}");
}
