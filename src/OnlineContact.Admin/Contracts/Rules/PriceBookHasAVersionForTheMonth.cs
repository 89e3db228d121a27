using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts.Rules;

/// <summary>A month has a version of the book in force. D, handbook, section 2: versions are effective from a month.</summary>
internal static class PriceBookHasAVersionForTheMonth
{
    public static AdminError? Check(PriceBook book, NodaTime.YearMonth month, PriceBookVersion? version) =>
        version is null ? AdminErrors.PriceBookNoVersion.With("month", book.Name, month) : null;
}
