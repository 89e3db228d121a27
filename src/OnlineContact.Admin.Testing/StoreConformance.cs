using OnlineContact.Admin.Testing.Conformance;
using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing;

/// <summary>
/// What every <see cref="Storage.IAdminStore"/> has to do, as data: run each case with a fixture of its own, in whatever
/// test framework there is.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public static class StoreConformance
{
    /// <summary>All cases; their names are unique.</summary>
    public static IReadOnlyList<StoreConformanceCase> Cases { get; } =
    [
        .. ReadCases.All,
        .. CommitCases.All,
        .. KeyCases.All,
        .. RangeCases.All,
        .. OtherCases.All,
        .. TogetherCases.All,
        .. ManagerCases.All,
        RandomHistory(1, 300),
        RandomHistory(2, 300),
        Simulation(1),
        Simulation(2),
    ];

    /// <summary>The case of a name.</summary>
    /// <param name="name">One of the names of <see cref="Cases"/>.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public static StoreConformanceCase Case(string name) =>
        Cases.FirstOrDefault(each => each.Name == name) ?? throw new ArgumentException($"There is no case '{name}'.", nameof(name));

    /// <summary>A case that does random things and compares every answer and all rows with <see cref="NaiveStore"/>.</summary>
    /// <param name="seed">The seed; the same one does the same things.</param>
    /// <param name="steps">The number of calls.</param>
    /// <returns>The case.</returns>
    public static StoreConformanceCase RandomHistory(int seed, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return new(
            $"A random history of {steps} steps with seed {seed} goes as in a naive store",
            "Changes with and without conflicts, appends, additions, trims and reads of three organizations.",
            scene => new RandomHistory(scene, seed).RunAsync(steps));
    }

    /// <summary>A case in which administrators of several processes work at the same time and the store seems to fail: an <see cref="AdministrationSimulation"/>.</summary>
    /// <param name="seed">The seed; the same one does the same things.</param>
    /// <returns>The case; met by a fixture that does not keep the library's kinds.</returns>
    public static StoreConformanceCase Simulation(long seed) => new(
        $"A simulation with seed {seed} ends in what its change log says",
        "Two processes with the library's managers, interleaved at each call, with conflicts, errors, lost answers, delays and crashes.",
        scene => SimulationCase.RunAsync(scene, seed));
}
