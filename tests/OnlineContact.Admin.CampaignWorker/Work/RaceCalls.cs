using System.Globalization;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignWorker.Work;

/// <summary>What each writer of a race asks for.</summary>
internal static class RaceCalls
{
    /// <summary>The account of the administrator who is dismissed.</summary>
    public const string Deputy = "deputy";

    /// <summary>One in so many writers dismisses; the others are dismissed.</summary>
    public const int Dismissing = 16;

    public const int MostWriters = 64;

    public static Task<Outcome<ChangeReceipt>> CallAsync(AdminTestHost host, RaceOrder order, int writer)
    {
        var (services, organization) = (host.ContractedServices, order.Organization);
        var owner = AdminActor.Member(organization, "owner", "Owner", "192.0.2.1");
        var service = order.Services.Count == 0 ? 0 : order.Services[writer % order.Services.Count];
        var seen = order.Version == 0 ? StoreVersion.Any : new StoreVersion(order.Version);
        switch (order.Kind)
        {
            case RaceKind.ContractChange:
                return services.ChangeContractAsync(owner, organization, service, seen, Users(order.Round * MostWriters + writer + 2));
            case RaceKind.ServiceId:
                var id = Letters("same", order.Round);
                return services.SaveBasicInformationAsync(owner, organization, service, seen, Information($"Id {order.Round} of {writer}", writer % 2 == 0 ? id : id.ToUpperInvariant()));
            case RaceKind.ServiceName:
                var name = $"Name {order.Round}";
                return services.SaveBasicInformationAsync(owner, organization, service, seen, Information(writer % 2 == 0 ? name : name.ToUpperInvariant(), Letters("own", order.Round * MostWriters + writer)));
            case RaceKind.Transitions:
                return (writer % 3) switch
                {
                    0 => services.SuspendAsync(owner, organization, service, seen),
                    1 => services.ResumeAsync(owner, organization, service, seen),
                    _ => services.TerminateAsync(owner, organization, service, seen),
                };
            case RaceKind.SeenVersion:
                return writer % 2 == 0 ? services.ResumeAsync(owner, organization, service, seen) : services.TerminateAsync(owner, organization, service, seen);
            case RaceKind.Rights when writer % Dismissing == 0:
                return host.Administrators.RemoveAsync(AdminTestHost.Operator, organization, StoreVersion.Any, [Deputy]);
            case RaceKind.Rights:
                return services.AddAsync(AdminActor.Member(organization, Deputy, "Deputy", "192.0.2.2"), organization, ServiceType.IssueManagement);
            default:
                return services.AddAsync(owner, organization, ServiceType.IssueManagement);
        }
    }

    private static ContractTermInput[] Users(int users) => [new() { Item = "ticket", Users = users }];

    private static BasicInformation Information(string name, string id) => new() { Name = name, ServiceId = id, Languages = ["ko"], MainLanguage = "ko" };

    /// <summary>Service IDs have letters only.</summary>
    private static string Letters(string before, int number) =>
        before + string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + (digit - '0'))));
}
