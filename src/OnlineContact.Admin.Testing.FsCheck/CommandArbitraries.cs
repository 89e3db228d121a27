using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.FsCheck.Generators;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>
/// Histories of two organizations, alpha (Asia/Seoul) and beta (America/New_York), with two administrators each at first, the operator,
/// persons who get rights and lose them and actors of the other organization, good and bad input, and a clock that moves by minutes, days and now and
/// then backwards. Begin with <see cref="Beginning"/>, then <see cref="Appointing"/>.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class CommandArbitraries
{
    /// <summary>The account of the second administrator of both; the first one's is <c>owner</c>.</summary>
    public const string SecondAdministrator = "deputy";

    private static readonly OrganizationId Alpha = OrganizationId.Parse("alpha");
    private static readonly OrganizationId Beta = OrganizationId.Parse("beta");
    private static readonly OrganizationId Nowhere = OrganizationId.Parse("nowhere");

    /// <summary>The two organizations.</summary>
    public static IReadOnlyList<OrganizationId> Organizations { get; } = [Alpha, Beta];

    /// <summary>The first steps: both organizations are provisioned, and the second administrator of each is invited. Her invitation is mailed after the last of them.</summary>
    public static IReadOnlyList<AdminStep> Beginning { get; } =
    [
        new(Duration.Zero, ProvisionOf(AdminTestHost.Operator, Alpha, null)),
        new(Duration.Zero, ProvisionOf(AdminTestHost.Operator, Beta, "US/Eastern")),
        new(Duration.Zero, InvitationOf(AdminTestHost.Operator, Alpha, SecondAdministrator)),
        new(Duration.Zero, InvitationOf(AdminTestHost.Operator, Beta, SecondAdministrator)),
    ];

    /// <summary>The next steps: the second administrator of both accepts and is appointed.</summary>
    public static IReadOnlyList<AdminStep> Appointing { get; } =
    [
        .. Organizations.SelectMany(organization => (AdminCommand[])
        [
            new AcceptCommand { Actor = AdminTestHost.Operator, Organization = organization, Account = SecondAdministrator },
            new AddAdministratorsCommand { Actor = AdminTestHost.Operator, Organization = organization, Accounts = [SecondAdministrator] },
        ]).Select(command => new AdminStep(Duration.Zero, command)),
    ];

    /// <summary>The steps after those: both have two services in use, the first one with the owner as its administrator and the other one with the second administrator.</summary>
    public static IReadOnlyList<AdminStep> Contracting { get; } =
    [
        .. Organizations.SelectMany(organization => ContractingOf(organization, 2, "owner", "gamma").Concat(ContractingOf(organization, 3, SecondAdministrator, "delta")))
            .Select(command => new AdminStep(Duration.Zero, command)),
    ];

    /// <summary>Histories in which nearly everything is about SSO logins and which service uses which. Begin with <see cref="Contracting"/>, after the others.</summary>
    /// <param name="length">The number of steps.</param>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ImmutableArray<AdminStep>> SsoHistories(int length) => Arb.From(ListGenerators.Lists(SsoStepGen, length, length), Shrink);

    /// <summary>Histories in which nearly everything is about people and their rights.</summary>
    /// <param name="length">The number of steps.</param>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ImmutableArray<AdminStep>> PeopleHistories(int length) => Arb.From(ListGenerators.Lists(PeopleStepGen, length, length), Shrink);

    /// <summary>Histories of some length; shrink by leaving out halves, then single steps.</summary>
    /// <param name="length">The number of steps.</param>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ImmutableArray<AdminStep>> Histories(int length) => Arb.From(ListGenerators.Lists(StepGen, length, length), Shrink);

    private static Gen<Duration> AdvanceGen { get; } = Gen.Frequency(
        (10, Gen.Constant(Duration.Zero)),
        (6, Gen.Choose(1, 90).Select(seconds => Duration.FromSeconds(seconds))),
        (5, Gen.Choose(1, 300).Select(minutes => Duration.FromMinutes(minutes))),
        (3, Gen.Choose(6, 30).Select(hours => Duration.FromHours(hours))),
        (1, Gen.Choose(1, 40).Select(days => Duration.FromDays(days))),
        (1, Gen.Choose(1, 8).Select(minutes => Duration.FromMinutes(-minutes))));

    private static Gen<OrganizationId> OrganizationGen { get; } = Gen.Frequency(
        (10, Gen.Constant(Alpha)),
        (10, Gen.Constant(Beta)),
        (1, Gen.Constant(Nowhere)));

    private static Gen<ServiceType?> TypeGen { get; } = Gen.Frequency(
        (6, Gen.Constant<ServiceType?>(null)),
        (4, Gen.Constant<ServiceType?>(ServiceType.ConsultationManagement)),
        (2, Gen.Constant<ServiceType?>(ServiceType.IssueManagement)),
        (1, Gen.Constant<ServiceType?>((ServiceType)7)));

    private static Gen<string?> NameGen { get; } = Gen.Frequency<string?>(
        (12, Gen.Elements<string?>("Alpha", "alpha", "ALPHA ", "Ａｌｐｈａ", "고객지원", "Beta desk", "Gamma", "카페 Ω", "カスタマー", new string(' ', 230) + "Gamma", Smiles(100))),
        (2, Gen.Elements<string?>(null, "", " \t ", "\u200B\u3164", new string('x', 101), Smiles(101), new string('\uFDFA', 23), "a\u0007b", "a\u202Eb", "\ud800")));

    private static Gen<string?> IdGen { get; } = Gen.Frequency<string?>(
        (12, Gen.Elements<string?>("help", "Alpha", "alpha", "desk", "Beta", "gamma", "delta", "Epsilon", "zeta", "eta", "theta", "iota", "kappa")),
        (1, Gen.Elements<string?>(null, "", " ", "a1", "한글", "аdmin", "API", "OpenApi", new string('x', 46), new string('x', 45))));

    private static Gen<(IReadOnlyList<string>? Languages, string? Main)> LanguagesGen { get; } = Gen.Elements<(IReadOnlyList<string>?, string?)>(
        (["ko"], "ko"),
        (["KO"], "ko"),
        (["ko", "en"], "ko"),
        (["ko", "en"], "en"),
        (["ja", "zh_TW"], "zh_tw"),
        (["fr"], "FR"),
        (null, null),
        (null, null),
        ([], null),
        (["ko", "KO"], "ko"),
        (["ko"], "en"),
        (["ko"], null),
        (["toolong"], "toolong"),
        (["k1"], "k1"));

    private static Gen<string?> ZoneGen { get; } = Gen.Frequency<string?>(
        (8, Gen.Constant<string?>(null)),
        (4, Gen.Elements<string?>("Asia/Seoul", "ROK", "europe/berlin", "Etc/GMT-9", "Pacific/Apia")),
        (1, Gen.Elements<string?>("", "Mars/Olympus", "UTC+9")));

    /// <summary>Good for a consultation service unless name or ID are taken: without it few histories get far.</summary>
    private static Gen<BasicInformation> GoodGen { get; } =
        from name in Gen.Elements("Alpha", "alpha", "Gamma", "고객지원")
        from id in Gen.Elements("help", "desk", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa")
        select new BasicInformation { Name = name, ServiceId = id, Languages = ["ko"], MainLanguage = "ko" };

    private static Gen<BasicInformation> InformationGen { get; } = Gen.Frequency((3, GoodGen), (2, AnyGen()));

    private static Gen<BasicInformation> AnyGen() =>
        from type in TypeGen
        from name in NameGen
        from id in IdGen
        from languages in LanguagesGen
        from zone in ZoneGen
        select new BasicInformation { Type = type, Name = name, ServiceId = id, Languages = languages.Languages, MainLanguage = languages.Main, TimeZone = zone };

    private static Gen<BasicInformation> PartGen { get; } =
        from information in InformationGen
        from left in Gen.Choose(0, 15)
        select information with
        {
            Name = (left & 1) == 0 ? information.Name : null,
            ServiceId = (left & 2) == 0 ? information.ServiceId : null,
            Languages = (left & 4) == 0 ? information.Languages : null,
            MainLanguage = (left & 4) == 0 ? information.MainLanguage : null,
        };

    private static Gen<IReadOnlyList<ContractTermInput>> TermsGen { get; } = Gen.Frequency(
        (6, Gen.Elements<IReadOnlyList<ContractTermInput>>(
            [Of("ticket", 1)],
            [Of("ticket", 2)],
            [Of("knowledge"), Of("ticket", 1.0m)],
            [Of("ticket", 0)],
            [Of("ticket", 3), Of("knowledge", 0)])),
        (4, Gen.Elements<IReadOnlyList<ContractTermInput>>(
            [Of("ticket", 1), Of("chat", 100_000)],
            [Of("chat", 4), Of("ticket", 1), Of("telticket", 2)],
            [Of("ticket", 1), Of("helpdoc"), Of("callback")],
            [Of("endusermanagement"), Of("ticket", 1)])),
        (2, Gen.Elements<IReadOnlyList<ContractTermInput>>(
            [],
            [Of("chat", 1)],
            [Of("ticket", -1)],
            [Of("ticket", 1.5m)],
            [Of("ticket", 100_001)],
            [Of("ticket")],
            [Of("ticket", 1), Of("chat", 0)],
            [Of("ticket", 1), Of("ticket", 1)],
            [Of("ticket", 1), Of("helpdoc", 2)],
            [Of("ticket", 1), Of("ticketevaluation")],
            [Of("ticket", 1), Of("Ticket", 1)],
            [Of("ticket", 1), Of("smssend")],
            [.. Enumerable.Repeat(Of("ticket", 1), 50)],
            [.. Enumerable.Repeat(Of("ticket", 1), 51)])));

    private static Gen<byte[]> PictureGen { get; } = Gen.Elements(
        PictureBuilder.Png(16, 16),
        PictureBuilder.Png(32, 16),
        PictureBuilder.Png(4096, 1),
        PictureBuilder.Png(16, 16)[..20],
        PictureBuilder.Png(1, 100_000),
        PictureBuilder.Png(0, 1),
        "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray());

    private static Gen<SeenVersion> SeenGen { get; } = Gen.Frequency(
        (8, Gen.Constant(SeenVersion.Good)),
        (4, Gen.Constant(SeenVersion.Any)),
        (1, Gen.Constant(SeenVersion.Stale)));

    private static Gen<long> NumberGen { get; } = Gen.Frequency(
        (20, Gen.Choose(1, 4).Select(number => (long)number)),
        (6, Gen.Choose(5, 12).Select(number => (long)number)),
        (1, Gen.Elements(0L, -1L, long.MaxValue)));

    private static Gen<AdminStep> StepGen { get; } =
        from advance in AdvanceGen
        from organization in OrganizationGen
        from actor in ActorGen(organization)
        from command in CommandGen(organization, actor)
        select new AdminStep(advance, command);

    private static Gen<AdminActor> ActorGen(OrganizationId organization) => Gen.Frequency(
        (10, Gen.Constant(AdminActor.Member(organization, "owner", "Owner", "192.0.2.1"))),
        (10, Gen.Constant(AdminActor.Member(organization, SecondAdministrator, "Deputy", "2001:db8::1"))),
        (5, Gen.Constant(AdminTestHost.Operator)),
        (3, Gen.Elements("alice", "bob", "carol").Select(account => AdminActor.Member(organization, account, "Person", "192.0.2.4"))),
        (2, Gen.Constant(AdminActor.Member(organization, "somebody", "Owner", "192.0.2.3"))),
        (1, Gen.Constant(AdminActor.Member(organization == Alpha ? Beta : Alpha, "owner", "Owner", "192.0.2.1"))));

    private static Gen<AdminStep> PeopleStepGen { get; } =
        from advance in AdvanceGen
        from organization in OrganizationGen
        from actor in ActorGen(organization)
        from command in Gen.Frequency((7, PeopleGen(organization, actor)), (2, CommandGen(organization, actor)))
        select new AdminStep(advance, command);

    private static Gen<AdminStep> SsoStepGen { get; } =
        from advance in AdvanceGen
        from organization in OrganizationGen
        from actor in ActorGen(organization)
        from command in Gen.Frequency((12, SsoGen(organization, actor)), (2, CommandGen(organization, actor)), (1, TerminationGen(organization)))
        select new AdminStep(advance, command);

    private static Gen<string> AccountGen { get; } = Gen.Frequency(
        (16, Gen.Elements("alice", "bob", "carol")),
        (6, Gen.Elements("owner", SecondAdministrator)),
        (2, Gen.Elements("a1ice", "car0l", "dan.kim", "dan-kim")),
        (1, Gen.Elements("", "Alice", "аlice", "alice.", "nobody", new string('x', 21))));

    private static Gen<IReadOnlyList<string>> AccountsGen { get; } = Gen.Frequency(
        (8, AccountGen.Select(account => (IReadOnlyList<string>)[account])),
        (4, AccountGen.ListOf(2).Select(accounts => (IReadOnlyList<string>)[.. accounts])),
        (2, AccountGen.ListOf(3).Select(accounts => (IReadOnlyList<string>)[.. accounts])),
        (1, Gen.Elements<IReadOnlyList<string>>([], [.. Enumerable.Repeat("alice", 101)])));

    private static Gen<MemberInvitation> InvitationGen { get; } =
        from account in AccountGen
        from name in Gen.Frequency<string?>((12, Gen.Elements<string?>("Alice", "김지우", " Bob ", Smiles(60))), (1, Gen.Elements<string?>(null, "", "\u200B", "a\u0007b", "a\udc00", Smiles(61))))
        from email in Gen.Frequency<string?>((12, Gen.Elements<string?>("a@example.com", "Bob@Example.co.kr", "kim_j.w+1@example.com")), (1, Gen.Elements<string?>(null, "", "a", "a@b", "a.@example.com", "a@-b.com", "a@example.1", "a@@example.com", "a\u202E@example.com")))
        from mobile in Gen.Frequency<string?>((8, Gen.Constant<string?>(null)), (6, Gen.Elements<string?>("+82 10-1234-5678", "+12025550123")), (1, Gen.Elements<string?>("010-1234-5678", "+1", "+0123456789")))
        select new MemberInvitation { Account = account, Name = name, Email = email, Mobile = mobile };

    private static Gen<PersonalSettingsChange> SettingsGen { get; } =
        from nickname in Gen.Frequency<string?>((6, Gen.Elements<string?>(null, " ", "상담 김", "Kim ")), (1, Gen.Elements<string?>("a\u0007b", "\u3164", Smiles(61))))
        from language in Gen.Frequency<string?>((8, Gen.Elements<string?>("ko", "en")), (1, Gen.Elements<string?>(null, "fr", "KO")))
        from assignment in Gen.Elements(true, false)
        select new PersonalSettingsChange { Nickname = nickname, Language = language, TicketAssignment = assignment };

    private static Gen<AdminCommand> PeopleGen(OrganizationId organization, AdminActor actor) =>
        from account in AccountGen
        from accounts in AccountsGen
        from invitation in InvitationGen
        from registers in Gen.Elements(false, false, true)
        from seen in Gen.Frequency((8, Gen.Constant(SeenVersion.Any)), (6, Gen.Constant(SeenVersion.Good)), (1, Gen.Constant(SeenVersion.Stale)))
        from number in NumberGen
        from role in Gen.Frequency((5, Gen.Constant(ServiceRole.Administrator)), (5, Gen.Constant(ServiceRole.Agent)), (1, Gen.Constant((ServiceRole)3)))
        from channels in Gen.Frequency((20, Gen.Choose(0, 7)), (1, Gen.Constant(8))).Select(value => (AgentChannels)value)
        from first in Gen.Elements(false, false, false, true)
        from settings in SettingsGen
        from place in Gen.Elements<long?>(null, number)
        from command in Gen.Frequency<AdminCommand>(
            (12, Gen.Constant<AdminCommand>(new InviteCommand { Actor = actor, Organization = organization, Invitation = invitation with { Mobile = registers ? invitation.Mobile : null }, Registers = registers })),
            (1, Gen.Constant<AdminCommand>(new InviteCommand { Actor = actor, Organization = organization, Invitation = invitation })),
            (4, Gen.Constant<AdminCommand>(new ResendCommand { Actor = actor, Organization = organization, Account = account, Seen = seen })),
            (3, Gen.Constant<AdminCommand>(new CancelInvitationCommand { Actor = actor, Organization = organization, Account = account, Seen = seen })),
            (14, Gen.Constant<AdminCommand>(new AcceptCommand { Actor = AdminTestHost.Operator, Organization = organization, Account = account, First = first })),
            (1, Gen.Constant<AdminCommand>(new AcceptCommand { Actor = actor, Organization = organization, Account = account, First = first })),
            (4, Gen.Constant<AdminCommand>(new DisableMemberCommand { Actor = actor, Organization = organization, Account = account, Seen = seen })),
            (4, Gen.Constant<AdminCommand>(new EnableMemberCommand { Actor = actor, Organization = organization, Account = account, Seen = seen })),
            (10, Gen.Constant<AdminCommand>(new AddAdministratorsCommand { Actor = actor, Organization = organization, Accounts = accounts, Seen = seen })),
            (8, Gen.Constant<AdminCommand>(new RemoveAdministratorsCommand { Actor = actor, Organization = organization, Accounts = accounts, Seen = seen })),
            (6, Gen.Constant<AdminCommand>(new AddAgentsCommand { Actor = actor, Organization = organization, Accounts = accounts })),
            (16, Gen.Constant<AdminCommand>(new GiveRoleCommand { Actor = actor, Organization = organization, Account = account, Service = number, Role = role, Channels = channels, Seen = seen })),
            (6, Gen.Constant<AdminCommand>(new TakeRoleCommand { Actor = actor, Organization = organization, Account = account, Service = number, Seen = seen })),
            (8, Gen.Constant<AdminCommand>(new ChangeSettingsCommand { Actor = actor, Organization = organization, Service = place, Change = settings, Seen = seen })),
            (6, Gen.Constant<AdminCommand>(new RemoveAgentCommand { Actor = actor, Organization = organization, Account = account, Seen = seen })))
        select command;

    private static Gen<SsoLoginInput> LoginGen { get; } =
        from name in Gen.Frequency((8, Gen.Elements("Shop", " Shop", "고객 사이트")), (1, Gen.Elements(null!, "", "a\u0007b", new string('x', 51))))
        from remote in Gen.Frequency((8, Gen.Elements("https://example.com/login", "https://example.com/sso")), (1, Gen.Elements(null!, "", "http://example.com/", "https://me@example.com/", "https://example.com/#a")))
        from check in Gen.Frequency<string?>((4, Gen.Constant<string?>(null)), (2, Gen.Constant<string?>("https://example.com/check")), (1, Gen.Constant<string?>("ftp://example.com/")))
        from returns in Gen.Elements<IReadOnlyList<string>>([], [], ["https://example.com/"], ["https://example.com/", "https://help.example.com/a"], ["help"])
        from status in Gen.Frequency((8, Gen.Elements("https://example.com/status", "https://example.com/s")), (1, Gen.Elements(null!, "", "http://example.com/status")))
        from tokens in Gen.Choose(0, 7)
        from fields in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(0, 31)), (1, Gen.Elements(32, -1)))
        from declares in Gen.Frequency((9, Gen.Constant(tokens == 4)), (1, Gen.Constant(true)))
        select new SsoLoginInput
        {
            Name = name, RemoteLoginUrl = remote, StatusUrl = status, TokenCheckUrl = check, ReturnUrls = returns,
            AcceptsVersion1 = (tokens & 1) == 0, AcceptsVersion2 = (tokens & 2) == 0, IsStrict = tokens == 4, DeclaredFields = declares ? (SsoOptionalFields)fields : SsoOptionalFields.None,
        };

    /// <summary>Only a service's administrator chooses for it: now and then somebody makes herself one.</summary>
    private static Gen<AdminCommand> SsoGen(OrganizationId organization, AdminActor actor) =>
        from login in LoginGen
        from seen in SeenGen
        from number in Gen.Frequency((8, Gen.Choose(1, 2).Select(number => (long)number)), (1, Gen.Elements(3L, 0L, -1L, long.MaxValue)))
        from none in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from service in Gen.Frequency((6, Gen.Choose(2, 3).Select(number => (long)number)), (1, NumberGen))
        from command in Gen.Frequency<AdminCommand>(
            (4, Gen.Constant<AdminCommand>(new AddSsoLoginCommand { Actor = actor, Organization = organization, Login = login })),
            (4, Gen.Constant<AdminCommand>(new EditSsoLoginCommand { Actor = actor, Organization = organization, Number = number, Login = login, Seen = seen })),
            (3, Gen.Constant<AdminCommand>(new DeleteSsoLoginCommand { Actor = actor, Organization = organization, Number = number, Seen = seen })),
            (5, Gen.Constant<AdminCommand>(new GiveRoleCommand { Actor = actor, Organization = organization, Account = actor.Account, Service = service, Role = ServiceRole.Administrator, Channels = AgentChannels.None, Seen = SeenVersion.Any })),
            (8, Gen.Constant<AdminCommand>(new ChooseSsoLoginCommand { Actor = actor, Organization = organization, Service = service, Login = none ? null : number, Seen = seen })))
        select command;

    private static Gen<AdminCommand> CommandGen(OrganizationId organization, AdminActor actor) =>
        from number in NumberGen
        from seen in SeenGen
        from information in InformationGen
        from part in PartGen
        from terms in TermsGen
        from picture in PictureGen
        from type in Gen.Frequency((5, Gen.Constant(ServiceType.ConsultationManagement)), (3, Gen.Constant(ServiceType.IssueManagement)), (1, Gen.Constant((ServiceType)0)))
        from percent in Gen.Elements(0m, 10m, 10m, 100m, -1m, 12.5m, 101m)
        from month in Gen.Choose(1, 4)
        from account in Gen.Elements("owner", SecondAdministrator, "somebody", "nobody", "alice")
        from agrees in Gen.Elements(false, true)
        from command in Gen.Frequency<AdminCommand>(
            (8, Gen.Constant<AdminCommand>(new AddServiceCommand { Actor = actor, Organization = organization, Type = type })),
            (6, Gen.Constant<AdminCommand>(new SaveDraftCommand { Actor = actor, Organization = organization, Service = number, Seen = seen, Information = part })),
            (24, Gen.Constant<AdminCommand>(new SaveBasicInformationCommand { Actor = actor, Organization = organization, Service = number, Seen = seen, Information = information })),
            (14, Gen.Constant<AdminCommand>(new RegisterContractCommand { Actor = actor, Organization = organization, Service = number, Seen = seen, Terms = terms })),
            (14, Gen.Constant<AdminCommand>(new ChangeContractCommand { Actor = actor, Organization = organization, Service = number, Seen = seen, Terms = terms, Agrees = agrees })),
            (12, Gen.Constant<AdminCommand>(new SuspendCommand { Actor = actor, Organization = organization, Service = number, Seen = seen })),
            (5, Gen.Constant<AdminCommand>(new ResumeCommand { Actor = actor, Organization = organization, Service = number, Seen = seen })),
            (12, Gen.Constant<AdminCommand>(new TerminateCommand { Actor = actor, Organization = organization, Service = number, Seen = seen })),
            (2, Gen.Constant<AdminCommand>(new DiscardCommand { Actor = actor, Organization = organization, Service = number, Seen = seen })),
            (5, Gen.Constant<AdminCommand>(new SetPictureCommand { Actor = actor, Organization = organization, Service = number, Seen = seen, Bytes = picture })),
            (2, Gen.Constant<AdminCommand>(new RemovePictureCommand { Actor = actor, Organization = organization, Service = number, Seen = seen })),
            (4, Gen.Constant<AdminCommand>(new SetDiscountCommand { Actor = actor, Organization = organization, Service = number, From = new YearMonth(2021, month), Percent = percent })),
            (2, Gen.Constant<AdminCommand>(new ErasePersonCommand { Actor = actor, Organization = organization, Account = account })),
            (2, Gen.Constant<AdminCommand>(new ConfirmClockCommand { Actor = actor, Organization = organization })),
            (20, PeopleGen(organization, actor)),
            (14, SsoGen(organization, actor)),
            (1, Gen.Constant<AdminCommand>(ProvisionOf(actor, organization, "Mars/Olympus"))))
        select command;

    /// <summary>A login of a terminated service may be deleted.</summary>
    private static Gen<AdminCommand> TerminationGen(OrganizationId organization) =>
        from service in Gen.Choose(2, 3)
        from command in Gen.Elements<AdminCommand>(
            new SuspendCommand { Actor = AdminTestHost.Operator, Organization = organization, Service = service, Seen = SeenVersion.Any },
            new TerminateCommand { Actor = AdminTestHost.Operator, Organization = organization, Service = service, Seen = SeenVersion.Any })
        select command;

    private static IEnumerable<AdminCommand> ContractingOf(OrganizationId organization, long number, string administrator, string id) =>
    [
        new AddServiceCommand { Actor = AdminTestHost.Operator, Organization = organization, Type = ServiceType.ConsultationManagement },
        new SaveBasicInformationCommand
        {
            Actor = AdminTestHost.Operator, Organization = organization, Service = number, Seen = SeenVersion.Any,
            Information = new BasicInformation { Name = id, ServiceId = id, Languages = ["ko"], MainLanguage = "ko" },
        },
        new RegisterContractCommand { Actor = AdminTestHost.Operator, Organization = organization, Service = number, Seen = SeenVersion.Any, Terms = [Of("ticket", 1)] },
        new GiveRoleCommand
        {
            Actor = AdminTestHost.Operator, Organization = organization, Account = administrator, Service = number, Role = ServiceRole.Administrator, Channels = AgentChannels.None, Seen = SeenVersion.Any,
        },
    ];

    private static InviteCommand InvitationOf(AdminActor actor, OrganizationId organization, string account) => new()
    {
        Actor = actor,
        Organization = organization,
        Invitation = new MemberInvitation { Account = account, Name = "Deputy", Email = $"{account}@example.com" },
    };

    private static ProvisionCommand ProvisionOf(AdminActor actor, OrganizationId organization, string? zone) => new()
    {
        Actor = actor,
        Organization = organization,
        Provision = new OrganizationProvision
        {
            Id = organization.Value,
            Name = $"Organization {organization}",
            Domain = $"{organization}.example.com",
            TimeZone = zone,
            OwnerAccount = "owner",
            OwnerName = "Owner",
        },
    };

    /// <summary>Signs of two units each.</summary>
    private static string Smiles(int count) => string.Concat(Enumerable.Repeat("😀", count));

    private static ContractTermInput Of(string item, decimal? users = null) => new() { Item = item, Users = users };

    private static IEnumerable<ImmutableArray<AdminStep>> Shrink(ImmutableArray<AdminStep> steps)
    {
        for (var size = steps.Length / 2; size >= 1; size /= 2)
        {
            for (var at = 0; at + size <= steps.Length; at += size) yield return steps.RemoveRange(at, size);
        }
    }
}
