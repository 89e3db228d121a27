using OnlineContact.Admin.Agents.Rules;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Cti.Rules;

/// <summary>A tenant ID, where there is one, is visible ASCII without spaces. D.</summary>
internal static class TenantIdIsVisible
{
    public static AdminError? Check(string? id) =>
        string.IsNullOrEmpty(id) ? null : CtiSignsAreVisible.Check(id, AdminErrors.CtiTenantIdInvalid, "tenantId", CtiTenant.MaxIdLength);
}
