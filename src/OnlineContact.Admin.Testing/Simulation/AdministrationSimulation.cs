using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>
/// The ready-made scenario: administrators of several processes work on the same few services of two organizations at the same time, with
/// and without request IDs, with good, stale and no versions, over midnight; jobs run; the store fails; processes die and are started again,
/// and whoever got no answer asks again. Then the faults end, and what is there has to be explained by what was asked for.
/// </summary>
/// <remarks>
/// What has to hold: the change log is whole; every receipt has its entries, and every entry is of exactly one request that was not refused;
/// the log, told to <see cref="Administration.NaiveAdministration"/> entry by entry, gives the receipts, the versions and all services as they
/// are; every refusal has its reason in a state that was there during the call; a repeated request ID is answered as the first time; no
/// contract changes twice on a day; names and IDs are unique; every entry was delivered, in order. Safe to use from several threads.
/// </remarks>
public static class AdministrationSimulation
{
    /// <summary>Runs it.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="store">The store, empty and prepared; it keeps the library's own kinds (<c>AdminShapes.All</c>). Null: one in memory.</param>
    /// <param name="options">How much goes on; null: the usual.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="SimulationFailedException">Something does not hold. The message begins with the seed.</exception>
    public static Task<SimulationTrace> RunAsync(long seed, IAdminStore? store = null, AdministrationSimulationOptions? options = null) =>
        AdminSimulation.RunAsync(seed, store ?? new InMemoryAdminStore(AdminShapes.All), simulation => new AdministrationScenario(simulation, options ?? new()).RunAsync());
}
