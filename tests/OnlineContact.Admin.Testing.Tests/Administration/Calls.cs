using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Short ways to commands; the owner of acme asks unless somebody else is named, and sends the version along that stands there.</summary>
internal static class Calls
{
    public static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    public static readonly AdminActor Owner = Actor("owner");

    public static readonly AdminActor Operator = AdminTestHost.Operator;

    public static AdminActor Actor(string account, OrganizationId? organization = null) => AdminActor.Member(organization ?? Acme, account, "Person", "192.0.2.9");

    public static ProvisionCommand Provision(OrganizationId organization, string? zone = null, AdminActor? by = null, string? email = null) => new()
    {
        Actor = by ?? Operator,
        Organization = organization,
        Provision = new OrganizationProvision
        {
            Id = organization.Value, Name = "Organization", Domain = "contact.example.com", TimeZone = zone, OwnerAccount = "owner", OwnerName = "Owner", OwnerEmail = email,
        },
    };

    public static ConfirmClockCommand Confirm(AdminActor? by = null) => new() { Actor = by ?? Operator, Organization = Acme };

    public static ErasePersonCommand Erase(string account, AdminActor? by = null) => new() { Actor = by ?? Operator, Organization = Acme, Account = account };

    public static AddServiceCommand Add(ServiceType type = ServiceType.ConsultationManagement, AdminActor? by = null, OrganizationId? organization = null) =>
        new() { Actor = by ?? Owner, Organization = organization ?? Acme, Type = type };

    /// <summary>Basic information that is good but for what is said otherwise.</summary>
    public static SaveBasicInformationCommand Save(long service, string? name = "Desk", string? id = "desk", AdminActor? by = null) => new()
    {
        Actor = by ?? Owner,
        Organization = Acme,
        Service = service,
        Information = new BasicInformation { Name = name, ServiceId = id, Languages = ["ko"], MainLanguage = "ko" },
    };

    public static SaveBasicInformationCommand With(this SaveBasicInformationCommand save, Func<BasicInformation, BasicInformation> change) => save with { Information = change(save.Information) };

    /// <summary>Basic information of an issue service: without languages.</summary>
    public static SaveBasicInformationCommand SaveIssues(long service, string name = "Issues", string id = "issues") =>
        Save(service, name, id).With(good => good with { Languages = null, MainLanguage = null });

    public static SaveDraftCommand Draft(long service, BasicInformation information) => new() { Actor = Owner, Organization = Acme, Service = service, Information = information };

    public static ContractTermInput Of(string? item, decimal? users = null) => new() { Item = item, Users = users };

    public static RegisterContractCommand Register(long service, params IReadOnlyList<ContractTermInput> terms) => new() { Actor = Owner, Organization = Acme, Service = service, Terms = terms };

    public static ChangeContractCommand Change(long service, params IReadOnlyList<ContractTermInput> terms) => new() { Actor = Owner, Organization = Acme, Service = service, Terms = terms };

    public static SuspendCommand Suspend(long service) => new() { Actor = Owner, Organization = Acme, Service = service };

    public static ResumeCommand Resume(long service) => new() { Actor = Owner, Organization = Acme, Service = service };

    public static TerminateCommand Terminate(long service) => new() { Actor = Owner, Organization = Acme, Service = service };

    public static DiscardCommand Discard(long service) => new() { Actor = Owner, Organization = Acme, Service = service };

    public static SetPictureCommand Picture(long service, byte[] bytes) => new() { Actor = Owner, Organization = Acme, Service = service, Bytes = bytes };

    public static RemovePictureCommand RemovePicture(long service) => new() { Actor = Owner, Organization = Acme, Service = service };

    public static SetDiscountCommand Discount(long service, decimal percent, int month = 3, AdminActor? by = null) =>
        new() { Actor = by ?? Operator, Organization = Acme, Service = service, From = new YearMonth(2021, month), Percent = percent };

