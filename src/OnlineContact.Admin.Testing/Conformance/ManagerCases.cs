using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;

namespace OnlineContact.Admin.Testing.Conformance;

/// <summary>The library's own managers over the store on trial; met by a fixture that does not keep the library's kinds.</summary>
internal static class ManagerCases
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly AdminActor Owner = AdminActor.Member(Acme, "owner", "Kim Chulsu", "192.0.2.1");
    private static readonly AdminActor Nobody = AdminActor.Member(Acme, "nobody", "Kim Chulsu", "192.0.2.2");
    private static readonly IReadOnlyList<ContractTermInput> One = [new() { Item = "ticket", Users = 1 }];
    private static readonly IReadOnlyList<ContractTermInput> Two = [new() { Item = "ticket", Users = 2 }, new() { Item = "helpdoc" }];

    public static IEnumerable<StoreConformanceCase> All =>
    [
        new(
            "A change is in the log with it or not at all",
            "The managers are given a short history; every answer, every service and the length of the chained log are as in a naive model.",
            HistoryAsync),
        new(
            "A person's texts are erased and the chain stays whole",
            "Whatever column they stood in; her namesake's stay.",
            ErasureAsync),
    ];

    private static async Task HistoryAsync(Scene scene)
    {
        if (!KeepsTheLibrary(scene)) return;
        await using var host = await StartAsync(scene).ConfigureAwait(false);
        var difference = await AdminHistory.DifferenceAsync(host, new NaiveAdministration(), Script(), 1, scene.Stop).ConfigureAwait(false);
        Demand.That(difference is null, () => $"The managers differ from the naive model: {difference}");
    }

    private static async Task ErasureAsync(Scene scene)
    {
        if (!KeepsTheLibrary(scene)) return;
        await using var host = await StartAsync(scene).ConfigureAwait(false);
        foreach (var step in Script().Take(6))
        {
            var outcome = await AdminHistory.SendAsync(host, step.Command, StoreVersion.Any, default, scene.Stop).ConfigureAwait(false);
            Demand.That(outcome.Succeeded == (step.Command.Actor != Nobody), () => $"{step.Command} was answered {outcome}.");
        }

        try
        {
            var erased = await host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, Acme, Owner.Account, scene.Stop).ConfigureAwait(false);
            Demand.That(erased.Succeeded, () => $"A person was not erased: {erased}");
        }
        catch (InvalidOperationException e)
        {
            throw new ConformanceException($"A person was not erased: {e.Message}", e);
        }

        var names = new List<string>();
        foreach (var shape in AdminShapes.All.Where(shape => shape.Name.StartsWith("change_log", StringComparison.Ordinal)))
        {
            foreach (var row in await scene.AllAsync(Acme, shape).ConfigureAwait(false))
            {
                foreach (var column in shape.Columns.Where(column => column.Type == ColumnType.Text))
                {
                    var cell = row.Cells[column.Ordinal];
                    if (!cell.IsNull) names.Add(cell.AsText());
                }
            }
        }

        Demand.That(!names.Contains(Owner.Account) && !names.Contains(Owner.IpAddress), "The account or address of an erased person is still there.");
        Demand.That(names.Contains(Nobody.Account) && names.Contains(Nobody.Name), "The texts of another person of the same name are gone.");
        var log = await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, Acme, scene.Stop).ConfigureAwait(false);
        Demand.That(log.Value.IsWhole, () => $"After an erasure the log is not whole: {log.Value.Fault} at entry {log.Value.FaultAt}.");
        Demand.That(log.Value.ErasedTexts > 0, "After an erasure no text counts as erased.");
    }

    public static bool KeepsTheLibrary(Scene scene) => AdminShapes.All.All(scene.Fixture.Shapes.Contains);

    /// <summary>The store belongs to the fixture, so the container is given it as it is and does not dispose of it.</summary>
    private static Task<AdminTestHost> StartAsync(Scene scene) =>
        AdminTestHost.StartAsync(admin => admin.Services.AddSingleton(scene.Store), cancellationToken: scene.Stop);

    private static List<AdminStep> Script()
    {
        var provision = new OrganizationProvision { Id = Acme.Value, Name = "Acme", Domain = "acme.example.com", OwnerAccount = Owner.Account, OwnerName = Owner.Name };
        var information = new BasicInformation { Name = "고객지원", ServiceId = "support", Languages = ["ko", "en"], MainLanguage = "ko" };
        List<AdminCommand> commands =
        [
            new ProvisionCommand { Actor = AdminTestHost.Operator, Organization = Acme, Provision = provision },
            new AddServiceCommand { Actor = Owner, Organization = Acme, Type = ServiceType.ConsultationManagement },
            new AddServiceCommand { Actor = Nobody, Organization = Acme, Type = ServiceType.ConsultationManagement },
            new SaveBasicInformationCommand { Actor = Owner, Organization = Acme, Service = 1, Information = information },
            new RegisterContractCommand { Actor = Owner, Organization = Acme, Service = 1, Terms = One },
            new ChangeContractCommand { Actor = Owner, Organization = Acme, Service = 1, Seen = SeenVersion.Any, Terms = Two },
            new ChangeContractCommand { Actor = Owner, Organization = Acme, Service = 1, Seen = SeenVersion.Any, Terms = Two },
            new ChangeContractCommand { Actor = Owner, Organization = Acme, Service = 1, Seen = SeenVersion.Any, Terms = One },
            new AddServiceCommand { Actor = Owner, Organization = Acme, Type = ServiceType.ConsultationManagement },
            new SaveBasicInformationCommand { Actor = Owner, Organization = Acme, Service = 2, Information = information },
            new SaveBasicInformationCommand { Actor = Owner, Organization = Acme, Service = 2, Information = information with { Name = "Other", ServiceId = "SUPPORT" } },
            new SuspendCommand { Actor = Owner, Organization = Acme, Service = 1, Seen = SeenVersion.Stale },
            new SuspendCommand { Actor = Owner, Organization = Acme, Service = 1 },
            new TerminateCommand { Actor = AdminTestHost.Operator, Organization = Acme, Service = 1 },
            new SaveBasicInformationCommand { Actor = Owner, Organization = Acme, Service = 2, Information = information with { ServiceId = "desk" } },
            new DiscardCommand { Actor = Owner, Organization = Acme, Service = 2 },
            new ErasePersonCommand { Actor = AdminTestHost.Operator, Organization = Acme, Account = Owner.Account },
            new AddServiceCommand { Actor = Owner, Organization = Acme, Type = ServiceType.IssueManagement },
        ];
        return [.. commands.Select(command => new AdminStep(Duration.FromSeconds(1), command))];
    }
}
