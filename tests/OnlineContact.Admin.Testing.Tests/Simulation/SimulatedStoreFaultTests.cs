using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>Which fault meets which call, what its caller is told, and what it leaves in the store.</summary>
public class SimulatedStoreFaultTests
{
    private const int Always = 1_000;

    private static readonly SimulationFaults Unknown = new() { Conflict = Always, LostAnswer = Always, LostChange = Always, LateChange = Always };

    public static TheoryData<string> All => [.. StoreOfCalls.All];

    public static TheoryData<string> Reads => [.. StoreOfCalls.Reads];

    public static TheoryData<string> Writes => [.. StoreOfCalls.Writes];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Without_faults_every_call_does_what_it_does(string name)
    {
        var (error, held, _) = await MadeAsync(name, SimulationFaults.None);
        Assert.Null(error);
        Assert.Equal(await StoreOfCalls.HeldAfterAsync(name), held);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_error_comes_before_every_other_fault_and_before_anything_is_done(string name)
    {
        var (error, held, line) = await MadeAsync(name, Unknown with { Error = Always, TransientError = Always });
        Assert.Equal(("Simulation", name, false, false), (error!.Adapter, error.Operation, error.OutcomeUnknown, error.IsTransient));
        Assert.EndsWith(": an error", line, StringComparison.Ordinal);
        Assert.Equal(StoreOfCalls.Held(await StoreOfCalls.NewAsync()), held);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_transient_error_says_so_and_comes_before_anything_is_done(string name)
    {
        var (error, held, line) = await MadeAsync(name, Unknown with { TransientError = Always });
        Assert.Equal(("Simulation", name, false, true), (error!.Adapter, error.Operation, error.OutcomeUnknown, error.IsTransient));
        Assert.EndsWith(": a transient error", line, StringComparison.Ordinal);
        Assert.Equal(StoreOfCalls.Held(await StoreOfCalls.NewAsync()), held);
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task The_outcome_of_a_read_is_never_unknown(string name) => Assert.Null((await MadeAsync(name, Unknown)).Error);

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task What_writes_without_a_commit_is_neither_late_nor_in_conflict(string name) =>
        Assert.Null((await MadeAsync(name, new SimulationFaults { Conflict = Always, LateChange = Always })).Error);

    [Theory]
    [MemberData(nameof(Writes))]
    [InlineData(nameof(IAdminStore.CommitAsync))]
    public async Task A_lost_answer_is_of_what_was_done(string name)
    {
        var (error, held, line) = await MadeAsync(name, new SimulationFaults { LostAnswer = Always, LostChange = Always, Conflict = Always });
        Assert.Equal((name, true, false), (error!.Operation, error.OutcomeUnknown, error.IsTransient));
        Assert.Contains(": the answer is lost: ", line, StringComparison.Ordinal);
        Assert.Equal(await StoreOfCalls.HeldAfterAsync(name), held);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    [InlineData(nameof(IAdminStore.CommitAsync))]
    public async Task A_lost_change_is_never_done(string name)
    {
        var (error, held, line) = await MadeAsync(name, new SimulationFaults { LostChange = Always, Conflict = Always });
        Assert.Equal((name, true, false), (error!.Operation, error.OutcomeUnknown, error.IsTransient));
        Assert.EndsWith(": nothing, and the answer is lost", line, StringComparison.Ordinal);
        Assert.Equal(StoreOfCalls.Held(await StoreOfCalls.NewAsync()), held);
    }

    [Fact]
    public async Task A_conflict_is_answered_and_nothing_is_done()
    {
        var store = await StoreOfCalls.NewAsync();
        await StoreOfCalls.RunAsync(1, store, new SimulationFaults { Conflict = Always }, async (_, process) =>
            Assert.Equal(CommitResult.VersionConflict(null), await process.Host.Store.CommitAsync(StoreOfCalls.First, CancellationToken.None)));
        Assert.Equal(StoreOfCalls.Held(await StoreOfCalls.NewAsync()), StoreOfCalls.Held(store));
    }

    [Fact]
    public async Task A_late_change_is_done_within_the_longest_delay_and_waited_for_at_the_end_of_faults()
    {
        var delays = new HashSet<long>();
        for (var seed = 1; seed <= 60; seed++)
        {
            var store = await StoreOfCalls.NewAsync();
            var trace = await StoreOfCalls.RunAsync(seed, store, Unknown with { MaxDelay = 5 }, async (simulation, process) =>
            {
                var error = await Assert.ThrowsAsync<AdminStorageException>(() => process.Host.Store.CommitAsync(StoreOfCalls.First, CancellationToken.None));
                Assert.True(error.OutcomeUnknown);
                Assert.Equal(StoreOfCalls.Held(await StoreOfCalls.NewAsync()), StoreOfCalls.Held(store));
                await simulation.EndFaultsAsync();
                Assert.Equal(await StoreOfCalls.HeldAfterAsync(nameof(IAdminStore.CommitAsync)), StoreOfCalls.Held(store));
                Assert.Equal(SimulationFaults.None, simulation.Faults);
            });
            Assert.EndsWith(": nothing yet, and the answer is lost", trace.Lines[^2], StringComparison.Ordinal);
            Assert.EndsWith(": arrives late: Committed", trace.Lines[^1], StringComparison.Ordinal);
            delays.Add(TracedStep.Of(trace.Lines[^1]) - TracedStep.Of(trace.Lines[^2]));
        }

        Assert.Equal([1L, 2, 3, 4, 5], delays.Order());
    }

    [Fact]
    public async Task A_call_is_held_back_for_up_to_the_longest_delay_and_not_at_all_without_one()
    {
        Assert.Equal([1L, 2, 3, 4, 5], await DelaysAsync(new SimulationFaults { Delay = Always, MaxDelay = 5 }));
        Assert.Equal([1L], await DelaysAsync(new SimulationFaults { MaxDelay = 5 }));
    }

    [Fact]
    public async Task Of_two_that_are_held_back_the_one_goes_first_that_is_due_first()
    {
        List<long> waits = [];
        await StoreOfCalls.RunAsync(1, await StoreOfCalls.NewAsync(), new SimulationFaults { Delay = Always, MaxDelay = 1_000 }, async (simulation, process) =>
        {
            for (var i = 0; i < 60; i++)
            {
                var before = TracedStep.Of(simulation.Trace[^1]);
                await Task.WhenAll(process.Host.Store.PrepareAsync(CancellationToken.None), process.Host.Store.PrepareAsync(CancellationToken.None));
                waits.Add(TracedStep.Of(simulation.Trace[^2]) - before);
            }
        });

        // The smaller of two delays is a third of the longest one on average, the greater one two thirds.
        Assert.InRange(waits.Average(), 220, 450);
    }

    [Fact]
    public async Task A_process_dies_before_a_call_or_after_it_and_the_caller_hears_nothing()
    {
        var (before, after) = (0, 0);
        var untouched = StoreOfCalls.Held(await StoreOfCalls.NewAsync());
        var done = await StoreOfCalls.HeldAfterAsync(nameof(IAdminStore.CommitAsync));
        for (var seed = 1; seed <= 40; seed++)
        {
            var store = await StoreOfCalls.NewAsync();
            var trace = await StoreOfCalls.RunAsync(seed, store, Unknown with { Crash = Always, Error = Always, TransientError = Always }, async (_, process) =>
            {
                Assert.False(await process.RunAsync("commits", host => host.Store.CommitAsync(StoreOfCalls.First, CancellationToken.None)));
                Assert.True(process.HasCrashed);
            });
            if (trace.Lines[^2].EndsWith(": the process dies before it", StringComparison.Ordinal))
            {
                before++;
                Assert.Equal(untouched, StoreOfCalls.Held(store));
            }
            else
            {
                after++;
                Assert.EndsWith(": the process dies after it: Committed", trace.Lines[^2], StringComparison.Ordinal);
                Assert.Equal(done, StoreOfCalls.Held(store));
            }
        }

        Assert.InRange(before, 8, 32);
        Assert.InRange(after, 8, 32);
    }

    [Fact]
    public async Task Odds_are_kept()
    {
        var met = 0;
        await StoreOfCalls.RunAsync(1, await StoreOfCalls.NewAsync(), new SimulationFaults { Error = 100 }, async (_, process) =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                if (await Record.ExceptionAsync(() => process.Host.Store.PrepareAsync(CancellationToken.None)) is not null) met++;
            }
        });
        Assert.InRange(met, 150, 250);
    }

    private static async Task<IEnumerable<long>> DelaysAsync(SimulationFaults faults)
    {
        var delays = new HashSet<long>();
        await StoreOfCalls.RunAsync(1, await StoreOfCalls.NewAsync(), faults, async (simulation, process) =>
        {
            for (var i = 0; i < 100; i++)
            {
                var before = TracedStep.Of(simulation.Trace[^1]);
                await process.Host.Store.PrepareAsync(CancellationToken.None);
                delays.Add(TracedStep.Of(simulation.Trace[^1]) - before);
            }
        });
        return delays.Order();
    }

    private static async Task<(AdminStorageException? Error, string Held, string Line)> MadeAsync(string name, SimulationFaults faults)
    {
        Exception? error = null;
        var store = await StoreOfCalls.NewAsync();
        var trace = await StoreOfCalls.RunAsync(1, store, faults, async (_, process) => error = await Record.ExceptionAsync(() => StoreOfCalls.MakeAsync(name, process.Host.Store)));
        return (error is null ? null : Assert.IsType<AdminStorageException>(error), StoreOfCalls.Held(store), trace.Lines[^1]);
    }
}
