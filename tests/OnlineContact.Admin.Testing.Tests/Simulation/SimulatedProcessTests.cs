using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Simulation;
using OnlineContact.Admin.Testing.Tests.BrokenStores;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

public class SimulatedProcessTests
{
    [Fact]
    public async Task It_dies_once_and_says_so()
    {
        var trace = await RunAsync(async (simulation, process) =>
        {
            Assert.False(process.HasCrashed);
            var work = process.RunAsync("waits", _ => simulation.UntilAsync(() => false));
            process.Crash();
            process.Crash();
            Assert.True(process.HasCrashed);
            Assert.False(await work);
            await process.RestartAsync();
            Assert.False(process.HasCrashed);
        });
        Assert.Single(trace.Lines, line => line.EndsWith(" one has died", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_it_called_when_it_died_reaches_nothing()
    {
        var trace = await RunAsync(async (simulation, process) =>
        {
            var store = process.Host.Store;
            var before = store.OrganizationsAsync(null, 1, null, CancellationToken.None);
            process.Crash();
            var after = store.OrganizationsAsync(null, 1, null, CancellationToken.None);
            for (var i = 0; i < 50; i++) await simulation.UntilAsync(() => true);
            Assert.False(before.IsCompleted);
            Assert.False(after.IsCompleted);
        });
        Assert.DoesNotContain(trace.Lines, line => line.Contains("OrganizationsAsync", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_library_is_disposed_of_at_each_restart_and_at_the_end()
    {
        List<Disposed> stores = [];
        await AdminSimulation.RunAsync(1, new NaiveStore(), async simulation =>
        {
            var process = await simulation.StartAsync("one", around: Around);
            await simulation.StartAsync("two", around: Around);
            process.Crash();
            Assert.All(stores, store => Assert.Equal(0, store.Times));
            await process.RestartAsync();
            Assert.Equal([1, 0, 0], stores.Select(store => store.Times));
            await process.RestartAsync();
            Assert.Equal(3, stores.Count);
        });
        Assert.Equal([1, 1, 1], stores.Select(store => store.Times));

        stores.Clear();
        await Assert.ThrowsAsync<SimulationFailedException>(() => AdminSimulation.RunAsync(1, new NaiveStore(), async simulation =>
        {
            await simulation.StartAsync("one", around: Around);
            throw new InvalidOperationException();
        }));
        Assert.Equal(1, Assert.Single(stores).Times);

        Disposed Around(IAdminStore inner)
        {
            var store = new Disposed(inner);
            stores.Add(store);
            return store;
        }
    }

    [Fact]
    public async Task Processes_and_their_works_have_names() =>
        await RunAsync(async (simulation, process) =>
        {
            await Assert.ThrowsAsync<ArgumentException>("name", () => simulation.StartAsync(""));
            await Assert.ThrowsAsync<ArgumentNullException>("name", () => simulation.StartAsync(null!));
            await Assert.ThrowsAsync<ArgumentException>("name", () => process.RunAsync("", _ => Task.CompletedTask));
            await Assert.ThrowsAsync<ArgumentNullException>("name", () => process.RunAsync(null!, _ => Task.CompletedTask));
            await Assert.ThrowsAsync<ArgumentNullException>("work", () => process.RunAsync("work", null!));
            Assert.Equal("one", process.Name);
        });

    [Fact]
    public async Task What_a_work_throws_is_thrown_to_who_waits_for_it() =>
        await RunAsync(async (_, process) =>
        {
            var thrown = new InvalidOperationException();
            Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(() => process.RunAsync("throws", _ => throw thrown)));
            Assert.True(await process.RunAsync("works", _ => Task.CompletedTask));
        });

    private static Task<SimulationTrace> RunAsync(Func<AdminSimulation, SimulatedProcess, Task> scenario) =>
        AdminSimulation.RunAsync(1, new NaiveStore(), async simulation => await scenario(simulation, await simulation.StartAsync("one")));

    private sealed class Disposed(IAdminStore inner) : StoreAround(inner), IDisposable
    {
        public int Times { get; private set; }

        public void Dispose() => Times++;
    }
}
