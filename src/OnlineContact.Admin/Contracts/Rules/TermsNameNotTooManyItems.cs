using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>A contract names at most <see cref="ContractItemCatalogue.MaxItems"/> items. D: input from outside is bounded.</summary>
internal static class TermsNameNotTooManyItems
{
    public static AdminError? Check(int count) =>
        count > ContractItemCatalogue.MaxItems
            ? AdminErrors.ContractTooManyItems.With("items", ContractItemCatalogue.MaxItems, count)
            : null;
}
