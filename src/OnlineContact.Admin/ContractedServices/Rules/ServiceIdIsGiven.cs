using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A service's ID is required. F (handbook, section 2).</summary>
internal static class ServiceIdIsGiven
{
    public static AdminError? Check(string? text) =>
        string.IsNullOrWhiteSpace(text) ? AdminErrors.ServiceIdRequired.With("serviceId") : null;
}
