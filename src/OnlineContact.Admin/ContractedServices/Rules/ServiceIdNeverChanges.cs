using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>The ID is part of the URL and never changes once step 1 is complete. F (handbook, section 2).</summary>
internal static class ServiceIdNeverChanges
{
    public static AdminError? Check(ContractedService service, ServiceId id) =>
        !service.HasBasicInformation || service.Id?.Value == id.Value ? null : AdminErrors.ServiceIdImmutable.With("serviceId", service.Id);
}
