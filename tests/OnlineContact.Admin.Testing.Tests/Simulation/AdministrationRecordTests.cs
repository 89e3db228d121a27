using NodaTime;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.Simulation;
using OnlineContact.Admin.Testing.Tests.Simulation.Laws;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>What is noted of a request while it is asked for: when, between which entries, and with what outcome.</summary>
public class AdministrationRecordTests
{
    private static readonly SuspendCommand Suspend = new() { Actor = LawScene.Owner, Organization = LawScene.Alpha, Service = 1 };

    [Fact]
    public async Task An_attempt_sees_every_move_of_the_clock_from_its_beginning_to_its_end()
    {
        await RecordedAsync(async (simulation, record, host) =>
        {
            var begin = simulation.Clock.Now;
            var request = Add(record, Provision(LawScene.Alpha));
            var sending = record.SendAsync(host, request);
            record.Advance(Duration.FromMinutes(1));
            record.Advance(Duration.Zero);
            record.Advance(Duration.FromSeconds(1));
            await sending;
            record.Advance(Duration.FromHours(1));
            Instant[] seen = [begin, begin + Duration.FromMinutes(1), begin + Duration.FromSeconds(61)];
            Assert.Equal(seen, request.Attempts[0].Clock);
            Assert.Equal(seen[^1] + Duration.FromHours(1), simulation.Clock.Now);
        });
    }

    [Fact]
    public async Task An_attempt_knows_the_last_entries_at_its_beginning_and_its_end()
    {
        await RecordedAsync(async (_, record, host) =>
        {
            foreach (var command in new AdminCommand[] { Provision(LawScene.Alpha), LawScene.Add(), Suspend, Provision(RandomAdministrator.Beta), LawScene.Add() })
                await record.SendAsync(host, Add(record, command));
            Assert.Equal([(0L, 2L), (2L, 3L), (3L, 3L), (0L, 2L), (3L, 4L)], record.Requests.Select(request => (request.Attempts[0].From, request.Attempts[0].To)));
            Assert.Equal(6, record.NextNumber);
        });
    }

    [Fact]
    public async Task The_trace_says_what_was_asked_for_and_what_came_of_it()
    {
        var trace = await RecordedAsync(async (simulation, record, host) =>
        {
            foreach (var command in new AdminCommand[] { Provision(LawScene.Alpha), LawScene.Add(), LawScene.Save(1, "one"), LawScene.Save(1, "one"), Suspend })
                await record.SendAsync(host, Add(record, command));
            simulation.Faults = new SimulationFaults { Error = 1_000 };
            Assert.Null(await record.SendAsync(host, Add(record, LawScene.Add())));
        });
        var at = new FakeAdminClock().Now;
        Assert.Equal(
            [
                "one request 1 (ProvisionCommand of alpha): asked for", $"one request 1 (ProvisionCommand of alpha): entry 2, number 0, version 1, at {at}",
                "one request 2 (AddServiceCommand of alpha): asked for", $"one request 2 (AddServiceCommand of alpha): entry 3, number 1, version 1, at {at}",
                "one request 3 (SaveBasicInformationCommand 1 of alpha): asked for", $"one request 3 (SaveBasicInformationCommand 1 of alpha): entry 4, number 1, version 2, at {at}",
                "one request 4 (SaveBasicInformationCommand 1 of alpha): asked for", "one request 4 (SaveBasicInformationCommand 1 of alpha): nothing to do, number 1, version 2",
                "one request 5 (SuspendCommand 1 of alpha): asked for", "one request 5 (SuspendCommand 1 of alpha): OCA1027",
                "one request 6 (AddServiceCommand of alpha): asked for", "one request 6 (AddServiceCommand of alpha): Simulation: GetAsync failed.",
            ],
            trace.Lines.Where(line => line.Contains(" request ", StringComparison.Ordinal)).Select(line => line[6..]));
    }

    [Fact]
    public async Task A_failure_of_the_store_is_noted_and_is_no_answer()
    {
        await RecordedAsync(async (simulation, record, host) =>
        {
            simulation.Faults = new SimulationFaults { Error = 1_000 };
            var request = Add(record, Provision(LawScene.Alpha));
            Assert.Null(await record.SendAsync(host, request));
            var attempt = Assert.Single(request.Attempts);
            Assert.Null(attempt.Answer);
            Assert.False(Assert.IsType<AdminStorageException>(attempt.Error).OutcomeUnknown);
            Assert.Equal(0, attempt.To);
        });
    }

    private static AdminCommand Provision(OrganizationId organization) => RandomAdministrator.Provision(1, organization).Command;

    private static SimulatedRequest Add(AdministrationRecord record, AdminCommand command)
    {
        var request = new SimulatedRequest { Number = record.NextNumber, Command = command, Version = command is ServiceCommand ? StoreVersion.Any : default, Id = RequestId.None };
        record.Add(request);
        return request;
    }

    private static Task<SimulationTrace> RecordedAsync(Func<AdminSimulation, AdministrationRecord, AdminTestHost, Task> told) =>
        AdminSimulation.RunAsync(1, new InMemoryAdminStore(AdminShapes.All), async simulation =>
        {
            var process = await simulation.StartAsync("one");
            var record = new AdministrationRecord(simulation);
            simulation.Witness = record;
            await told(simulation, record, process.Host);
        });
}
