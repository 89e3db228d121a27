using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Simulation;
using OnlineContact.Admin.Testing.Tests.BrokenStores;
using OnlineContact.Admin.Testing.Tests.Shapes;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>What a trace shows of a call, and what becomes of what a store itself throws.</summary>
public class SimulatedStoreTests
{
    private const int Always = 1_000;
    private static readonly OrganizationId Acme = StoreOfCalls.Acme;
    private static readonly CancellationToken Never = CancellationToken.None;

    [Theory]
    [InlineData(nameof(IAdminStore.PrepareAsync), "PrepareAsync: done")]
    [InlineData(nameof(IAdminStore.GetAsync), "GetAsync acme tally: 0 rows")]
    [InlineData(nameof(IAdminStore.RangeAsync), "RangeAsync acme visit: 2 rows")]
    [InlineData(nameof(IAdminStore.MatchAsync), "MatchAsync acme ticket: 0 rows")]
    [InlineData(nameof(IAdminStore.OrganizationsAsync), "OrganizationsAsync visit: east,west")]
    [InlineData(nameof(IAdminStore.AppendAsync), "AppendAsync acme visit: Inserted")]
    [InlineData(nameof(IAdminStore.AddAsync), "AddAsync acme tally: added")]
    [InlineData(nameof(IAdminStore.TrimAsync), "TrimAsync acme visit: 1 removed")]
    [InlineData(nameof(IAdminStore.CommitAsync), "CommitAsync acme #1: Committed")]
    public async Task A_line_says_who_asked_for_what_and_what_came(string name, string line)
    {
        var trace = await RunAsync(await StoreOfCalls.NewAsync(), async (_, process) =>
        {
            await StoreOfCalls.MakeAsync(name, process.Host.Store);
            await process.RunAsync("prepares", host => host.Store.PrepareAsync(Never));
        });
        Assert.EndsWith($" one {line}", trace.Lines[^2], StringComparison.Ordinal);
        Assert.EndsWith(" one/prepares PrepareAsync: done", trace.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_several_reads_are_counted_together_and_a_list_of_all_organizations_names_no_kind()
    {
        var trace = await RunAsync(await StoreOfCalls.NewAsync(), async (_, process) =>
        {
            RecordRead bar = new(Visit.Shape, [Visit.Shape.Key[0]], [[Cell.Of("bar")]]), cafe = new(Visit.Shape, [Visit.Shape.Key[0]], [[Cell.Of("cafe")]]);
            await process.Host.Store.GetAsync(Acme, [bar, cafe], Never);
            await process.Host.Store.OrganizationsAsync(null, 5, null, Never);
        });
        Assert.EndsWith(" one GetAsync acme visit+visit: 2 rows", trace.Lines[^2], StringComparison.Ordinal);
        Assert.EndsWith(" one OrganizationsAsync: east,west", trace.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_shows_its_entries_with_their_operations_and_what_it_met()
    {
        var trace = await RunAsync(new NaiveStore(), async (_, process) =>
        {
            var acme = await process.Host.ProvisionAsync();
            await process.Host.ContractedServices.AddAsync(acme.Owner, acme.Id, Contracts.ServiceType.IssueManagement);
            await process.Host.Store.CommitAsync(StoreOfCalls.First, Never);
        });
        var commits = trace.Lines.Select(line => line.IndexOf("CommitAsync", StringComparison.Ordinal) is > 0 and var at ? line[at..] : null).OfType<string>().ToList();
        Assert.Matches("^CommitAsync acme #1 organization.provisioned #2 [a-z.-]+: Committed$", commits[0]);
        Assert.Equal(["CommitAsync acme #3 service.added: Committed", "CommitAsync acme #1: KeyConflict of organization_head"], commits[1..]);
    }

    [Fact]
    public async Task Nothing_is_not_an_argument() =>
        await RunAsync(new NaiveStore(), async (_, process) =>
        {
            var store = process.Host.Store;
            await Assert.ThrowsAsync<ArgumentNullException>("changes", () => store.CommitAsync(null!, Never));
            await Assert.ThrowsAsync<ArgumentNullException>("reads", () => store.GetAsync(Acme, null!, Never));
            await Assert.ThrowsAsync<ArgumentNullException>("read", () => store.RangeAsync(Acme, null!, Never));
            await Assert.ThrowsAsync<ArgumentNullException>("shape", () => store.MatchAsync(Acme, null!, "a", null, null, 1, Never));
            await Assert.ThrowsAsync<ArgumentNullException>("shape", () => store.AppendAsync(Acme, null!, [], Never));
            await Assert.ThrowsAsync<ArgumentNullException>("shape", () => store.AddAsync(Acme, null!, [], Never));
            await Assert.ThrowsAsync<ArgumentNullException>("index", () => store.TrimAsync(Acme, null!, Cell.Of(1L), 1, Never));
        });

    [Fact]
    public async Task Nobody_calls_from_another_thread()
    {
        var failed = await Assert.ThrowsAsync<SimulationFailedException>(() => RunAsync(new NaiveStore(), (simulation, process) =>
        {
            Assert.NotNull(Elsewhere.Thrown(() => _ = process.Host.Store.PrepareAsync(Never)));
            return Task.CompletedTask;
        }));
        Assert.Contains("another thread", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_even_a_process_that_has_died_calls_from_another_thread()
    {
        var failed = await Assert.ThrowsAsync<SimulationFailedException>(() => RunAsync(new NaiveStore(), (simulation, process) =>
        {
            var store = process.Host.Store;
            process.Crash();
            Assert.NotNull(Elsewhere.Thrown(() => _ = store.PrepareAsync(Never)));
            return Task.CompletedTask;
        }));
        Assert.Contains("another thread", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_store_throws_is_heard_and_shown()
    {
        var full = new AdminStorageException("Test", "CommitAsync", outcomeUnknown: false, null);
        var (error, line) = await ThrownAsync(full, SimulationFaults.None);
        Assert.Same(full, error);
        Assert.EndsWith(": AdminStorageException", line, StringComparison.Ordinal);

        // There was no answer that could be lost.
        (error, line) = await ThrownAsync(full, new SimulationFaults { LostAnswer = Always });
        Assert.Same(full, error);
        Assert.EndsWith(": the answer is lost: AdminStorageException", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_store_throws_at_a_late_change_is_heard_by_nobody()
    {
        var (error, _) = await ThrownAsync(new AdminStorageException("Test", "CommitAsync", outcomeUnknown: false, null), new SimulationFaults { LateChange = Always });
        Assert.True(Assert.IsType<AdminStorageException>(error).OutcomeUnknown);
    }

    [Fact]
    public async Task Who_gives_up_at_the_store_hears_that_she_has()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var (error, line) = await ThrownAsync(new OperationCanceledException(cancellation.Token), SimulationFaults.None);
        Assert.Equal(cancellation.Token, Assert.IsAssignableFrom<OperationCanceledException>(error).CancellationToken);
        Assert.EndsWith(": OperationCanceledException", line, StringComparison.Ordinal);
    }

    private static Task<SimulationTrace> RunAsync(IAdminStore store, Func<AdminSimulation, SimulatedProcess, Task> scenario) => StoreOfCalls.RunAsync(1, store, SimulationFaults.None, scenario);

    private static async Task<(Exception? Error, string Line)> ThrownAsync(Exception thrown, SimulationFaults faults)
    {
        Exception? error = null;
        var trace = await StoreOfCalls.RunAsync(1, new CommitsThrow(thrown), faults, async (simulation, process) =>
        {
            error = await Record.ExceptionAsync(() => process.Host.Store.CommitAsync(StoreOfCalls.First, Never));
            await simulation.EndFaultsAsync();
        });
        return (error, trace.Lines[^1]);
    }

    private sealed class CommitsThrow(Exception thrown) : StoreAround(new NaiveStore())
    {
        public override Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => Task.FromException<CommitResult>(thrown);
    }
}
