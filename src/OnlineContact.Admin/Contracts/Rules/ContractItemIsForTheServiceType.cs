using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>A service takes only items that are for its type. D, handbook, section 2, "Contract items".</summary>
internal static class ContractItemIsForTheServiceType
{
    public static AdminError? Check(ContractItem item, ServiceType type) =>
        item.IsFor(type) ? null : AdminErrors.ContractItemNotForType.With(item.Code, item.Code, type);
}
