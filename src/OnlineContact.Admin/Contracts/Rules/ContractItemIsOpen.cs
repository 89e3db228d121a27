using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>An item that is not open cannot be switched on. F, handbook, section 2, "Contract items".</summary>
internal static class ContractItemIsOpen
{
    public static AdminError? Check(ContractItem item) =>
        item.Open ? null : AdminErrors.ContractItemNotOpen.With(item.Code, item.Code);
}
