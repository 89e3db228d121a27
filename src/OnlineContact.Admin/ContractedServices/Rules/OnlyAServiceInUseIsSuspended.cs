using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>Suspending starts from InUse. F (handbook, section 2: the status toggle).</summary>
internal static class OnlyAServiceInUseIsSuspended
{
    public static AdminError? Check(ContractedService service) =>
        service.Status == ServiceStatus.InUse ? null : AdminErrors.ServiceNotInUse.With("service", service.Status.ToWireName());
}
