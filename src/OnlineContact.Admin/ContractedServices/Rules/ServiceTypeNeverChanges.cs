using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>The type is fixed once step 1 is complete. D (handbook, section 2).</summary>
internal static class ServiceTypeNeverChanges
{
    public static AdminError? Check(ContractedService service, ServiceType type) =>
        !service.HasBasicInformation || service.Type == type ? null : AdminErrors.ServiceTypeImmutable.With("type", service.Type);
}
