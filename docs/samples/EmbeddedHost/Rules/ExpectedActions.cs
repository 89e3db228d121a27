using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;

namespace EmbeddedHost.Rules;

/// <summary>The table of what may be done with a service, written down a second time so that the library's answers can be checked.</summary>
internal static class ExpectedActions
{
    /// <summary>Why an action is refused on a day; null when it is allowed.</summary>
    public static AdminErrorKind? Refusal(ServiceAction action, ContractedService service, LocalDate today) => (action, service.Status) switch
    {
        (_, ServiceStatus.Terminated) => AdminErrors.ServiceTerminated,

        (ServiceAction.EditBasicInformation, _) => null,

        (ServiceAction.RegisterContract, not ServiceStatus.NotInUse) => AdminErrors.ContractAlreadyRegistered,
        (ServiceAction.RegisterContract, _) => service.HasBasicInformation ? null : AdminErrors.ServiceBasicInformationMissing,

        (ServiceAction.ChangeContract, ServiceStatus.NotInUse) => AdminErrors.ContractNotRegistered,
        (ServiceAction.ChangeContract, _) => service.ChangedOn == today ? AdminErrors.ContractAlreadyChangedToday : null,

        (ServiceAction.Suspend, var status) => status == ServiceStatus.InUse ? null : AdminErrors.ServiceNotInUse,
        (ServiceAction.Resume or ServiceAction.Terminate, var status) => status == ServiceStatus.Suspended ? null : AdminErrors.ServiceNotSuspended,
        (ServiceAction.Discard, var status) => status == ServiceStatus.NotInUse ? null : AdminErrors.ServiceNotDraft,
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
