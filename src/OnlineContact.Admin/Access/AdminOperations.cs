using static OnlineContact.Admin.Access.AdminRight;

namespace OnlineContact.Admin.Access;

/// <summary>
/// The one table of who may do what. The operator may do whatever an organization administrator may, and more (our
/// decision: the host has to act when bills stay unpaid); an organization administrator manages the organization; a service
/// administrator manages the service that a call names, and an agent works there (handbook, section 4).
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public static class AdminOperations
{
    private const AdminRight Managers = Operator | OrganizationAdministrator;

    /// <summary>Provision an organization with its owner.</summary>
    public static readonly AdminOperation ProvisionOrganization = new("organization.provisioned", Operator);

    /// <summary>Go on although the clock is behind the organization's last change.</summary>
    public static readonly AdminOperation ConfirmClock = new("organization.clock-confirmed", Operator);

    /// <summary>Read the organization's own data.</summary>
    public static readonly AdminOperation ReadOrganization = new("organization.read", Managers);

    /// <summary>Read services and contracts.</summary>
    public static readonly AdminOperation ReadServices = new("service.read", Managers);

    /// <summary>Add a service as a draft.</summary>
    public static readonly AdminOperation AddService = new("service.added", Managers);

    /// <summary>Save basic information without completing it.</summary>
    public static readonly AdminOperation SaveDraft = new("service.draft-saved", Managers);

    /// <summary>Complete or edit basic information (step 1).</summary>
    public static readonly AdminOperation SaveBasicInformation = new("service.basic-information-saved", Managers);

    /// <summary>Set or remove a service's profile picture.</summary>
    public static readonly AdminOperation SetPicture = new("service.picture-set", Managers);

    /// <summary>Contract a service (step 2).</summary>
    public static readonly AdminOperation RegisterContract = new("contract.registered", Managers);

    /// <summary>See what a change of a contract would cause.</summary>
    public static readonly AdminOperation PreviewContract = new("contract.previewed", Managers);

    /// <summary>Change a service's contract.</summary>
    public static readonly AdminOperation ChangeContract = new("contract.changed", Managers);

    /// <summary>Suspend a service.</summary>
    public static readonly AdminOperation SuspendService = new("service.suspended", Managers);

    /// <summary>Resume a suspended service.</summary>
    public static readonly AdminOperation ResumeService = new("service.resumed", Managers);

    /// <summary>Terminate a suspended service.</summary>
    public static readonly AdminOperation TerminateService = new("service.terminated", Managers);

    /// <summary>Discard an unfinished service.</summary>
    public static readonly AdminOperation DiscardService = new("service.discarded", Managers);

    /// <summary>See the estimated cost of a contract.</summary>
    public static readonly AdminOperation Estimate = new("billing.estimated", Managers);

    /// <summary>Set a service's discount rate.</summary>
    public static readonly AdminOperation SetDiscount = new("billing.discount-set", Operator);

    /// <summary>Extend a service's free trial.</summary>
    public static readonly AdminOperation ExtendTrial = new("billing.trial-extended", Operator);

    /// <summary>Put a signed line into an open month.</summary>
    public static readonly AdminOperation AdjustCharges = new("billing.adjusted", Operator, "logged, with what it mends");

    /// <summary>Take in usage records.</summary>
    public static readonly AdminOperation RecordUsage = new("usage.recorded", Operator);

    /// <summary>Read usage, and which records came too late.</summary>
    public static readonly AdminOperation ReadUsage = new("usage.read", Managers);

    /// <summary>Close a month.</summary>
    public static readonly AdminOperation CloseMonth = new("billing.month-closed", Operator, "only after its end in the contract zone");

    /// <summary>Read charges and statements.</summary>
    public static readonly AdminOperation ReadCharges = new("billing.charges-read", Managers);

    /// <summary>Search the identity directory for people.</summary>
    public static readonly AdminOperation SearchMembers = new("member.searched", Managers | ServiceAdministrator);

    /// <summary>Read whom the organization has taken in, and how the invitations stand.</summary>
    public static readonly AdminOperation ReadMembers = new("member.read", Managers);

    /// <summary>Invite a person.</summary>
    public static readonly AdminOperation InviteMember = new("member.invited", Managers);

    /// <summary>Register a person.</summary>
    public static readonly AdminOperation RegisterMember = new("member.registered", Managers);

    /// <summary>Disable a member of the library's own directory.</summary>
    public static readonly AdminOperation DisableMember = new("member.disabled", Managers, "the last active organization administrator stays");

    /// <summary>Enable a member of the library's own directory again.</summary>
    public static readonly AdminOperation EnableMember = new("member.enabled", Managers);

    /// <summary>Take over how the directory has a person.</summary>
    public static readonly AdminOperation RefreshMember = new("member.refreshed", Managers, "what the directory says, is taken");

    /// <summary>Send an invitation again.</summary>
    public static readonly AdminOperation ResendInvitation = new("invitation.resent", Managers);

    /// <summary>Cancel an invitation.</summary>
    public static readonly AdminOperation CancelInvitation = new("invitation.cancelled", Managers, "the last active organization administrator stays");

    /// <summary>Note that an invitation was given to the mailer.</summary>
    public static readonly AdminOperation DeliverInvitation = new("invitation.delivered", Operator, "only `RunDueAsync` does it");

    /// <summary>Look whom the token of an invitation belongs to.</summary>
    public static readonly AdminOperation InspectInvitation = new("invitation.inspected", Operator, "whoever has the token");

    /// <summary>Accept an invitation with its token.</summary>
    public static readonly AdminOperation AcceptInvitation = new("invitation.accepted", Operator, "whoever has the token; once");

    /// <summary>Read who the organization administrators are.</summary>
    public static readonly AdminOperation ReadAdministrators = new("administrator.read", Managers);

    /// <summary>Make members organization administrators.</summary>
    public static readonly AdminOperation AddAdministrators = new("administrator.added", Managers, "only IAM members");

    /// <summary>Take the right of organization administrators away.</summary>
    public static readonly AdminOperation RemoveAdministrators = new("administrator.removed", Managers, "the last active one stays");

    /// <summary>Take the owner in whom an earlier version knew as an administrator only.</summary>
    public static readonly AdminOperation TakeInOwner = new("administrator.owner-taken-in", Operator, "only `RunDueAsync` does it");

    /// <summary>Read agents and their roles.</summary>
    public static readonly AdminOperation ReadAgents = new("agent.read", Managers | ServiceAdministrator, "a service administrator sees the roles in her service");

    /// <summary>Add members to the organization as agents.</summary>
    public static readonly AdminOperation AddAgents = new("agent.added", Managers, "only IAM members");

    /// <summary>Give a role and channels in a service, or other ones.</summary>
    public static readonly AdminOperation GiveRole = new("agent.role-given", Managers | ServiceAdministrator, "only IAM members; only contracted channels; who gives to herself is marked");

    /// <summary>Take an agent out of a service.</summary>
    public static readonly AdminOperation TakeRole = new("agent.role-taken", Managers | ServiceAdministrator);

    /// <summary>Remove an agent from the organization, with all her rights.</summary>
    public static readonly AdminOperation RemoveAgent = new("agent.removed", Managers, "the last active organization administrator stays");

    /// <summary>Write what agents of an earlier version are searched by.</summary>
    public static readonly AdminOperation MakeAgentsSearchable = new("agent.made-searchable", Operator, "only `RunDueAsync` does it");

    /// <summary>Read the CTI settings.</summary>
    public static readonly AdminOperation ReadCtiSettings = new("cti.settings-read", Managers);

    /// <summary>Save the CTI settings.</summary>
    public static readonly AdminOperation SaveCtiSettings = new("cti.settings-saved", Managers, "IPCC (Private) only with the operator's agreement");

    /// <summary>Ask the telephony system again whether it knows the tenant.</summary>
    public static readonly AdminOperation VerifyCtiSettings = new("cti.settings-verified", Managers, "`RunDueAsync` does it too");

    /// <summary>Grant or withdraw the agreement that IPCC (Private) needs.</summary>
    public static readonly AdminOperation SetCtiAgreement = new("cti.agreement-set", Operator);

    /// <summary>List and search CTI agents, check what a sign-in lacks, preview an import, ask the telephony system for an agent.</summary>
    public static readonly AdminOperation ReadCtiAgents = new("cti.agent-read", Managers);

    /// <summary>Set CTI ID and CTI NO of agents, one by one or by import.</summary>
    public static readonly AdminOperation SetCtiNumbers = new("cti.numbers-set", Managers);

    /// <summary>Make an agent known to the telephony system.</summary>
    public static readonly AdminOperation ProvisionCtiAgent = new("cti.agent-provisioned", Managers);

    /// <summary>Sign an agent out of CTI who has left her seat.</summary>
    public static readonly AdminOperation SignOutCtiAgent = new("cti.agent-signed-out", Managers);

    /// <summary>Sign in to CTI and out, and set and see one's own state.</summary>
    public static readonly AdminOperation UseCti = new("cti.used", ServiceAdministrator | Agent, "for herself only; with the phone right");

    /// <summary>Take in what agents do.</summary>
    public static readonly AdminOperation RecordPerformance = new("performance.recorded", Operator);

    /// <summary>Read and follow one's own figures.</summary>
    public static readonly AdminOperation ReadOwnPerformance = new("performance.own-read", ServiceAdministrator | Agent, "her own only");

    /// <summary>Read and follow the figures of an agent.</summary>
    public static readonly AdminOperation ReadPerformance = new("performance.read", ServiceAdministrator);

    /// <summary>Read one's own settings.</summary>
    public static readonly AdminOperation ReadUserSettings = new("settings.read", OrganizationAdministrator | ServiceAdministrator | Agent, "her own only");

    /// <summary>Change one's own nickname, language and ticket assignment.</summary>
    public static readonly AdminOperation ChangeUserSettings = new("settings.changed", OrganizationAdministrator | ServiceAdministrator | Agent, "her own only");

    /// <summary>Read and verify the change log.</summary>
    public static readonly AdminOperation ReadChangeLog = new("change-log.read", Managers);

    /// <summary>Erase a person's texts from the change log.</summary>
    public static readonly AdminOperation ErasePerson = new("change-log.person-erased", Operator);

    /// <summary>Export the entries of the change log that a search finds.</summary>
    public static readonly AdminOperation ExportChangeLog = new("change-log.exported", Managers, "writes an entry of kind `Exported`");

    /// <summary>Remove entries of the change log that are past their retention.</summary>
    public static readonly AdminOperation RetainChangeLog = new("change-log.retained", Operator, "only `RunDueAsync` does it; writes an entry of kind `Retained`");

    /// <summary>Remove texts that no entry of the change log uses any more.</summary>
    public static readonly AdminOperation RemoveUnusedTexts = new("change-log.texts-removed", Operator, "only `RunDueAsync` does it; writes an entry of kind `Retained`");

    /// <summary>Make checkpoints of the change log, and proofs that it grew from earlier ones.</summary>
    public static readonly AdminOperation ProveChangeLog = new("change-log.proved", Managers);

    /// <summary>Export the whole change log for an auditor.</summary>
    public static readonly AdminOperation ExportAudit = new("change-log.audit-exported", Managers, "writes an entry of kind `Exported`");

    /// <summary>Declare that an older state of the log was restored.</summary>
    public static readonly AdminOperation DeclareRestore = new("change-log.restore-declared", Operator);

    /// <summary>Register an SSO login.</summary>
    public static readonly AdminOperation AddSsoLogin = new("sso.login-added", Managers);

    /// <summary>Edit an SSO login.</summary>
    public static readonly AdminOperation EditSsoLogin = new("sso.login-edited", Managers);

    /// <summary>Delete an SSO login.</summary>
    public static readonly AdminOperation DeleteSsoLogin = new("sso.login-deleted", Managers);

    /// <summary>Read SSO logins and what is known of their keys; ask their status URL.</summary>
    public static readonly AdminOperation ReadSsoLogins = new("sso.login-read", Managers);

    /// <summary>Choose the SSO login that a service uses.</summary>
    public static readonly AdminOperation ChooseSsoLogin = new("sso.login-chosen", ServiceAdministrator);

    /// <summary>Read which SSO login a service uses, and which it may choose.</summary>
    public static readonly AdminOperation ReadSsoChoice = new("sso.choice-read", Managers | ServiceAdministrator);

    /// <summary>Issue a key of an SSO login, and let the ones before it retire.</summary>
    public static readonly AdminOperation RotateSsoKey = new("sso.key-rotated", Managers);

    /// <summary>Make the next key of an SSO login, before it is used.</summary>
    public static readonly AdminOperation AnnounceSsoKey = new("sso.key-announced", Managers);

    /// <summary>Be shown a key that was announced, once.</summary>
    public static readonly AdminOperation CollectSsoKey = new("sso.key-collected", Managers);

    /// <summary>Take an announced key into use.</summary>
    public static readonly AdminOperation ActivateSsoKey = new("sso.key-activated", Managers);

    /// <summary>Let a retiring key live longer.</summary>
    public static readonly AdminOperation ProlongSsoKey = new("sso.key-prolonged", Managers);

    /// <summary>Revoke a key at once.</summary>
    public static readonly AdminOperation RevokeSsoKey = new("sso.key-revoked", Managers);

    /// <summary>Encrypt the keys of an SSO login anew.</summary>
    public static readonly AdminOperation ReencryptSsoKeys = new("sso.keys-reencrypted", Operator);

    /// <summary>All operations, in the order of the menu.</summary>
    public static IReadOnlyList<AdminOperation> All { get; } =
    [
        ProvisionOrganization, ConfirmClock, ReadOrganization,
        ReadServices, AddService, SaveDraft, SaveBasicInformation, SetPicture, RegisterContract, PreviewContract, ChangeContract,
        SuspendService, ResumeService, TerminateService, DiscardService,
        Estimate, SetDiscount, ExtendTrial, AdjustCharges, RecordUsage, ReadUsage, CloseMonth, ReadCharges,
        SearchMembers, ReadMembers, InviteMember, RegisterMember, DisableMember, EnableMember, RefreshMember,
        ResendInvitation, CancelInvitation, DeliverInvitation, InspectInvitation, AcceptInvitation,
        ReadAdministrators, AddAdministrators, RemoveAdministrators, TakeInOwner,
        ReadAgents, AddAgents, GiveRole, TakeRole, RemoveAgent, MakeAgentsSearchable,
        ReadCtiSettings, SaveCtiSettings, VerifyCtiSettings, SetCtiAgreement, ReadCtiAgents, SetCtiNumbers, ProvisionCtiAgent, SignOutCtiAgent, UseCti,
        RecordPerformance, ReadOwnPerformance, ReadPerformance, ReadUserSettings, ChangeUserSettings,
        ReadChangeLog, ErasePerson, ExportChangeLog, RetainChangeLog, RemoveUnusedTexts, ProveChangeLog, ExportAudit, DeclareRestore,
        AddSsoLogin, EditSsoLogin, DeleteSsoLogin, ReadSsoLogins, ChooseSsoLogin, ReadSsoChoice,
        RotateSsoKey, AnnounceSsoKey, CollectSsoKey, ActivateSsoKey, ProlongSsoKey, RevokeSsoKey, ReencryptSsoKeys,
    ];
}
