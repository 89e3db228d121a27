using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.Simulation.Laws;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>The run of an <see cref="AdministrationSimulation"/>.</summary>
internal sealed class AdministrationScenario(AdminSimulation simulation, AdministrationSimulationOptions options)
{
    // Ten minutes before midnight in Seoul.
    private static readonly Instant Beginning = Instant.FromUtc(2021, 3, 1, 14, 50);

    private readonly AdministrationRecord _record = new(simulation);
    private readonly List<SimulatedProcess> _processes = [];

    public async Task RunAsync()
    {
        simulation.Witness = _record;
        simulation.Clock.Now = Beginning;
        for (var i = 0; i < options.Processes; i++)
        {
            var handler = new Handler(simulation, _record);
            _processes.Add(await simulation.StartAsync($"p{i + 1}", admin => admin.Services.AddSingleton<IAdminEventHandler>(handler), options.Around).ConfigureAwait(false));
        }

        await PrepareAsync(_processes[0].Host).ConfigureAwait(false);
        simulation.Faults = options.Faults;
        await Task.WhenAll(_processes.SelectMany(Works)).ConfigureAwait(false);

        await simulation.EndFaultsAsync().ConfigureAwait(false);
        foreach (var process in _processes) await process.RestartAsync().ConfigureAwait(false);
        foreach (var process in _processes) await FinishJobsAsync(process.Host).ConfigureAwait(false);
        simulation.IsSilent = true;
        await CheckAsync(_processes[0].Host).ConfigureAwait(false);
    }

    /// <summary>One organization with a contracted service and a draft, so that there is something to meet at.</summary>
    private async Task PrepareAsync(AdminTestHost host)
    {
        var provision = RandomAdministrator.Provision(_record.NextNumber, RandomAdministrator.Alpha);
        await PreparedAsync(host, provision.Command).ConfigureAwait(false);
        var (organization, owner) = (RandomAdministrator.Alpha, AdminTestHost.Operator);
        var information = new BasicInformation { Name = "Alpha", ServiceId = "support", Languages = ["ko"], MainLanguage = "ko" };
        await PreparedAsync(host, new AddServiceCommand { Actor = owner, Organization = organization, Type = ServiceType.ConsultationManagement }).ConfigureAwait(false);
        await PreparedAsync(host, new SaveBasicInformationCommand { Actor = owner, Organization = organization, Service = 1, Information = information }).ConfigureAwait(false);
        await PreparedAsync(host, new RegisterContractCommand { Actor = owner, Organization = organization, Service = 1, Terms = [new() { Item = "ticket", Users = 1 }] }).ConfigureAwait(false);
        await PreparedAsync(host, new AddServiceCommand { Actor = owner, Organization = organization, Type = ServiceType.ConsultationManagement }).ConfigureAwait(false);
    }

    private async Task PreparedAsync(AdminTestHost host, AdminCommand command)
    {
        var request = new SimulatedRequest { Number = _record.NextNumber, Command = command, Version = command is ServiceCommand ? StoreVersion.Any : default, Id = RequestId.None };
        _record.Add(request);
        var answer = await _record.SendAsync(host, request).ConfigureAwait(false);
        if (answer is not { Succeeded: true }) throw new InvalidOperationException($"Before anything goes wrong, {request} was answered {answer}.");
    }

    private IEnumerable<Task> Works(SimulatedProcess process)
    {
        for (var i = 0; i < options.AdministratorsEach; i++)
            yield return AdministerAsync(process, $"a{i + 1}", new RandomAdministrator(simulation.NewRandom()));
        yield return KeepAsync(process, "jobs", 2, async host => await host.Runtime.RunDueAsync(Instant.MaxValue).ConfigureAwait(false));
    }

    private Task AdministerAsync(SimulatedProcess process, string name, RandomAdministrator administrator) =>
        KeepAsync(process, name, options.RequestsEach, host => AskAsync(host, administrator));

    /// <summary>Does something several times, and has the process started again whenever it died over it.</summary>
    private static async Task KeepAsync(SimulatedProcess process, string name, int times, Func<AdminTestHost, Task> work)
    {
        while (!await process.RunAsync(name, async host =>
        {
            while (times-- > 0) await work(host).ConfigureAwait(false);
        }).ConfigureAwait(false))
        {
            await process.RestartAsync().ConfigureAwait(false);
        }
    }

    private async Task AskAsync(AdminTestHost host, RandomAdministrator administrator)
    {
        _record.Advance(administrator.Pause());
        if (administrator.Pending is null)
        {
            var organization = administrator.Organization();
            var services = await LookAsync(host, organization).ConfigureAwait(false);
            var request = administrator.Next(_record.NextNumber, organization, services);
            _record.Add(request);
            administrator.Pending = request;
        }

        // Without an ID a request is not repeated, since that would be another one; with one, mostly.
        var pending = administrator.Pending;
        administrator.Pending = pending.Id != RequestId.None && administrator.Asks(900) ? pending : null;
        if (await _record.SendAsync(host, pending).ConfigureAwait(false) is { } answer && !(answer.Succeeded && administrator.Asks(100))) administrator.Pending = null;
    }

