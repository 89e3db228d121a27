using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A service is of one of the two types. F (handbook, section 1).</summary>
internal static class ServiceTypeIsKnown
{
    public static AdminError? Check(ServiceType type) =>
        Enum.IsDefined(type) ? null : AdminErrors.ServiceTypeUnknown.With("type", (int)type);
}
