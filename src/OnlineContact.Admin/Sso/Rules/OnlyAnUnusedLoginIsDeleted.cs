using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>An SSO login that a service uses is not deleted; a service that is terminated uses nothing any more. D (handbook, section 6).</summary>
internal static class OnlyAnUnusedLoginIsDeleted
{
    public static AdminError? Check(long login, IReadOnlyList<ContractedService> users)
    {
        var inUse = users.Count(service => service.Status != ServiceStatus.Terminated);
        return inUse == 0 ? null : InUse(login, inUse);
    }

    public static AdminError InUse(long login, int services) => AdminErrors.SsoLoginInUse.With($"{login}", services);
}
