using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>What a run is given, and what it hands back.</summary>
public class SimulationRunTests
{
    [Fact]
    public async Task The_trace_has_a_line_for_each_step_with_who_did_what()
    {
        var trace = await RunAsync(5, async simulation =>
        {
            simulation.Note("begins");
            var process = await simulation.StartAsync("one");
            await process.RunAsync("work", host => host.Store.OrganizationsAsync(null, 1, null, CancellationToken.None));
            await process.Host.Store.OrganizationsAsync(null, 1, null, CancellationToken.None);
            simulation.Note("ends");
        });
        Assert.Equal(5, trace.Seed);
        Assert.Equal(["    0 begins", "    1 one/start PrepareAsync: done", "    2 one/work OrganizationsAsync: ", "    3 one OrganizationsAsync: ", "    3 ends"], trace.Lines);
        Assert.Equal(string.Join('\n', trace.Lines), trace.ToString());
    }

    [Fact]
    public async Task What_is_silent_leaves_no_line()
    {
        var trace = await RunAsync(5, simulation =>
        {
            simulation.IsSilent = true;
            simulation.Note("unheard");
            return Task.CompletedTask;
        });
        Assert.Empty(trace.Lines);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Processes_end_with_the_run_however_it_ends(bool fails)
    {
        var ends = new List<Ending>();
        async Task Scenario(AdminSimulation simulation)
        {
            foreach (var name in new[] { "one", "two" })
            {
                var process = await simulation.StartAsync(name, admin => admin.Services.AddSingleton<Ending>());
                ends.Add(process.Host.Services.GetRequiredService<Ending>());
            }

            Assert.All(ends, end => Assert.False(end.HasCome));
            if (fails) throw new InvalidOperationException("No.");
        }

        if (fails) await Assert.ThrowsAsync<SimulationFailedException>(() => RunAsync(1, Scenario));
        else await RunAsync(1, Scenario);
        Assert.Equal(2, ends.Count);
        Assert.All(ends, end => Assert.True(end.HasCome));
    }

    [Fact]
    public Task A_process_has_a_name() => RunAsync(1, simulation => Assert.ThrowsAsync<ArgumentException>(() => simulation.StartAsync("")));

    [Fact]
    public async Task A_host_is_known_by_the_name_of_its_process()
    {
        await using var stranger = AdminTestHost.Create(admin => admin.UseInMemoryStore());
        await RunAsync(1, async simulation =>
        {
            var (one, two) = (await simulation.StartAsync("one"), await simulation.StartAsync("two"));
            Assert.Equal(("one", "two"), (simulation.NameOf(one.Host), simulation.NameOf(two.Host)));
            Assert.Throws<InvalidOperationException>(() => simulation.NameOf(stranger));
        });
    }

    [Fact]
    public async Task The_numbers_of_a_scenario_are_those_of_its_seed_whatever_goes_wrong()
    {
        var numbers = await NumbersAsync(1, SimulationFaults.None);
        Assert.All(numbers, number => Assert.InRange(number, 0, 999));
        Assert.Equal(numbers, await NumbersAsync(1, new SimulationFaults { Delay = 500, Conflict = 500 }));
        Assert.NotEqual(numbers, await NumbersAsync(2, SimulationFaults.None));
    }

    private static async Task<int[]> NumbersAsync(long seed, SimulationFaults faults)
    {
        int[] numbers = [];
        await RunAsync(seed, async simulation =>
        {
            var process = await simulation.StartAsync("one");
            var acme = await process.Host.ProvisionAsync();
            simulation.Faults = faults;
            await process.Host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
            numbers = [.. Enumerable.Range(0, 20).Select(_ => simulation.Next(1_000))];
        });
        return numbers;
    }

    private static Task<SimulationTrace> RunAsync(long seed, Func<AdminSimulation, Task> scenario) => AdminSimulation.RunAsync(seed, new InMemoryAdminStore(AdminShapes.All), scenario);

    private sealed class Ending : IDisposable
    {
        public bool HasCome { get; private set; }

        public void Dispose() => HasCome = true;
    }
}
