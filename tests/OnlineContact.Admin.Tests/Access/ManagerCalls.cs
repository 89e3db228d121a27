using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Tests.Access;

/// <summary>One call of every method of every manager, each with the operation that it is and the service in which rights count.</summary>
internal static class ManagerCalls
{
    public const long Service = 1;

    public static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    private static readonly YearMonth March = new(2021, 3);

    private static readonly AdjustmentInput Adjustment = new() { Service = Service, Month = March, Amount = -1, Reason = "x", MendsService = Service, MendsMonth = March };

    private static readonly ChargeEstimate Estimate = EstimateCalculator.Estimate(PriceBooks.Korea2020, March, ContractTerms.FromStored([("ticket", 1)]), [], 0).Value;

    public static readonly IReadOnlyList<ManagerCall> All =
    [
        new("OrganizationManager.ProvisionAsync", AdminOperations.ProvisionOrganization, null, (host, actor) => Error(host.Organizations.ProvisionAsync(actor, Provision))),
        new("OrganizationManager.GetAsync", AdminOperations.ReadOrganization, null, (host, actor) => Error(host.Organizations.GetAsync(actor, Acme))),
        new("OrganizationManager.ConfirmClockAsync", AdminOperations.ConfirmClock, null, (host, actor) => Error(host.Organizations.ConfirmClockAsync(actor, Acme))),

        new("ContractedServiceManager.AddAsync", AdminOperations.AddService, null, (host, actor) => Error(host.ContractedServices.AddAsync(actor, Acme, ServiceType.IssueManagement))),
        new("ContractedServiceManager.SaveDraftAsync", AdminOperations.SaveDraft, null, (host, actor) => Error(host.ContractedServices.SaveDraftAsync(actor, Acme, Service, StoreVersion.Any, new BasicInformation()))),
        new("ContractedServiceManager.SaveBasicInformationAsync", AdminOperations.SaveBasicInformation, null, (host, actor) => Error(host.ContractedServices.SaveBasicInformationAsync(actor, Acme, Service, StoreVersion.Any, new BasicInformation()))),
        new("ContractedServiceManager.SetPictureAsync", AdminOperations.SetPicture, null, (host, actor) => Error(host.ContractedServices.SetPictureAsync(actor, Acme, Service, StoreVersion.Any, new byte[4]))),
        new("ContractedServiceManager.RemovePictureAsync", AdminOperations.SetPicture, null, (host, actor) => Error(host.ContractedServices.RemovePictureAsync(actor, Acme, Service, StoreVersion.Any))),
        new("ContractedServiceManager.GetPictureAsync", AdminOperations.ReadServices, null, (host, actor) => Error(host.ContractedServices.GetPictureAsync(actor, Acme, Service))),
        new("ContractedServiceManager.RegisterContractAsync", AdminOperations.RegisterContract, null, (host, actor) => Error(host.ContractedServices.RegisterContractAsync(actor, Acme, Service, StoreVersion.Any, Scenes.Ticket()))),
        new("ContractedServiceManager.ChangeContractAsync", AdminOperations.ChangeContract, null, (host, actor) => Error(host.ContractedServices.ChangeContractAsync(actor, Acme, Service, StoreVersion.Any, Scenes.Ticket()))),
        new("ContractedServiceManager.PreviewContractAsync", AdminOperations.PreviewContract, null, (host, actor) => Error(host.ContractedServices.PreviewContractAsync(actor, Acme, Service, Scenes.Ticket()))),
        new("ContractedServiceManager.SuspendAsync", AdminOperations.SuspendService, null, (host, actor) => Error(host.ContractedServices.SuspendAsync(actor, Acme, Service, StoreVersion.Any))),
        new("ContractedServiceManager.ResumeAsync", AdminOperations.ResumeService, null, (host, actor) => Error(host.ContractedServices.ResumeAsync(actor, Acme, Service, StoreVersion.Any))),
        new("ContractedServiceManager.TerminateAsync", AdminOperations.TerminateService, null, (host, actor) => Error(host.ContractedServices.TerminateAsync(actor, Acme, Service, StoreVersion.Any))),
        new("ContractedServiceManager.DiscardAsync", AdminOperations.DiscardService, null, (host, actor) => Error(host.ContractedServices.DiscardAsync(actor, Acme, Service, StoreVersion.Any))),
        new("ContractedServiceManager.GetAsync", AdminOperations.ReadServices, null, (host, actor) => Error(host.ContractedServices.GetAsync(actor, Acme, Service))),
        new("ContractedServiceManager.FindAsync", AdminOperations.ReadServices, null, (host, actor) => Error(host.ContractedServices.FindAsync(actor, Acme, "alpha"))),
        new("ContractedServiceManager.ListAsync", AdminOperations.ReadServices, null, (host, actor) => Error(host.ContractedServices.ListAsync(actor, Acme, new ServiceQuery()))),
        new("ContractedServiceManager.SearchAsync", AdminOperations.ReadServices, null, (host, actor) => Error(host.ContractedServices.SearchAsync(actor, Acme, "a"))),

        new("BillingManager.EstimateAsync", AdminOperations.Estimate, null, (host, actor) => Error(host.Billing.EstimateAsync(actor, Acme, new EstimateRequest { Service = Service, Terms = Scenes.Ticket() }))),
        new("BillingManager.SetDiscountAsync", AdminOperations.SetDiscount, null, (host, actor) => Error(host.Billing.SetDiscountAsync(actor, Acme, Service, new YearMonth(2021, 4), 10))),

        new("BillingManager.ExtendTrialAsync", AdminOperations.ExtendTrial, null, (host, actor) => Error(host.Billing.ExtendTrialAsync(actor, Acme, Service, new LocalDate(2021, 4, 1)))),
        new("BillingManager.AdjustAsync", AdminOperations.AdjustCharges, null, (host, actor) => Error(host.Billing.AdjustAsync(actor, Acme, Adjustment))),
        new("UsageManager.RecordAsync", AdminOperations.RecordUsage, null, (host, actor) => Error(host.Usage.RecordAsync(actor, Acme, [new() { Service = Service, Counter = "ticket", Day = new LocalDate(2021, 3, 15), Quantity = 1, Key = "k" }]))),
        new("UsageManager.DaysAsync", AdminOperations.ReadUsage, null, (host, actor) => Error(host.Usage.DaysAsync(actor, Acme, Service, March))),
        new("UsageManager.LateAsync", AdminOperations.ReadUsage, null, (host, actor) => Error(host.Usage.LateAsync(actor, Acme))),
        new("MonthClosingManager.CloseAsync", AdminOperations.CloseMonth, null, (host, actor) => Error(host.MonthClosing.CloseAsync(actor, Acme, March))),
        new("MonthClosingManager.CloseAllAsync", AdminOperations.CloseMonth, null, CloseAllAsync),
        new("MonthClosingManager.StateAsync", AdminOperations.ReadCharges, null, (host, actor) => Error(host.MonthClosing.StateAsync(actor, Acme, March))),
        new("MonthClosingManager.PricesAsync", AdminOperations.ReadCharges, null, (host, actor) => Error(host.MonthClosing.PricesAsync(actor, Acme, default))),
        new("MonthClosingManager.SchedulesAsync", AdminOperations.ReadCharges, null, (host, actor) => Error(host.MonthClosing.SchedulesAsync(actor, Acme, March))),
        new("ChargeManager.SearchAsync", AdminOperations.ReadCharges, null, (host, actor) => Error(host.Charges.SearchAsync(actor, Acme, new ChargeQuery { From = March, To = March }))),
        new("ChargeManager.ExportAsync", AdminOperations.ReadCharges, null, (host, actor) => Error(host.Charges.ExportAsync(actor, Acme, new ChargeQuery { From = March, To = March }, TextWriter.Null))),
        new("ChargeManager.StatementAsync", AdminOperations.ReadCharges, null, (host, actor) => Error(host.Charges.StatementAsync(actor, Acme, Service, March))),
        new("ChargeManager.RecomputeAsync", AdminOperations.ReadCharges, null, (host, actor) => Error(host.Charges.RecomputeAsync(actor, Acme, Service, March))),
        new("ChargeManager.ExplainAsync", AdminOperations.ReadCharges, null, (host, actor) => Error(host.Charges.ExplainAsync(actor, Acme, Estimate, Service, March))),

        new("MemberManager.SearchAsync", AdminOperations.SearchMembers, Service, (host, actor) => Error(host.Members.SearchAsync(actor, Acme, new MemberSearch { Name = "a" }, Service))),
        new("MemberManager.ListAsync", AdminOperations.ReadMembers, null, (host, actor) => Error(host.Members.ListAsync(actor, Acme, new MemberQuery()))),
        new("MemberManager.GetAsync", AdminOperations.ReadMembers, null, (host, actor) => Error(host.Members.GetAsync(actor, Acme, "owner"))),
        new("MemberManager.InviteAsync", AdminOperations.InviteMember, null, (host, actor) => Error(host.Members.InviteAsync(actor, Acme, Alice))),
        new("MemberManager.RegisterAsync", AdminOperations.RegisterMember, null, (host, actor) => Error(host.Members.RegisterAsync(actor, Acme, Alice))),
        new("MemberManager.ResendAsync", AdminOperations.ResendInvitation, null, (host, actor) => Error(host.Members.ResendAsync(actor, Acme, "alice", StoreVersion.Any))),
        new("MemberManager.CancelAsync", AdminOperations.CancelInvitation, null, (host, actor) => Error(host.Members.CancelAsync(actor, Acme, "alice", StoreVersion.Any))),
        new("MemberManager.DisableAsync", AdminOperations.DisableMember, null, (host, actor) => Error(host.Members.DisableAsync(actor, Acme, "alice", StoreVersion.Any))),
        new("MemberManager.EnableAsync", AdminOperations.EnableMember, null, (host, actor) => Error(host.Members.EnableAsync(actor, Acme, "alice", StoreVersion.Any))),
        new("MemberManager.RefreshAsync", AdminOperations.RefreshMember, null, (host, actor) => Error(host.Members.RefreshAsync(actor, Acme, "owner"))),
        new("MemberManager.InspectAsync", AdminOperations.InspectInvitation, null, (host, actor) => Error(host.Members.InspectAsync(actor, Token))),
        new("MemberManager.AcceptAsync", AdminOperations.AcceptInvitation, null, (host, actor) => Error(host.Members.AcceptAsync(actor, Token))),

        new("AdministratorManager.GetAsync", AdminOperations.ReadAdministrators, null, (host, actor) => Error(host.Administrators.GetAsync(actor, Acme))),
        new("AdministratorManager.AddAsync", AdminOperations.AddAdministrators, null, (host, actor) => Error(host.Administrators.AddAsync(actor, Acme, StoreVersion.Any, ["owner"]))),
        new("AdministratorManager.RemoveAsync", AdminOperations.RemoveAdministrators, null, (host, actor) => Error(host.Administrators.RemoveAsync(actor, Acme, StoreVersion.Any, ["alice"]))),

        new("AgentManager.GetAsync", AdminOperations.ReadAgents, Service, (host, actor) => Error(host.Agents.GetAsync(actor, Acme, "owner", Service))),
        new("AgentManager.ListAsync", AdminOperations.ReadAgents, Service, (host, actor) => Error(host.Agents.ListAsync(actor, Acme, new AgentQuery { Service = Service }))),
        new("AgentManager.AddAsync", AdminOperations.AddAgents, null, (host, actor) => Error(host.Agents.AddAsync(actor, Acme, ["owner"]))),
        new("AgentManager.GiveRoleAsync", AdminOperations.GiveRole, Service, (host, actor) => Error(host.Agents.GiveRoleAsync(actor, Acme, "owner", Service, StoreVersion.Any, ServiceRole.Agent, AgentChannels.Ticket))),
        new("AgentManager.TakeRoleAsync", AdminOperations.TakeRole, Service, (host, actor) => Error(host.Agents.TakeRoleAsync(actor, Acme, "owner", Service, StoreVersion.Any))),
        new("AgentManager.RemoveAsync", AdminOperations.RemoveAgent, null, (host, actor) => Error(host.Agents.RemoveAsync(actor, Acme, "alice", StoreVersion.Any))),

        new("ChangeLogManager.SearchAsync", AdminOperations.ReadChangeLog, null, (host, actor) => Error(host.ChangeLog.SearchAsync(actor, Acme, new ChangeLogQuery()))),
        new("ChangeLogManager.ReadAsync", AdminOperations.ReadChangeLog, null, (host, actor) => Error(host.ChangeLog.ReadAsync(actor, Acme))),
        new("ChangeLogManager.ExportAsync", AdminOperations.ExportChangeLog, null, (host, actor) => Error(host.ChangeLog.ExportAsync(actor, Acme, new ChangeLogQuery(), ChangeLogExportFormat.Csv, Stream.Null))),
        new("ChangeLogManager.VerifyAsync", AdminOperations.ReadChangeLog, null, (host, actor) => Error(host.ChangeLog.VerifyAsync(actor, Acme))),
        new("ChangeLogProofManager.CheckpointAsync", AdminOperations.ProveChangeLog, null, (host, actor) => Error(Proofs(host).CheckpointAsync(actor, Acme))),
        new("ChangeLogProofManager.ProveInclusionAsync", AdminOperations.ProveChangeLog, null, (host, actor) => Error(Proofs(host).ProveInclusionAsync(actor, Acme, 1, 1))),
        new("ChangeLogProofManager.ProveConsistencyAsync", AdminOperations.ProveChangeLog, null, (host, actor) => Error(Proofs(host).ProveConsistencyAsync(actor, Acme, 1, 1))),
        new("ChangeLogProofManager.ExportAuditAsync", AdminOperations.ExportAudit, null, (host, actor) => Error(Proofs(host).ExportAuditAsync(actor, Acme, Stream.Null))),
        new("ChangeLogProofManager.DeclareRestoreAsync", AdminOperations.DeclareRestore, null, (host, actor) => Error(Proofs(host).DeclareRestoreAsync(actor, Acme, []))),
        new("ChangeLogManager.ErasePersonAsync", AdminOperations.ErasePerson, null, (host, actor) => Error(host.ChangeLog.ErasePersonAsync(actor, Acme, "nobody"))),

        new("SsoLoginManager.AddAsync", AdminOperations.AddSsoLogin, null, (host, actor) => Error(Logins(host).AddAsync(actor, Acme, Site))),
        new("SsoLoginManager.EditAsync", AdminOperations.EditSsoLogin, null, (host, actor) => Error(Logins(host).EditAsync(actor, Acme, 1, StoreVersion.Any, Site))),
        new("SsoLoginManager.DeleteAsync", AdminOperations.DeleteSsoLogin, null, (host, actor) => Error(Logins(host).DeleteAsync(actor, Acme, 1, StoreVersion.Any))),
        new("SsoLoginManager.GetAsync", AdminOperations.ReadSsoLogins, null, (host, actor) => Error(Logins(host).GetAsync(actor, Acme, 1))),
        new("SsoLoginManager.ListAsync", AdminOperations.ReadSsoLogins, null, (host, actor) => Error(Logins(host).ListAsync(actor, Acme))),
        new("SsoLoginManager.CheckStatusAsync", AdminOperations.ReadSsoLogins, null, (host, actor) => Error(Logins(host).CheckStatusAsync(actor, Acme, 1))),
        new("SsoLoginManager.ChooseAsync", AdminOperations.ChooseSsoLogin, Service, (host, actor) => Error(Logins(host).ChooseAsync(actor, Acme, Service, StoreVersion.Any, null))),
        new("SsoLoginManager.GetChoiceAsync", AdminOperations.ReadSsoChoice, Service, (host, actor) => Error(Logins(host).GetChoiceAsync(actor, Acme, Service))),
        new("SsoLoginManager.ListChoicesAsync", AdminOperations.ReadSsoChoice, Service, (host, actor) => Error(Logins(host).ListChoicesAsync(actor, Acme, Service))),

        new("SsoKeyManager.RotateAsync", AdminOperations.RotateSsoKey, null, (host, actor) => Error(Keys(host).RotateAsync(actor, Acme, 1, StoreVersion.Any))),
        new("SsoKeyManager.AnnounceAsync", AdminOperations.AnnounceSsoKey, null, (host, actor) => Error(Keys(host).AnnounceAsync(actor, Acme, 1, StoreVersion.Any, host.Clock.Now))),
        new("SsoKeyManager.CollectAsync", AdminOperations.CollectSsoKey, null, (host, actor) => Error(Keys(host).CollectAsync(actor, Acme, 1, 1))),
        new("SsoKeyManager.ActivateAsync", AdminOperations.ActivateSsoKey, null, (host, actor) => Error(Keys(host).ActivateAsync(actor, Acme, 1, 1, StoreVersion.Any))),
        new("SsoKeyManager.ProlongAsync", AdminOperations.ProlongSsoKey, null, (host, actor) => Error(Keys(host).ProlongAsync(actor, Acme, 1, 1, host.Clock.Now, StoreVersion.Any))),
        new("SsoKeyManager.RevokeAsync", AdminOperations.RevokeSsoKey, null, (host, actor) => Error(Keys(host).RevokeAsync(actor, Acme, 1, 1, StoreVersion.Any))),
        new("SsoKeyManager.ListAsync", AdminOperations.ReadSsoLogins, null, (host, actor) => Error(Keys(host).ListAsync(actor, Acme, 1))),
        new("SsoKeyManager.ReencryptAsync", AdminOperations.ReencryptSsoKeys, null, (host, actor) => Error(Keys(host).ReencryptAsync(actor, Acme, 1))),

        new("CtiSettingsManager.GetAsync", AdminOperations.ReadCtiSettings, null, (host, actor) => Error(host.CtiSettings.GetAsync(actor, Acme))),
        new("CtiSettingsManager.SaveAsync", AdminOperations.SaveCtiSettings, null, (host, actor) => Error(host.CtiSettings.SaveAsync(actor, Acme, StoreVersion.Any, new CtiSettingsInput { Version = CtiVersion.IpccPrivate, TenantName = "acme" }))),
        new("CtiSettingsManager.VerifyAsync", AdminOperations.VerifyCtiSettings, null, (host, actor) => Error(host.CtiSettings.VerifyAsync(actor, Acme))),
        new("CtiSettingsManager.SetAgreementAsync", AdminOperations.SetCtiAgreement, null, (host, actor) => Error(host.CtiSettings.SetAgreementAsync(actor, Acme, true))),
        new("CtiAgentManager.ListAsync", AdminOperations.ReadCtiAgents, null, (host, actor) => Error(host.CtiAgents.ListAsync(actor, Acme, new CtiAgentQuery()))),
        new("CtiAgentManager.GetAsync", AdminOperations.ReadCtiAgents, null, (host, actor) => Error(host.CtiAgents.GetAsync(actor, Acme, "owner"))),
        new("CtiAgentManager.SetNumbersAsync", AdminOperations.SetCtiNumbers, null, (host, actor) => Error(host.CtiAgents.SetNumbersAsync(actor, Acme, "owner", StoreVersion.Any, "id", "no"))),
        new("CtiAgentManager.PreviewImportAsync", AdminOperations.ReadCtiAgents, null, (host, actor) => Error(host.CtiAgents.PreviewImportAsync(actor, Acme, new byte[4]))),
        new("CtiAgentManager.ImportAsync", AdminOperations.SetCtiNumbers, null, (host, actor) => Error(host.CtiAgents.ImportAsync(actor, Acme, new byte[4]))),
        new("CtiAgentManager.CheckSignInAsync", AdminOperations.ReadCtiAgents, null, (host, actor) => Error(host.CtiAgents.CheckSignInAsync(actor, Acme, "owner", Service))),
        new("CtiAgentManager.CheckAsync", AdminOperations.ReadCtiAgents, null, (host, actor) => Error(host.CtiAgents.CheckAsync(actor, Acme, "owner"))),
        new("CtiAgentManager.ProvisionAsync", AdminOperations.ProvisionCtiAgent, null, (host, actor) => Error(host.CtiAgents.ProvisionAsync(actor, Acme, "owner"))),
        new("CtiAgentManager.SignOutAsync", AdminOperations.SignOutCtiAgent, null, (host, actor) => Error(host.CtiAgents.SignOutAsync(actor, Acme, "owner"))),
        new("CtiSessionManager.CheckAsync", AdminOperations.UseCti, Service, (host, actor) => Error(host.CtiSessions.CheckAsync(actor, Acme, Service))),
        new("CtiSessionManager.SignInAsync", AdminOperations.UseCti, Service, (host, actor) => Error(host.CtiSessions.SignInAsync(actor, Acme, Service))),
        new("CtiSessionManager.SignOutAsync", AdminOperations.UseCti, Service, (host, actor) => Error(host.CtiSessions.SignOutAsync(actor, Acme, Service))),
        new("CtiSessionManager.SetStateAsync", AdminOperations.UseCti, Service, (host, actor) => Error(host.CtiSessions.SetStateAsync(actor, Acme, Service, CtiAgentState.Ready))),
        new("CtiSessionManager.GetStateAsync", AdminOperations.UseCti, Service, (host, actor) => Error(host.CtiSessions.GetStateAsync(actor, Acme, Service))),

        new("PerformanceManager.RecordAsync", AdminOperations.RecordPerformance, null, (host, actor) => Error(Performance(host).RecordAsync(actor, Acme, [PerformanceEvent.OfActivity("a", 1, host.Clock.Now, Service, "owner", AgentActivity.Ready)]))),
        new("PerformanceManager.GetMineAsync", AdminOperations.ReadOwnPerformance, Service, (host, actor) => Error(Performance(host).GetMineAsync(actor, Acme, Service))),
        new("PerformanceManager.GetAsync", AdminOperations.ReadPerformance, Service, (host, actor) => Error(Performance(host).GetAsync(actor, Acme, Service, "owner"))),
        new("PerformanceManager.WatchMineAsync", AdminOperations.ReadOwnPerformance, Service, (host, actor) => FirstAsync(Performance(host).WatchMineAsync(actor, Acme, Service))),
        new("PerformanceManager.WatchAsync", AdminOperations.ReadPerformance, Service, (host, actor) => FirstAsync(Performance(host).WatchAsync(actor, Acme, Service, "owner"))),
        new("UserSettingsManager.GetAsync", AdminOperations.ReadUserSettings, Service, (host, actor) => Error(Settings(host).GetAsync(actor, Acme, Service))),
        new("UserSettingsManager.ChangeAsync", AdminOperations.ChangeUserSettings, Service, (host, actor) => Error(Settings(host).ChangeAsync(actor, Acme, Service, StoreVersion.Any, new PersonalSettingsChange { Nickname = "n", Language = "ko", TicketAssignment = true }))),
    ];

