using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>An item's code is one of the catalogue's. F, handbook, section 2, "Contract items".</summary>
internal static class ContractItemIsKnown
{
    public static AdminError? Check(string? code, ContractItemCatalogue catalogue, out ContractItem? item) =>
        catalogue.TryGet(code, out item) ? null : AdminErrors.ContractItemUnknown.With("item", code);
}
