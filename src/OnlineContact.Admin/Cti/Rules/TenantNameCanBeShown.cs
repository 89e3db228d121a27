using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Cti.Rules;

/// <summary>A tenant has a name of at most <see cref="CtiTenant.MaxNameLength"/> showable code points. D.</summary>
internal static class TenantNameCanBeShown
{
    public static AdminError? Check(string trimmed) =>
        ShownText.Wrong(trimmed, CtiTenant.MaxNameLength) is { } wrong ? AdminErrors.CtiTenantNameInvalid.With("tenantName", CtiTenant.MaxNameLength, wrong) : null;
}