    /// <summary>Can be a token of the organization, and is none.</summary>
    private static string Token => $"{Acme}.{new string('A', 43)}";

    private static MemberInvitation Alice => new() { Account = "alice", Name = "Alice", Email = "alice@example.com" };

    private static SsoLoginInput Site => new() { Name = "Site", RemoteLoginUrl = "https://site.example.com/", StatusUrl = "https://site.example.com/" };

    private static SsoLoginManager Logins(AdminTestHost host) => host.Services.GetRequiredService<SsoLoginManager>();

    private static ChangeLogProofManager Proofs(AdminTestHost host) => host.Services.GetRequiredService<ChangeLogProofManager>();

    private static SsoKeyManager Keys(AdminTestHost host) => host.Services.GetRequiredService<SsoKeyManager>();

    private static PerformanceManager Performance(AdminTestHost host) => host.Services.GetRequiredService<PerformanceManager>();

    private static UserSettingsManager Settings(AdminTestHost host) => host.Services.GetRequiredService<UserSettingsManager>();

    private static OrganizationProvision Provision => new() { Id = Acme.Value, Name = "Acme", Domain = "acme.example.com", OwnerAccount = "owner", OwnerName = "Owner" };

    private static async Task<AdminError?> Error(Task<Outcome> call)
    {
        var outcome = await call;
        return outcome.Succeeded ? null : outcome.Error;
    }

    private static async Task<AdminError?> CloseAllAsync(AdminTestHost host, AdminActor actor)
    {
        await foreach (var closing in host.MonthClosing.CloseAllAsync(actor, March)) return closing.Outcome.Succeeded ? null : closing.Outcome.Error;
        return null;
    }

    private static async Task<AdminError?> FirstAsync(IAsyncEnumerable<Outcome<AgentPerformance>> figures)
    {
        await foreach (var shown in figures) return shown.Succeeded ? null : shown.Error;
        return null;
    }

    private static async Task<AdminError?> Error<T>(Task<Outcome<T>> call) where T : notnull
    {
        var outcome = await call;
        return outcome.Succeeded ? null : outcome.Error;
    }
}

internal sealed record ManagerCall(string Method, AdminOperation Operation, long? Service, Func<AdminTestHost, AdminActor, Task<AdminError?>> Ask);
