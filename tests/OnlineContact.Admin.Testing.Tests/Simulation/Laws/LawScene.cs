using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.Simulation;
using OnlineContact.Admin.Testing.Simulation.Laws;

namespace OnlineContact.Admin.Testing.Tests.Simulation.Laws;

/// <summary>A short administration that really happened, with all that the laws look at. What a test changes of it afterwards is a lie that a law has to find.</summary>
internal sealed class LawScene
{
    public static readonly OrganizationId Alpha = OrganizationId.Parse("alpha");
    public static readonly AdminActor Owner = AdminActor.Member(Alpha, "owner", "Owner", "192.0.2.1");
    public static readonly AdminActor Stranger = AdminActor.Member(Alpha, "somebody", "Somebody", "192.0.2.2");
    private static readonly DateTimeZone Seoul = DateTimeZoneProviders.Tzdb["Asia/Seoul"];

    private AdminTestHost? _host;

    public required AdministrationRecord Record { get; init; }

    public List<ChangeLogEntry> Entries { get; private set; } = [];

    public IReadOnlyList<ContractedService> Services { get; set; } = [];

    public ChangeLogVerification? Verification { get; set; }

    public OrganizationFindings Findings => new(Alpha, Seoul, Verification!, Entries, Services, Record);

    public static NaiveAdministration NewModel => new() { RefusalEntriesPerHour = int.MaxValue };

    /// <summary>Provisions an organization, as request 1 with entries 1 and 2, and does something in it.</summary>
    public static async Task<LawScene> AfterAsync(Func<LawScene, Task> happening, long seed = 1, Func<LawScene, IAdminStore, IAdminStore>? around = null)
    {
        LawScene? scene = null;
        await AdminSimulation.RunAsync(seed, new InMemoryAdminStore(AdminShapes.All), async simulation =>
        {
            scene = new LawScene { Record = new AdministrationRecord(simulation) };
            simulation.Witness = scene.Record;
            var process = await simulation.StartAsync("one", around: store => around?.Invoke(scene, store) ?? store);
            scene._host = process.Host;
            await scene.SendAsync(RandomAdministrator.Provision(1, Alpha).Command);
            await happening(scene);
            await scene.LookAsync(process.Host);
        });
        return scene!;
    }

    /// <summary>Sends a command once, as a request of its own.</summary>
    public async Task<SimulatedRequest> SendAsync(AdminCommand command, StoreVersion? version = null)
    {
        var request = new SimulatedRequest
        {
            Number = Record.NextNumber,
            Command = command,
            Version = version ?? (command is ServiceCommand ? StoreVersion.Any : default),
            Id = RequestId.None,
        };
        Record.Add(request);
        await AgainAsync(request);
        return request;
    }

    public Task AgainAsync(SimulatedRequest request) => Record.SendAsync(_host!, request);

    public static AddServiceCommand Add(AdminActor? actor = null) => new() { Actor = actor ?? Owner, Organization = Alpha, Type = ServiceType.ConsultationManagement };

    public static SaveBasicInformationCommand Save(long service, string name, string? id = null) => new()
    {
        Actor = Owner,
        Organization = Alpha,
        Service = service,
        Information = new BasicInformation { Name = name, ServiceId = id ?? name, Languages = ["ko"], MainLanguage = "ko" },
    };

    public static Outcome<ChangeReceipt> Refusal(AdminErrorKind kind) => Outcome.Refused<ChangeReceipt>(kind.With(null, [.. kind.ArgumentNames.Select(name => (object?)name)]));

    private async Task LookAsync(AdminTestHost host)
    {
        Verification = (await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, Alpha)).Value;
        Entries = [.. (await host.ChangeLog.ReadAsync(AdminTestHost.Operator, Alpha, 100)).Value.Entries.Reverse()];
        Services = [.. (await host.ContractedServices.ListAsync(AdminTestHost.Operator, Alpha, new ServiceQuery())).Value.Rows.Select(row => row.Service)];
        foreach (var entry in Entries) Record.Deliveries.Add((Alpha, entry.Sequence));
    }
}
