using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>At most one at a time passes the gate of an organization, also where somebody gives up or dies.</summary>
public class SimulatedGatesTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    [Fact]
    public Task Who_is_first_passes_at_once_and_the_next_one_when_she_leaves() =>
        AtTheGatesAsync(async (simulation, _, gates) =>
        {
            var first = gates.EnterAsync(Acme, CancellationToken.None).AsTask();
            Assert.True(first.IsCompletedSuccessfully);
            var second = gates.EnterAsync(Acme, CancellationToken.None).AsTask();
            Assert.True(gates.EnterAsync(OrganizationId.Parse("other"), CancellationToken.None).AsTask().IsCompletedSuccessfully);
            await StepsAsync(simulation);
            Assert.False(second.IsCompleted);
            (await first).Dispose();
            using (await second)
            {
                var third = gates.EnterAsync(Acme, CancellationToken.None).AsTask();
                await StepsAsync(simulation);
                Assert.False(third.IsCompleted);
            }
        });

    [Fact]
    public Task Who_gives_up_leaves_the_gate_to_the_others() =>
        AtTheGatesAsync(async (simulation, _, gates) =>
        {
            using var cancellation = new CancellationTokenSource();
            var first = await gates.EnterAsync(Acme, CancellationToken.None);
            var second = gates.EnterAsync(Acme, cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second)).CancellationToken);
            Assert.True(gates.EnterAsync(Acme, cancellation.Token).AsTask().IsCanceled);
            first.Dispose();
            Assert.True(gates.EnterAsync(Acme, CancellationToken.None).AsTask().IsCompletedSuccessfully);
            await StepsAsync(simulation);
        });

    [Fact]
    public Task Who_waits_in_a_process_that_dies_never_passes() =>
        AtTheGatesAsync(async (simulation, process, gates) =>
        {
            var first = await gates.EnterAsync(Acme, CancellationToken.None);
            var second = gates.EnterAsync(Acme, CancellationToken.None).AsTask();
            process.Crash();
            first.Dispose();
            await StepsAsync(simulation);
            Assert.False(second.IsCompleted);
        });

    [Fact]
    public async Task Nobody_comes_from_another_thread()
    {
        var failed = await Assert.ThrowsAsync<SimulationFailedException>(() => AtTheGatesAsync((_, _, gates) =>
        {
            Assert.NotNull(Elsewhere.Thrown(() => _ = gates.EnterAsync(Acme, CancellationToken.None).AsTask()));
            return Task.CompletedTask;
        }));
        Assert.Contains("another thread", failed.Message, StringComparison.Ordinal);
    }

    private static Task<SimulationTrace> AtTheGatesAsync(Func<AdminSimulation, SimulatedProcess, IOrganizationGates, Task> scenario) =>
        AdminSimulation.RunAsync(1, new NaiveStore(), async simulation =>
        {
            var process = await simulation.StartAsync("one");
            await scenario(simulation, process, process.Host.Services.GetRequiredService<IOrganizationGates>());
        });

    /// <summary>Long enough for everybody who can go on.</summary>
    private static async Task StepsAsync(AdminSimulation simulation)
    {
        for (var i = 0; i < 50; i++) await simulation.UntilAsync(() => true);
    }
}
