using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>A simulation of the library's managers over the store on trial.</summary>
internal static class SimulationCase
{
    public static async Task RunAsync(Scene scene, long seed)
    {
        if (!ManagerCases.KeepsTheLibrary(scene)) return;
        try
        {
            await AdministrationSimulation.RunAsync(seed, scene.Store).ConfigureAwait(false);
        }
        catch (SimulationFailedException e)
        {
            throw new ConformanceException(e.Message, e);
        }
    }
}
