using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>A price book's name is one of the host's. D, handbook, section 2: an organization uses one book.</summary>
internal static class PriceBookIsKnown
{
    public static AdminError? Check(string? name, IReadOnlyDictionary<string, PriceBook> books, out PriceBook? book)
    {
        book = null;
        return name is not null && books.TryGetValue(name, out book) ? null : AdminErrors.PriceBookUnknown.With("priceBook", name);
    }
}