    public static InviteCommand Invite(string? account, string? name = "Person", string? email = "person@example.com", string? mobile = null, AdminActor? by = null) => new()
    {
        Actor = by ?? Owner,
        Organization = Acme,
        Invitation = new MemberInvitation { Account = account, Name = name, Email = email, Mobile = mobile },
    };

    public static InviteCommand RegisterPerson(string? account, string? mobile = "+82 10-1234-5678", string? email = "person@example.com") =>
        Invite(account, mobile: mobile, email: email) with { Registers = true };

    public static ResendCommand Resend(string account) => new() { Actor = Owner, Organization = Acme, Account = account };

    public static CancelInvitationCommand Cancel(string account) => new() { Actor = Owner, Organization = Acme, Account = account };

    public static DisableMemberCommand Disable(string account) => new() { Actor = Owner, Organization = Acme, Account = account };

    public static EnableMemberCommand Enable(string account) => new() { Actor = Owner, Organization = Acme, Account = account };

    public static AcceptCommand Accept(string account, bool first = false, AdminActor? by = null, OrganizationId? organization = null) =>
        new() { Actor = by ?? Operator, Organization = organization ?? Acme, Account = account, First = first };

    public static AddAdministratorsCommand Appoint(params IReadOnlyList<string> accounts) => new() { Actor = Owner, Organization = Acme, Accounts = accounts };

    public static RemoveAdministratorsCommand Dismiss(params IReadOnlyList<string> accounts) => new() { Actor = Owner, Organization = Acme, Accounts = accounts };

    public static AddAgentsCommand AddAgents(params IReadOnlyList<string> accounts) => new() { Actor = Owner, Organization = Acme, Accounts = accounts };

    public static GiveRoleCommand Give(string account, long service, ServiceRole role = ServiceRole.Agent, AgentChannels channels = AgentChannels.Ticket, AdminActor? by = null) => new()
    {
        Actor = by ?? Owner, Organization = Acme, Account = account, Service = service, Role = role, Channels = channels, Seen = SeenVersion.Any,
    };

    public static TakeRoleCommand Take(string account, long service, AdminActor? by = null) => new() { Actor = by ?? Owner, Organization = Acme, Account = account, Service = service };

    public static RemoveAgentCommand RemoveAgent(string account) => new() { Actor = Owner, Organization = Acme, Account = account };

    public static ChangeSettingsCommand Settings(AdminActor actor, long? service = null, string? nickname = null, string? language = "ko", bool assignment = true) => new()
    {
        Actor = actor, Organization = Acme, Service = service, Change = new PersonalSettingsChange { Nickname = nickname, Language = language, TicketAssignment = assignment },
    };

    public static SsoLoginInput Login(string? name = "Shop", string remote = "https://example.com/login") =>
        new() { Name = name!, RemoteLoginUrl = remote, StatusUrl = "https://example.com/status" };

    public static AddSsoLoginCommand AddLogin(SsoLoginInput? login = null, AdminActor? by = null) => new() { Actor = by ?? Owner, Organization = Acme, Login = login ?? Login() };

    public static EditSsoLoginCommand EditLogin(long number, SsoLoginInput login) => new() { Actor = Owner, Organization = Acme, Number = number, Login = login };

    public static DeleteSsoLoginCommand DeleteLogin(long number) => new() { Actor = Owner, Organization = Acme, Number = number };

    public static ChooseSsoLoginCommand Choose(long service, long? login, AdminActor? by = null) => new() { Actor = by ?? Owner, Organization = Acme, Service = service, Login = login };

    /// <summary>A person who is invited, mailed to and accepts; it takes one of the organization's numbers.</summary>
    public static IReadOnlyList<Line> Member(string account) => [(Invite(account), Trial.Done), Line.Mail, (Accept(account), Trial.Done)];

    /// <summary>A consultation service in use, with the number that comes next.</summary>
    public static IReadOnlyList<Line> InUse(long number, string id, params IReadOnlyList<ContractTermInput> terms) =>
        [(Add(), Trial.Done), (Save(number, id, id), Trial.Done), (Register(number, terms.Count == 0 ? [Of("ticket", 1)] : terms), Trial.Done)];
}
