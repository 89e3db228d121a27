using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Simulation;
using OnlineContact.Admin.Testing.Tests.BrokenStores;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>
/// What a simulation catches is what the managers ask of a store; the cases of <see cref="StoreConformance"/> catch the rest, and say
/// what is broken.
/// </summary>
public class BrokenStoreSimulationTests
{
    private const int Seeds = 60;

    private static readonly Dictionary<string, Func<IAdminStore, IAdminStore>> Behind = new()
    {
        [nameof(SwallowsErrors)] = store => new SwallowsErrors(store),
        [nameof(DropsEntries)] = store => new DropsEntries(store),
        [nameof(RepeatsTheLastRow)] = store => new RepeatsTheLastRow(store),
        [nameof(PagesUnordered)] = store => new PagesUnordered(store),
        [nameof(ShowsOtherOrganizations)] = store => new ShowsOtherOrganizations(store),
        [nameof(TrimsTooMuch)] = store => new TrimsTooMuch(store),
        [nameof(ListsIdleOrganizations)] = store => new ListsIdleOrganizations(store),
    };

    // Faults reach these, since what fails is behind them.
    private static readonly Dictionary<string, Func<IAdminStore, IAdminStore>> InFront = new()
    {
        [nameof(RetriesCommits)] = store => new RetriesCommits(store),
        [nameof(TakesFailuresForConflicts)] = store => new TakesFailuresForConflicts(store),
        [nameof(BelievesInCommits)] = store => new BelievesInCommits(store),
        [nameof(DeniesCommits)] = store => new DeniesCommits(store),
        [nameof(ReadsFromMemory)] = store => new ReadsFromMemory(store),
    };

    // The order of the log stands in for what these forget: no two changes have one sequence, and whoever is second loads anew.
    private static readonly Dictionary<string, Func<IAdminStore, IAdminStore>> Harmless = new()
    {
        [nameof(LosesUpdates)] = store => new LosesUpdates(store),
        [nameof(IgnoresRequirements)] = store => new IgnoresRequirements(store),
    };

    public static TheoryData<string> NamesBehind => [.. Behind.Keys];

    public static TheoryData<string> NamesInFront => [.. InFront.Keys];

    public static TheoryData<string> NamesHarmless => [.. Harmless.Keys];

    [Theory]
    [MemberData(nameof(NamesBehind))]
    public Task A_broken_store_is_caught_with_its_seed_and_in_the_same_way_again(string name) =>
        CaughtAsync(seed => AdministrationSimulation.RunAsync(seed, Behind[name](new InMemoryAdminStore(AdminShapes.All))));

    [Theory]
    [MemberData(nameof(NamesInFront))]
    public Task A_broken_layer_is_caught_with_its_seed_and_in_the_same_way_again(string name) =>
        CaughtAsync(seed => AdministrationSimulation.RunAsync(seed, options: new() { Around = InFront[name] }));

    [Theory]
    [MemberData(nameof(NamesHarmless))]
    public async Task What_one_law_forgets_another_one_keeps(string name)
    {
        for (var seed = 1; seed <= 20; seed++) await AdministrationSimulation.RunAsync(seed, Harmless[name](new InMemoryAdminStore(AdminShapes.All)));
    }

    private static async Task CaughtAsync(Func<long, Task> run)
    {
        var failed = await FirstFailureAsync(run);
        Assert.NotNull(failed);
        Assert.StartsWith($"Seed {failed.Seed}: ", failed.Message, StringComparison.Ordinal);

        var again = await Assert.ThrowsAsync<SimulationFailedException>(() => run(failed.Seed));
        Assert.Equal(failed.Message, again.Message);
        Assert.Equal(failed.Trace.Lines, again.Trace.Lines);
    }

    private static async Task<SimulationFailedException?> FirstFailureAsync(Func<long, Task> run)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                await run(seed);
            }
            catch (SimulationFailedException e)
            {
                return e;
            }
        }

        return null;
    }
}
