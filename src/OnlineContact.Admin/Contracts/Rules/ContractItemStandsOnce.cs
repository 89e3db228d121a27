using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>An item stands once in the terms: two lines with different users would have no meaning. D.</summary>
internal static class ContractItemStandsOnce
{
    public static AdminError? Check(ContractItem item, List<ContractItemTerm> before)
    {
        foreach (var term in before)
        {
            if (term.Item == item.Code) return AdminErrors.ContractItemDuplicate.With(item.Code, item.Code);
        }

        return null;
    }
}
