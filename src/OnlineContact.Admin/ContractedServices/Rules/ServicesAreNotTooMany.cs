using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>An organization has a bounded number of services, terminated ones included. D.</summary>
internal static class ServicesAreNotTooMany
{
    public static AdminError? Check(long services, int limit) =>
        services < limit ? null : AdminErrors.ServiceTooMany.With(null, limit, services);
}
