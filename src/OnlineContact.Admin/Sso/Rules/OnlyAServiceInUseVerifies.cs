using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>A suspended service verifies nothing, nor does one that is terminated or not finished. D (handbook, section 6).</summary>
internal static class OnlyAServiceInUseVerifies
{
    public static AdminError? Check(ContractedService service) =>
        service.Status == ServiceStatus.InUse ? null : AdminErrors.SsoServiceNotInUse.With("service", service.Status.ToWireName());
}
