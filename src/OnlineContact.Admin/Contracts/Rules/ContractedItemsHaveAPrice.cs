using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>Every contracted item has a price in the book; nothing is free because somebody forgot it. D.</summary>
internal static class ContractedItemsHaveAPrice
{
    public static AdminError? Check(ContractTerms terms, PriceBookVersion version, string bookName)
    {
        foreach (var term in terms.Span)
        {
            if (version.PriceOf(term.Item) is null) return AdminErrors.PriceBookItemUnpriced.With(term.Item, term.Item, bookName);
        }

        return null;
    }
}
