using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>Only a service that was never in use is saved as a draft or discarded. D (handbook, section 2): it leaves no bill.</summary>
internal static class OnlyAnUnfinishedServiceIsADraft
{
    public static AdminError? Check(ContractedService service) =>
        service.Status == ServiceStatus.NotInUse ? null : AdminErrors.ServiceNotDraft.With("service", service.Status.ToWireName());
}
