using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Simulation;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>One call of each kind at the store of a simulated process, and what it leaves.</summary>
internal static class StoreOfCalls
{
    public static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly CancellationToken Never = CancellationToken.None;

    /// <summary>The first change of an organization.</summary>
    public static ChangeSet First { get; } = FirstOf(Acme);

    private static ChangeSet FirstOf(OrganizationId organization) => ChangeSet.Create(
        organization,
        Write.Insert(OrganizationHead.Shape, Head(1)),
        [Write.Insert(Entry.Shape, [Cell.Of(1L), Cell.Of("")])]);

    private static readonly Dictionary<string, Func<IAdminStore, Task>> Calls = new()
    {
        [nameof(IAdminStore.PrepareAsync)] = store => store.PrepareAsync(Never),
        [nameof(IAdminStore.GetAsync)] = store => store.GetAsync(Acme, [new RecordRead(Tally.Shape, [], [[]])], Never),
        [nameof(IAdminStore.RangeAsync)] = store => store.RangeAsync(Acme, new RangeRead { Index = Visit.ByPlace }, Never),
        [nameof(IAdminStore.MatchAsync)] = store => store.MatchAsync(Acme, Ticket.Shape, "a", null, null, 1, Never),
        [nameof(IAdminStore.OrganizationsAsync)] = store => store.OrganizationsAsync(null, 5, Visit.Shape, Never),
        [nameof(IAdminStore.AppendAsync)] = store => store.AppendAsync(Acme, Visit.Shape, [Visited("inn", 2)], Never),
        [nameof(IAdminStore.AddAsync)] = store => store.AddAsync(Acme, Tally.Shape, [[Cell.Of("calls"), Cell.Of(2024_01_01L), Cell.Of(1L), Cell.Of(2L)]], Never),
        [nameof(IAdminStore.TrimAsync)] = store => store.TrimAsync(Acme, Visit.ByMood, Cell.Of(2L), 10, Never),
        [nameof(IAdminStore.CommitAsync)] = store => store.CommitAsync(First, Never),
    };

    public static IEnumerable<string> All => Calls.Keys;

    public static IEnumerable<string> Reads => [nameof(IAdminStore.PrepareAsync), nameof(IAdminStore.GetAsync), nameof(IAdminStore.RangeAsync), nameof(IAdminStore.MatchAsync), nameof(IAdminStore.OrganizationsAsync)];

    /// <summary>What writes and is no commit.</summary>
    public static IEnumerable<string> Writes => [nameof(IAdminStore.AppendAsync), nameof(IAdminStore.AddAsync), nameof(IAdminStore.TrimAsync)];

    public static Task MakeAsync(string name, IAdminStore store) => Calls[name](store);

    public static Cell[] Visited(string place, long mood) => [Cell.Of(place), Cell.Of(""), Cell.Of(0L), Cell.Of(mood)];

    /// <summary>A store that holds two visits, of which a trim takes one, and two other organizations with a visit each.</summary>
    public static async Task<NaiveStore> NewAsync()
    {
        var store = new NaiveStore();
        foreach (var other in new[] { OrganizationId.Parse("east"), OrganizationId.Parse("west") })
        {
            await store.CommitAsync(FirstOf(other), Never);
            await store.AppendAsync(other, Visit.Shape, [Visited("bar", 1)], Never);
        }

        await store.AppendAsync(Acme, Visit.Shape, [Visited("bar", 1), Visited("cafe", 3)], Never);
        return store;
    }

    /// <summary>Everything that the calls may have changed.</summary>
    public static string Held(NaiveStore store) => string.Join(' ', new RecordShape[] { OrganizationHead.Shape, Entry.Shape, Visit.Shape, Tally.Shape }.Select(shape => store.Rows(Acme, shape).Count));

    /// <summary>What it holds when the call has taken effect, once.</summary>
    public static async Task<string> HeldAfterAsync(string name)
    {
        var store = await NewAsync();
        await MakeAsync(name, store);
        return Held(store);
    }

    /// <summary>A head with a sequence, and nothing else.</summary>
    public static Cell[] Head(long sequence)
    {
        var cells = OrganizationHead.Shape.Columns.Select(column => column.Type == ColumnType.Bytes ? Cell.Of(new byte[column.MaxLength]) : Cell.Of(0L)).ToArray();
        cells[OrganizationHead.Columns.Sequence.Ordinal] = Cell.Of(sequence);
        return cells;
    }

    /// <summary>Runs something with a process over the store, whose start meets no faults.</summary>
    public static Task<SimulationTrace> RunAsync(long seed, IAdminStore store, SimulationFaults faults, Func<AdminSimulation, SimulatedProcess, Task> scenario) =>
        AdminSimulation.RunAsync(seed, store, async simulation =>
        {
            var process = await simulation.StartAsync("one");
            simulation.Faults = faults;
            await scenario(simulation, process);
        });
}
