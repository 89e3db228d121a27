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

    /// <summary>All operations, in the order of the menu.</summary>
    public static IReadOnlyList<AdminOperation> All { get; } =
    [
        ProvisionOrganization, ConfirmClock, ReadOrganization,
        ReadServices, AddService, SaveDraft, SaveBasicInformation, SetPicture, RegisterContract, ChangeContract,
        SuspendService, ResumeService, TerminateService, DiscardService,
        Estimate, SetDiscount, ReadChangeLog, ErasePerson,
    ];
}
