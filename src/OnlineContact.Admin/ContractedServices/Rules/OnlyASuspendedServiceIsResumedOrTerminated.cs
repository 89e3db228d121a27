using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>Resuming and terminating start from Suspended. F (handbook, section 2).</summary>
internal static class OnlyASuspendedServiceIsResumedOrTerminated
{
    public static AdminError? Check(ContractedService service) =>
        service.Status == ServiceStatus.Suspended ? null : AdminErrors.ServiceNotSuspended.With("service", service.Status.ToWireName());
}
