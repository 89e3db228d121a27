using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Agents.Rules;

/// <summary>A role is given in a service that has a contract and is not terminated; a suspended one is prepared like one in use. D.</summary>
internal static class RolesAreGivenInContractedServices
{
    public static AdminError? Check(ContractedService? service, long number)
    {
        if (service is null) return AdminErrors.ServiceNotFound.With("service", number);
        if (service.Status == ServiceStatus.Terminated) return AdminErrors.ServiceTerminated.With("service", number);
        return service.Terms is null ? AdminErrors.ContractNotRegistered.With("service", number) : null;
    }
}