    /// <summary>The services as the list shows them; null when there is no organization.</summary>
    private static async Task<IReadOnlyList<(long Number, StoreVersion Version)>?> LookAsync(AdminTestHost host, OrganizationId organization)
    {
        try
        {
            var page = await host.ContractedServices.ListAsync(AdminTestHost.Operator, organization, new ServiceQuery { PageSize = 5 }).ConfigureAwait(false);
            return page.TryGetValue(out var value, out _) ? [.. value.Rows.Select(row => (row.Service.Number, row.Version))] : null;
        }
        catch (AdminStorageException)
        {
            return [];
        }
    }

    private static async Task FinishJobsAsync(AdminTestHost host)
    {
        foreach (var job in await host.Runtime.RunDueAsync(Instant.MaxValue).ConfigureAwait(false))
        {
            if (job.LastError is { } error) throw new InvalidOperationException($"Without faults the job {job.Name} fails: {error.Message}", error);
        }
    }

    private async Task CheckAsync(AdminTestHost host)
    {
        foreach (var organization in RandomAdministrator.Organizations)
        {
            if (await FindingsAsync(host, organization).ConfigureAwait(false) is not { } findings) continue;
            var model = new NaiveAdministration { RefusalEntriesPerHour = int.MaxValue };
            Hold(
                () => TheLogIsWhole.Broken(findings),
                () => EveryEntryIsOfOneRequest.Broken(findings, _record),
                () => EveryReceiptHasItsEntries.Broken(findings, _record),
                () => WhatFailedHasLeftNothing.Broken(findings, _record),
                () => RepeatedRequestsAreAnsweredAlike.Broken(findings, _record),
                () => ContractsChangeOnceADay.Broken(findings),
                () => NamesAndIdsAreUnique.Broken(findings),
                () => TheLogGoesAsTheModelSays.Broken(findings, _record, model),
                () => EveryEntryIsDeliveredInOrder.Broken(findings, _record));
            if (await AdminHistory.StateDifferenceAsync(host, model).ConfigureAwait(false) is { } difference)
                throw new InvalidOperationException($"What is there is not what the log says: {difference}");
        }

        var outbox = AdminShapes.All.Single(shape => shape.Name == "outbox_message");
        var undelivered = await host.Store.OrganizationsAsync(null, 10, outbox, CancellationToken.None).ConfigureAwait(false);
        if (undelivered.Count > 0) throw new InvalidOperationException($"There are messages left in the outbox of {string.Join(", ", undelivered)}.");
    }

    /// <summary>What there is of an organization; null when it was never provisioned.</summary>
    private async Task<OrganizationFindings?> FindingsAsync(AdminTestHost host, OrganizationId organization)
    {
        var verified = await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, organization).ConfigureAwait(false);
        if (!verified.TryGetValue(out var verification, out _)) return null;
        var entries = new List<ChangeLogEntry>();
        string? cursor = null;
        do
        {
            var page = (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, organization, 100, cursor).ConfigureAwait(false)).Value;
            entries.AddRange(page.Entries);
            cursor = page.Next;
        }
        while (cursor is not null);

        entries.Reverse();
        var zone = (await host.Organizations.GetAsync(AdminTestHost.Operator, organization).ConfigureAwait(false)).Value.Value.TimeZone;
        var services = await host.ContractedServices.ListAsync(AdminTestHost.Operator, organization, new ServiceQuery { PageSize = ServiceQuery.MaxPageSize }).ConfigureAwait(false);
        return new OrganizationFindings(organization, DateTimeZoneProviders.Tzdb[zone], verification, entries, [.. services.Value.Rows.Select(row => row.Service)], _record);
    }

    private static void Hold(params ReadOnlySpan<Func<string?>> laws)
    {
        foreach (var law in laws)
        {
            if (law() is { } broken) throw new InvalidOperationException(broken);
        }
    }

    /// <summary>Takes entries, and now and then fails over them, before or after.</summary>
    private sealed class Handler(AdminSimulation simulation, AdministrationRecord record) : IAdminEventHandler
    {
        public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken)
        {
            var fails = simulation.Faults != SimulationFaults.None && simulation.Next(10) == 0;
            if (fails && simulation.Next(2) == 0) throw new InvalidOperationException("The handler fails.");
            foreach (var entry in entries) record.Deliveries.Add((organization, entry.Sequence));
            return fails ? throw new InvalidOperationException("The handler fails after all.") : Task.CompletedTask;
        }
    }
}
