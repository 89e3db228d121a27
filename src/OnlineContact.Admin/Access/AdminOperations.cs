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

    /// <summary>Read and verify the change log.</summary>
    public static readonly AdminOperation ReadChangeLog = new("change-log.read", Managers);

    /// <summary>Erase a person's texts from the change log.</summary>
    public static readonly AdminOperation ErasePerson = new("change-log.person-erased", Operator);

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
        ReadServices, AddService, SaveDraft, SaveBasicInformation, SetPicture, RegisterContract, ChangeContract,
        SuspendService, ResumeService, TerminateService, DiscardService,
        Estimate, SetDiscount, ReadChangeLog, ErasePerson,
        AddSsoLogin, EditSsoLogin, DeleteSsoLogin, ReadSsoLogins, ChooseSsoLogin, ReadSsoChoice,
        RotateSsoKey, AnnounceSsoKey, CollectSsoKey, ActivateSsoKey, ProlongSsoKey, RevokeSsoKey, ReencryptSsoKeys,
    ];
}
