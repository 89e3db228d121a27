using EmbeddedHost.Setup;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.UserSettings;

namespace EmbeddedHost.Guide;

/// <summary>What every chapter needs: the managers, who calls them, and the checks.</summary>
internal sealed class Scene
{
    public Scene(IServiceProvider services, Plan plan, IReadOnlyList<string> languages, Instant now, CancellationToken cancellationToken)
    {
        Runtime = services.GetRequiredService<IAdminRuntime>();
        Organizations = services.GetRequiredService<OrganizationManager>();
        Services = services.GetRequiredService<ContractedServiceManager>();
        Billing = services.GetRequiredService<BillingManager>();
        ChangeLog = services.GetRequiredService<ChangeLogManager>();
        Proofs = services.GetRequiredService<ChangeLogProofManager>();
        Signer = services.GetRequiredService<ILogCheckpointSigner>();
        Members = services.GetRequiredService<MemberManager>();
        Administrators = services.GetRequiredService<AdministratorManager>();
        Agents = services.GetRequiredService<AgentManager>();
        Mails = services.GetRequiredService<MailFolder>();
        Logins = services.GetRequiredService<SsoLoginManager>();
        Keys = services.GetRequiredService<SsoKeyManager>();
        RemoteLogin = services.GetRequiredService<SsoRemoteLogin>();
        KeySource = services.GetRequiredService<ISsoKeySource>();
        CtiSettings = services.GetRequiredService<CtiSettingsManager>();
        CtiAgents = services.GetRequiredService<CtiAgentManager>();
        CtiSessions = services.GetRequiredService<CtiSessionManager>();
        CtiWatcher = services.GetRequiredService<CtiWatcher>();
        Performance = services.GetRequiredService<PerformanceManager>();
        Settings = services.GetRequiredService<UserSettingsManager>();
        Receivers = services.GetRequiredService<TicketReceivers>();
        Telephony = services.GetRequiredService<Telephony>();
        Board = services.GetRequiredService<StateBoard>();
        Events = services.GetRequiredService<EventRecorder>();
        Plan = plan;
        Now = now;
        Cancel = cancellationToken;
        Id = OrganizationId.Parse(plan.Organization.Id);
        Operator = AdminActor.Operator("EmbeddedHost");
        Owner = Member(plan.Owner);
        Agent = Member(plan.Agent);
        Stranger = Member(plan.Stranger);
        Check = new Checks(languages, NewestSequenceAsync);
    }

    public IAdminRuntime Runtime { get; }

    public OrganizationManager Organizations { get; }

    public ContractedServiceManager Services { get; }

    public BillingManager Billing { get; }

    public ChangeLogManager ChangeLog { get; }

    public ChangeLogProofManager Proofs { get; }

    public ILogCheckpointSigner Signer { get; }

    public MemberManager Members { get; }

    public AdministratorManager Administrators { get; }

    public AgentManager Agents { get; }

    public MailFolder Mails { get; }

    public SsoLoginManager Logins { get; }

    public SsoKeyManager Keys { get; }

    public SsoRemoteLogin RemoteLogin { get; }

    public ISsoKeySource KeySource { get; }

    public CtiSettingsManager CtiSettings { get; }

    public CtiAgentManager CtiAgents { get; }

    public CtiSessionManager CtiSessions { get; }

    public CtiWatcher CtiWatcher { get; }

    public PerformanceManager Performance { get; }

    public UserSettingsManager Settings { get; }

    public TicketReceivers Receivers { get; }

    public Telephony Telephony { get; }

    public StateBoard Board { get; }

    public EventRecorder Events { get; }

    public Plan Plan { get; }

    public Instant Now { get; }

    public CancellationToken Cancel { get; }

    public OrganizationId Id { get; }

    /// <summary>The host itself (운영자).</summary>
    public AdminActor Operator { get; }

    /// <summary>The organization administrator (조직관리자) who was provisioned with the organization.</summary>
    public AdminActor Owner { get; }

    /// <summary>A member of the organization without any right.</summary>
    public AdminActor Agent { get; }

    /// <summary>A member of another organization.</summary>
    public AdminActor Stranger { get; }

    public Checks Check { get; }

    /// <summary>The organization, once it is there.</summary>
    public Organization Organization { get; set; } = null!;

    /// <summary>Today in the contract zone.</summary>
    public LocalDate Today => Now.InZone(DateTimeZoneProviders.Tzdb[Organization.TimeZone]).Date;

    /// <summary>The number of the log's newest entry before this run.</summary>
    public long SequenceBefore { get; set; }

    /// <summary>Whether an earlier run has left its work in the file.</summary>
    public bool GoesOn => SequenceBefore > 0;

    /// <summary>All services, page by page as a host would ask for them.</summary>
    public async Task<IReadOnlyList<ServiceRow>> AllServicesAsync()
    {
        var rows = new List<ServiceRow>();
        string? cursor = null;
        do
        {
            var page = Check.Value("list services", await Services.ListAsync(Owner, Id, new ServiceQuery { PageSize = 4, Cursor = cursor }, Cancel));
            rows.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);
        return rows;
    }

    /// <summary>The service of a planned ID, a draft included; null when it was not added yet.</summary>
    public async Task<ServiceRow?> FindAsync(PlannedService planned) =>
        (await AllServicesAsync()).SingleOrDefault(row => row.Service.Name?.Value == planned.Name);

    /// <summary>A service that is there.</summary>
    public async Task<ServiceRow> GetAsync(PlannedService planned) =>
        Check.Value($"find {planned.Id}", await Services.FindAsync(Owner, Id, planned.Id, Cancel));

    public async Task<long> NewestSequenceAsync()
    {
        var page = Check.Value("read the change log", await ChangeLog.ReadAsync(Operator, Id, pageSize: 1, cancellationToken: Cancel));
        return page.Entries.Count == 0 ? 0 : page.Entries[0].Sequence;
    }

    /// <summary>Verifies the whole change log; a fault ends the run and names the entry.</summary>
    public async Task<ChangeLogVerification> VerifyAsync()
    {
        var found = Check.Value("verify the change log", await ChangeLog.VerifyAsync(Operator, Id, Cancel));
        Check.That(found.IsWhole, $"the change log is not whole: entry {found.FaultAt}, {found.Fault}");
        return found;
    }

    private AdminActor Member(PlannedPerson person) =>
        AdminActor.Member(person.Organization is null ? Id : OrganizationId.Parse(person.Organization), person.Account, person.Name, person.IpAddress);
}
