using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Cti.Rules;

/// <summary>What the telephony system says of a tenant decides whether it can be saved; when it says nothing it is saved as unverified. F that Mobile Contact has to be activated; D the rest.</summary>
internal static class OnlyAnActivatedTenantIsSaved
{
    public static AdminError? Check(CtiVerification verification) => verification switch
    {
        CtiVerification.TenantUnknown => AdminErrors.CtiTenantUnknown.With("tenantName"),
        CtiVerification.NotActivated => AdminErrors.CtiNotActivated.With("version"),
        _ => null,
    };
}
