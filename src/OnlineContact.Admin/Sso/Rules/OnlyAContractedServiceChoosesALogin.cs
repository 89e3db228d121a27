using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>A service chooses an SSO login while it is in use or suspended: before that it has no URL yet, after that it is over. D.</summary>
internal static class OnlyAContractedServiceChoosesALogin
{
    public static AdminError? Check(ContractedService service) =>
        service is { Status: ServiceStatus.InUse or ServiceStatus.Suspended, Id: not null }
            ? null
            : AdminErrors.SsoServiceNotInUse.With($"{service.Number}", service.Status.ToWireName());
}
