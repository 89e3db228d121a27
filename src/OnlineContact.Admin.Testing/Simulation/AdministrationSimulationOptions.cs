using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>How much goes on in an <see cref="AdministrationSimulation"/>.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record AdministrationSimulationOptions
{
    /// <summary>The number of processes, 1 to 9.</summary>
    public int Processes { get; init => field = Within(value, 1, 9); } = 2;

    /// <summary>The number of administrators who use each process at the same time, 1 to 9.</summary>
    public int AdministratorsEach { get; init => field = Within(value, 1, 9); } = 2;

    /// <summary>The number of things that each of them wants done, 0 to 1,000.</summary>
    public int RequestsEach { get; init => field = Within(value, 0, 1_000); } = 5;

    /// <summary>What goes wrong.</summary>
    public SimulationFaults Faults { get; init; } = SimulationFaults.Usual;

    /// <summary>Puts a store in front of the simulated one in each process; every call that it makes is a step.</summary>
    public Func<IAdminStore, IAdminStore>? Around { get; init; }

    private static int Within(int value, int least, int most) =>
        value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"The number is {least} to {most}.");
}
