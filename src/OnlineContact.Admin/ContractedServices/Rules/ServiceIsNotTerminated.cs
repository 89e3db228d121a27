using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A terminated service can only be read. F (handbook, section 2).</summary>
internal static class ServiceIsNotTerminated
{
    public static AdminError? Check(ContractedService service) =>
        service.Status != ServiceStatus.Terminated ? null : AdminErrors.ServiceTerminated.With("service", service.Number);
}
