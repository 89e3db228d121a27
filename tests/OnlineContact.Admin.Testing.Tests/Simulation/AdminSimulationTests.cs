using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

public class AdminSimulationTests
{
    private static InMemoryAdminStore NewStore() => new(AdminShapes.All);

    [Fact]
    public async Task Two_processes_win_and_lose_in_every_order()
    {
        var orders = new HashSet<string>();
        for (var seed = 1; seed <= 40; seed++)
        {
            await AdminSimulation.RunAsync(seed, NewStore(), async simulation =>
            {
                var one = await simulation.StartAsync("one");
                var two = await simulation.StartAsync("two");
                var acme = await one.Host.ProvisionAsync();
                var added = await Task.WhenAll(
                    one.Host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement),
                    two.Host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement));
                Assert.Equal([1L, 2L], added.Select(receipt => receipt.Value.Number).Order());
                orders.Add($"{added[0].Value.Number} {simulation.Trace.Count(line => line.EndsWith("VersionConflict of organization_head", StringComparison.Ordinal))}");
            });
        }

        // Who was first, and whether the other one came in between load and commit.
        Assert.Equal(["1 0", "1 1", "2 0", "2 1"], orders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_changes_of_an_organization_pass_one_at_a_time_within_a_process()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            await AdminSimulation.RunAsync(seed, NewStore(), async simulation =>
            {
                var process = await simulation.StartAsync("one");
                var acme = await process.Host.ProvisionAsync();
                await Task.WhenAll(Enumerable.Range(0, 5).Select(i => process.RunAsync($"{i}", async host =>
                    Assert.True((await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Succeeded))));
                Assert.DoesNotContain(simulation.Trace, line => line.Contains("Conflict", StringComparison.Ordinal));
            });
        }
    }

    [Fact]
    public async Task A_call_of_a_process_that_dies_never_returns_and_another_life_begins()
    {
        var (lost, made) = (0, 0);
        for (var seed = 1; seed <= 40; seed++)
        {
            await AdminSimulation.RunAsync(seed, NewStore(), async simulation =>
            {
                var process = await simulation.StartAsync("one");
                var acme = await process.Host.ProvisionAsync();
                var first = process.Host;
                var returned = false;
                simulation.Faults = new SimulationFaults { Crash = 1_000 };
                var finished = await process.RunAsync("add", async host =>
                {
                    await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
                    returned = true;
                });

                Assert.False(finished);
                Assert.False(returned);
                Assert.True(process.HasCrashed);
                Assert.False(await process.RunAsync("nothing", _ => Task.CompletedTask));

                await simulation.EndFaultsAsync();
                await process.RestartAsync();
                Assert.NotSame(first, process.Host);
                simulation.Faults = new SimulationFaults { Crash = 300 };
                while (!await process.RunAsync("add", host => host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement))) await process.RestartAsync();
                await simulation.EndFaultsAsync();
                await process.RestartAsync();
                var services = (await process.Host.ContractedServices.ListAsync(acme.Owner, acme.Id, new())).Value.Rows.Count;
                Assert.Equal(services + 2, (await process.Host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
                if (services > 1) lost++;
                else made++;
            });
        }

        Assert.True(lost > 0 && made > 0);
    }

    [Fact]
    public async Task A_lost_update_of_a_host_is_found_with_its_seed_and_again()
    {
        var failed = await FirstFailureAsync(seesVersion: false);
        Assert.NotNull(failed);
        Assert.Contains($"Seed {failed.Seed}: ", failed.Message, StringComparison.Ordinal);
        var again = await Assert.ThrowsAsync<SimulationFailedException>(() => AdminSimulation.RunAsync(failed.Seed, NewStore(), simulation => AppendAsync(simulation, seesVersion: false)));
        Assert.Equal((failed.Message, failed.Trace.ToString()), (again.Message, again.Trace.ToString()));

        Assert.Null(await FirstFailureAsync(seesVersion: true));
    }

    /// <summary>Two processes each put a letter to the name of a service: what they have read, and theirs.</summary>
    private static async Task AppendAsync(AdminSimulation simulation, bool seesVersion)
    {
        var one = await simulation.StartAsync("one");
        var two = await simulation.StartAsync("two");
        var acme = await one.Host.ProvisionAsync();
        await one.Host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
        await one.Host.ContractedServices.SaveDraftAsync(acme.Owner, acme.Id, 1, StoreVersion.Any, new() { Name = "Service" });

        await Task.WhenAll(one.RunAsync("a", host => LetterAsync(host, "a")), two.RunAsync("b", host => LetterAsync(host, "b")));

        var name = (await one.Host.ContractedServices.GetAsync(acme.Owner, acme.Id, 1)).Value.Service.Name!.Value.Value;
        if (name.Length != "Service".Length + 2) throw new InvalidOperationException($"A letter is lost: {name}");

        async Task LetterAsync(AdminTestHost host, string letter)
        {
            bool saved;
            do
            {
                var row = (await host.ContractedServices.GetAsync(acme.Owner, acme.Id, 1)).Value;
                var information = new BasicInformation { Name = row.Service.Name!.Value.Value + letter };
                saved = (await host.ContractedServices.SaveDraftAsync(acme.Owner, acme.Id, 1, seesVersion ? row.Version : StoreVersion.Any, information)).Succeeded;
            }
            while (!saved);
        }
    }

    [Fact]
    public async Task What_leaves_the_thread_fails()
    {
        await FailsAsync("another thread", async (simulation, process, acme) =>
        {
            await Task.WhenAll(
                process.RunAsync("leaves", async host =>
                {
                    await Task.Yield();
                    await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
                }),
                process.RunAsync("waits", _ => simulation.UntilAsync(() => false)),
                process.RunAsync("works", async host =>
                {
                    while (true) await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id);
                }));
        });
    }

    [Fact]
    public async Task What_nobody_completes_fails()
    {
        await FailsAsync("Nobody can go on", (_, _, _) => new TaskCompletionSource().Task);
        await FailsAsync("Nobody can go on", (simulation, _, _) => simulation.UntilAsync(() => false));
    }

    [Fact]
    public async Task What_never_ends_fails() =>
        await FailsAsync("There is no end", async (_, process, acme) =>
        {
            while (true) await process.Host.ContractedServices.ListAsync(acme.Owner, acme.Id, new());
        });

    [Fact]
    public async Task A_process_starts_whatever_goes_wrong_at_its_start()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            await AdminSimulation.RunAsync(seed, NewStore(), async simulation =>
            {
                simulation.Faults = new SimulationFaults { Crash = 300, Error = 300 };
                var process = await simulation.StartAsync("one");
                Assert.True(process.Host.Runtime.IsStarted);
            });
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_001)]
    public void Odds_are_of_a_thousand(int odds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulationFaults { Crash = odds });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdministrationSimulationOptions { RequestsEach = odds });
    }

    private static async Task FailsAsync(string because, Func<AdminSimulation, SimulatedProcess, TestOrganization, Task> scenario)
    {
        var failed = await Assert.ThrowsAsync<SimulationFailedException>(() => AdminSimulation.RunAsync(7, NewStore(), async simulation =>
        {
            var process = await simulation.StartAsync("one");
            var acme = await process.Host.ProvisionAsync();
            await scenario(simulation, process, acme);
        }));
        Assert.Contains(because, failed.Message, StringComparison.Ordinal);
        Assert.Equal(7, failed.Seed);
    }

    private static async Task<SimulationFailedException?> FirstFailureAsync(bool seesVersion)
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            try
            {
                await AdminSimulation.RunAsync(seed, NewStore(), simulation => AppendAsync(simulation, seesVersion));
            }
            catch (SimulationFailedException e)
            {
                return e;
            }
        }

        return null;
    }
}
