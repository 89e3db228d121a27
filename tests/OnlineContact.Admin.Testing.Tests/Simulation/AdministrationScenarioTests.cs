using NodaTime;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.Simulation;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>Who does what in the ready-made scenario, how often, and what she asks again.</summary>
public class AdministrationScenarioTests
{
    private static readonly Instant Midnight = Instant.FromUtc(2021, 3, 1, 15, 0);

    private static readonly AdministrationSimulationOptions Calm = new() { Processes = 1, AdministratorsEach = 1, RequestsEach = 12, Faults = SimulationFaults.None };

    [Fact]
    public async Task Every_administrator_of_every_process_asks_as_often_as_she_is_to()
    {
        var (record, trace) = await RunAsync(1, Calm with { Processes = 2, AdministratorsEach = 3, RequestsEach = 4 });
        Assert.Equal(5 + 2 * 3 * 4, record.Requests.Sum(request => request.Attempts.Count));
        Assert.Equal(5 + 2 * 3 * 4, trace.Lines.Count(line => line.EndsWith(": asked for", StringComparison.Ordinal)));
        string[] workers = ["p1/a1", "p1/a2", "p1/a3", "p1/jobs", "p1/start", "p2/a1", "p2/a2", "p2/a3", "p2/jobs", "p2/start"];
        Assert.Equal(workers, trace.Lines.Select(line => line.TrimStart().Split(' ')[1]).Where(who => who.Contains('/', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Before_anybody_asks_there_is_an_organization_with_a_contracted_service_and_a_draft()
    {
        var (record, _) = await RunAsync(1, Calm with { RequestsEach = 0 });
        Assert.Equal([1, 2, 3, 4, 5], record.Requests.Select(request => request.Number));
        Assert.Equal(
            [typeof(ProvisionCommand), typeof(AddServiceCommand), typeof(SaveBasicInformationCommand), typeof(RegisterContractCommand), typeof(AddServiceCommand)],
            record.Requests.Select(request => request.Command.GetType()));
        Assert.All(record.Requests, request => Assert.Equal((true, RandomAdministrator.Alpha), (request.Attempts.Single().Answer!.Value.Succeeded, request.Organization)));
        Assert.Equal([1L, 2, 3, 4, 5, 6], record.Deliveries.Select(delivery => delivery.Sequence));
    }

    [Fact]
    public async Task A_store_in_which_there_is_something_already_is_told()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using (var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store))) await host.ProvisionAsync("alpha");
        var failed = await Assert.ThrowsAsync<SimulationFailedException>(() => RunAsync(1, Calm, store));
        Assert.Contains("Before anything goes wrong, request 1 (ProvisionCommand of alpha) was answered OCA4003", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_a_little_before_midnight_in_Seoul_and_then_after_it()
    {
        var (record, _) = await RunAsync(1, Calm with { RequestsEach = 40 });
        var times = record.Requests.SelectMany(request => request.Attempts).SelectMany(attempt => attempt.Clock).ToList();
        Assert.Equal(Midnight - Duration.FromMinutes(10), times[0]);
        Assert.True(times[^1] > Midnight);
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task Without_faults_a_refusal_is_never_asked_again_and_a_success_seldom()
    {
        var (again, succeeded) = (0, 0);
        for (var seed = 1; seed <= 12; seed++)
        {
            var (record, _) = await RunAsync(seed, Calm with { RequestsEach = 30 });
            foreach (var request in record.Requests.Skip(5))
            {
                Assert.True(request.Attempts.Count == 1 || (request.Id != RequestId.None && request.Attempts[0].Answer!.Value.Succeeded));
                if (request.Id == RequestId.None || !request.Attempts[0].Answer!.Value.Succeeded) continue;
                succeeded++;
                if (request.Attempts.Count > 1) again++;
            }
        }

        Assert.InRange(again, 1, succeeded / 3);
    }

    [Fact]
    public async Task What_has_no_answer_is_mostly_asked_again_where_it_has_an_ID_and_never_without_one()
    {
        var (again, unanswered) = (0, 0);
        for (var seed = 1; seed <= 12; seed++)
        {
            var (record, _) = await RunAsync(seed, Calm with { RequestsEach = 30, Faults = new SimulationFaults { Error = 150 } });
            foreach (var request in record.Requests.Skip(5).SkipLast(1))
            {
                Assert.True(request.Attempts.Count == 1 || request.Id != RequestId.None);
                if (request.Id == RequestId.None || request.Attempts[0].Error is null) continue;
                unanswered++;
                if (request.Attempts.Count > 1) again++;
            }
        }

        Assert.InRange(again, unanswered * 3 / 4, unanswered - 1);
    }

    [Fact]
    public async Task Who_could_not_look_does_not_take_the_organization_for_missing()
    {
        var (record, _) = await RunAsync(1, Calm with { RequestsEach = 30, Faults = new SimulationFaults { Error = 1_000 } });
        Assert.DoesNotContain(record.Requests.Skip(1), request => request.Command is ProvisionCommand);
        Assert.All(record.Requests.Skip(5).SelectMany(request => request.Attempts), attempt => Assert.NotNull(attempt.Error));
    }

    [Fact]
    public async Task A_job_that_fails_without_faults_is_told()
    {
        var failed = await Assert.ThrowsAsync<SimulationFailedException>(() => RunAsync(1, Calm with { Around = store => new TrimsNothing(store) }));
        Assert.Contains("Without faults the job ", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handlers_fail_now_and_then_while_there_are_faults_and_are_given_the_same_again()
    {
        var (delivered, entries) = (0, 0);
        for (var seed = 1; seed <= 20; seed++)
        {
            var (record, _) = await RunAsync(seed, Calm with { RequestsEach = 30, Faults = new SimulationFaults { MaxDelay = 11 } });
            delivered += record.Deliveries.Count;
            entries += record.Deliveries.Distinct().Count();
        }

        Assert.InRange(delivered, entries + 1, entries * 3 / 2);
        var (calm, _) = await RunAsync(1, Calm with { RequestsEach = 30 });
        Assert.Equal(calm.Deliveries.Distinct().Count(), calm.Deliveries.Count);
    }

    private static async Task<(AdministrationRecord Record, SimulationTrace Trace)> RunAsync(long seed, AdministrationSimulationOptions options, IAdminStore? store = null)
    {
        AdministrationRecord? record = null;
        var trace = await AdminSimulation.RunAsync(seed, store ?? new InMemoryAdminStore(AdminShapes.All), async simulation =>
        {
            var running = new AdministrationScenario(simulation, options).RunAsync();
            record = (AdministrationRecord)simulation.Witness!;
            await running;
        });
        return (record!, trace);
    }

    private sealed class TrimsNothing(IAdminStore inner) : StoreDecorator(inner)
    {
        public override Task<int> TrimAsync(OrganizationId organization, RecordIndex index, Cell upTo, int limit, CancellationToken cancellationToken) =>
            throw new AdminStorageException("Test", "TrimAsync", outcomeUnknown: false, null);
    }
}
