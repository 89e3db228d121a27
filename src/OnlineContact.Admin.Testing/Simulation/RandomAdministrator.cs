using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;

namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>
/// Somebody who wants things done by seed: mostly what could be done, with few services, names, IDs and pictures, so that she meets the
/// others everywhere.
/// </summary>
internal sealed class RandomAdministrator(SeededRandom random)
{
    public static readonly OrganizationId Alpha = OrganizationId.Parse("alpha");
    public static readonly OrganizationId Beta = OrganizationId.Parse("beta");

    public static IReadOnlyList<OrganizationId> Organizations { get; } = [Alpha, Beta];

    // Signature and header with its checksum: as much of a PNG as is read.
    private static readonly byte[][] Pictures = [Png(16, [0x1F, 0xF3, 0xFF, 0x61]), Png(32, [0x77, 0x00, 0x7D, 0x59])];

    private static readonly string[] Names = ["Alpha", "alpha", "고객지원"];
    private static readonly string[] Ids = ["support", "SUPPORT", "desk", "gamma"];

    private static readonly IReadOnlyList<ContractTermInput>[] Terms =
    [
        [Of("ticket", 1)],
        [Of("ticket", 2)],
        [Of("ticket", 2), Of("helpdoc", null)],
        [Of("ticket", 1), Of("chat", 3)],
        [Of("chat", 3)],
    ];

    /// <summary>The request that she has no answer to and will ask again.</summary>
    public SimulatedRequest? Pending { get; set; }

    public OrganizationId Organization() => random.Next(5) == 0 ? Beta : Alpha;

    public bool Asks(int perThousand) => random.Hits(perThousand);

    /// <summary>How far the clock moves before she does something.</summary>
    public Duration Pause() => random.Next(10) switch
    {
        0 => Duration.FromMinutes(random.Next(15)),
        < 4 => Duration.FromSeconds(random.Next(90)),
        _ => Duration.Zero,
    };

    /// <summary>What she wants done next.</summary>
    /// <param name="number">The number of the request; it makes her name or address one of its own, and so every entry of it.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="services">The services that she has seen, with their versions; null when she has seen none because there is no organization.</param>
    public SimulatedRequest Next(int number, OrganizationId organization, IReadOnlyList<(long Number, StoreVersion Version)>? services)
    {
        var (service, seen) = services is { Count: > 0 } && random.Next(10) > 0 ? random.Pick(services) : (1L + random.Next(4), StoreVersion.First);
        var command = Command(number, organization, service, services is not null);
        var version = random.Next(10) switch
        {
            < 5 => seen,
            < 9 => StoreVersion.Any,
            _ => seen.Next,
        };
        var id = random.Next(10) < 6 ? RequestId.Create($"request-{number}").Value : RequestId.None;
        return new SimulatedRequest
        {
            Number = number,
            Command = command,
            Version = command is ServiceCommand and not SetDiscountCommand ? version : default,
            Id = command is ErasePersonCommand or ConfirmClockCommand ? RequestId.None : id,
        };
    }

    /// <summary>Provisions an organization.</summary>
    public static SimulatedRequest Provision(int number, OrganizationId organization) => new()
    {
        Number = number,
        Command = Provision(AdminActor.Operator($"Operator {number}"), organization),
        Version = default,
        Id = RequestId.None,
    };

    private AdminActor Actor(int number, OrganizationId organization) => random.Next(20) switch
    {
        < 3 => AdminActor.Operator($"Operator {number}"),
        3 => AdminActor.Member(organization, "somebody", "Somebody", Address(number)),
        4 => AdminActor.Member(organization == Alpha ? Beta : Alpha, "owner", "Owner", Address(number)),
        _ => AdminActor.Member(organization, "owner", "Owner", Address(number)),
    };

    private AdminCommand Command(int number, OrganizationId organization, long service, bool isThere)
    {
        var actor = Actor(number, organization);
        var operatorMostly = random.Next(5) == 0 ? actor : AdminActor.Operator($"Operator {number}");
        if (!isThere && random.Next(4) > 0) return Provision(operatorMostly, organization);
        var information = new BasicInformation { Name = random.Pick(Names), ServiceId = random.Pick(Ids), Languages = ["ko", "en"], MainLanguage = random.Next(4) == 0 ? "en" : "ko" };
        return random.Next(40) switch
        {
            < 3 => new AddServiceCommand { Actor = actor, Organization = organization, Type = ServiceType.ConsultationManagement },
            < 10 => new SaveBasicInformationCommand { Actor = actor, Organization = organization, Service = service, Information = information },
            < 12 => new SaveDraftCommand { Actor = actor, Organization = organization, Service = service, Information = information with { ServiceId = null } },
            < 15 => new RegisterContractCommand { Actor = actor, Organization = organization, Service = service, Terms = random.Pick(Terms) },
            < 23 => new ChangeContractCommand { Actor = actor, Organization = organization, Service = service, Terms = random.Pick(Terms) },
            < 27 => new SuspendCommand { Actor = actor, Organization = organization, Service = service },
            < 30 => new ResumeCommand { Actor = actor, Organization = organization, Service = service },
            < 32 => new TerminateCommand { Actor = actor, Organization = organization, Service = service },
            < 33 => new DiscardCommand { Actor = actor, Organization = organization, Service = service },
            < 35 => new SetPictureCommand { Actor = actor, Organization = organization, Service = service, Bytes = random.Pick(Pictures) },
            < 36 => new RemovePictureCommand { Actor = actor, Organization = organization, Service = service },
            < 38 => new SetDiscountCommand { Actor = operatorMostly, Organization = organization, Service = service, From = new YearMonth(2021, 4), Percent = 10 * random.Next(3) },
            < 39 => new ErasePersonCommand { Actor = operatorMostly, Organization = organization, Account = random.Next(2) == 0 ? "owner" : "somebody" },
            _ => new ConfirmClockCommand { Actor = operatorMostly, Organization = organization },
        };
    }

    private static ProvisionCommand Provision(AdminActor actor, OrganizationId organization) => new()
    {
        Actor = actor,
        Organization = organization,
        Provision = new OrganizationProvision
        {
            Id = organization.Value,
            Name = $"Organization {organization}",
            Domain = $"{organization}.example.com",
            OwnerAccount = "owner",
            OwnerName = "Owner",
        },
    };

    private static string Address(int number) => $"192.0.{2 + (number / 256)}.{number % 256}";

    private static ContractTermInput Of(string item, decimal? users) => new() { Item = item, Users = users };

    private static byte[] Png(byte width, ReadOnlySpan<byte> checksum) =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, width, 0, 0, 0, 16, 8, 6, 0, 0, 0, .. checksum];
}
