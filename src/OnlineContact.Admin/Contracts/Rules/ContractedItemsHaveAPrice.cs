using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>Every contracted item has a price in the book; nothing is free because somebody forgot it. D.</summary>
internal static class ContractedItemsHaveAPrice
{
    public static AdminError? Check(ContractTerms terms, PriceBookVersion version, string bookName)
    {
        // Both are ordered by code, so an item that no price meets stops the walk.
        var items = terms.Span;
        var met = 0;
        foreach (var position in version.OrdinalOrder)
        {
            if (met == items.Length) return null;
            if (items[met].Item == version.PriceSpan[position].Item) met++;
        }

        return met == items.Length ? null : AdminErrors.PriceBookItemUnpriced.With(items[met].Item, items[met].Item, bookName);
    }
}
