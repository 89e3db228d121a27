using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>An SSO login that a service uses is not deleted; a service that is terminated uses nothing any more. D (handbook, section 6).</summary>
internal static class OnlyAnUnusedLoginIsDeleted
{
    public static AdminError? Check(long login, IEnumerable<ServiceStatus> users)
    {
        var inUse = users.Count(status => status != ServiceStatus.Terminated);
        return inUse == 0 ? null : AdminErrors.SsoLoginInUse.With($"{login}", inUse);
    }
}
