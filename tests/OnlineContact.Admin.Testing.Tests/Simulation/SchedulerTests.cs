using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>Who goes on when, on which thread, and what ends it.</summary>
public class SchedulerTests
{
    [Fact]
    public async Task Everything_runs_on_one_thread_that_keeps_no_process_alive() =>
        await RunAsync(async simulation =>
        {
            var thread = Thread.CurrentThread;
            Assert.True(thread.IsBackground);
            Assert.Equal("Simulation 7", thread.Name);
            for (var i = 0; i < 5; i++) await simulation.UntilAsync(() => true);
            Assert.Same(thread, Thread.CurrentThread);
        });

    [Fact]
    public async Task Each_who_goes_on_is_a_step()
    {
        var trace = await RunAsync(async simulation =>
        {
            for (var i = 0; i < 12; i++)
            {
                simulation.Note($"line {i}");
                await simulation.UntilAsync(() => true);
            }
        });
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i,5} line {i}"), trace.Lines);
        Assert.Equal(7, trace.Seed);
    }

    [Fact]
    public async Task The_100000th_step_is_the_last_one()
    {
        var steps = 0;
        var failed = await Assert.ThrowsAsync<SimulationFailedException>(() => RunAsync(async simulation =>
        {
            for (; ; steps++) await simulation.UntilAsync(() => true);
        }));
        Assert.Contains("no end after 100000 steps", failed.Message, StringComparison.Ordinal);
        Assert.Equal(100_000, steps);
    }

    [Fact]
    public async Task Those_who_wait_go_on_in_every_order()
    {
        var orders = new HashSet<string>();
        for (var seed = 1; seed <= 60; seed++)
        {
            await AdminSimulation.RunAsync(seed, new NaiveStore(), async simulation =>
            {
                List<int> order = [];
                await Task.WhenAll(Enumerable.Range(1, 3).Select(GoAsync));
                orders.Add(string.Concat(order));

                async Task GoAsync(int i)
                {
                    await simulation.UntilAsync(() => true);
                    order.Add(i);
                }
            });
        }

        Assert.Equal(["123", "132", "213", "231", "312", "321"], orders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_call_from_another_thread_fails_it_even_when_nobody_minds_and_the_first_one_is_told()
    {
        Exception? first = null, second = null;
        var failed = await Assert.ThrowsAsync<SimulationFailedException>(() => RunAsync(simulation =>
        {
            first = Elsewhere.Thrown(() => _ = simulation.UntilAsync(() => true));
            second = Elsewhere.Thrown(() => _ = simulation.UntilAsync(() => true));
            return Task.CompletedTask;
        }));
        Assert.IsType<InvalidOperationException>(first);
        Assert.Same(first, second);
        Assert.Same(first, failed.InnerException);
    }

    [Fact]
    public async Task A_scenario_that_ends_on_another_thread_fails() =>
        await Assert.ThrowsAsync<SimulationFailedException>(() => RunAsync(async simulation =>
        {
            var done = new TaskCompletionSource();
            _ = EndElsewhereAsync(simulation, done);
            await done.Task;
        }));

    private static async Task EndElsewhereAsync(AdminSimulation simulation, TaskCompletionSource done)
    {
        await simulation.UntilAsync(() => true);
        Assert.Null(Elsewhere.Thrown(done.SetResult));
    }

    [Fact]
    public async Task What_a_scenario_throws_is_told_with_its_seed_and_the_last_30_steps()
    {
        var cause = new InvalidOperationException("It does not hold.");
        var failed = await Assert.ThrowsAsync<SimulationFailedException>(() => RunAsync(simulation =>
        {
            for (var i = 1; i <= 40; i++) simulation.Note($"line {i}.");
            throw cause;
        }));
        Assert.Same(cause, failed.InnerException);
        Assert.Equal(7, failed.Seed);
        Assert.Equal(40, failed.Trace.Lines.Count);
        Assert.Equal($"Seed 7: It does not hold.\nThe same seed does the same again. The last of its 40 steps:\n{string.Join('\n', failed.Trace.Lines.Skip(10))}", failed.Message);
    }

    private static Task<SimulationTrace> RunAsync(Func<AdminSimulation, Task> scenario) => AdminSimulation.RunAsync(7, new NaiveStore(), scenario);
}
