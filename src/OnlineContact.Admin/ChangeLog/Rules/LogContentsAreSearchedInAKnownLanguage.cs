using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ChangeLog.Rules;

/// <summary>Contents are searched in one of the languages they are written in, D.</summary>
internal static class LogContentsAreSearchedInAKnownLanguage
{
    private const int ShownLength = 20;

    private static readonly string[] Languages = ["ko", "en", "ja", "zh"];

    public static AdminError? Check(ChangeLogQuery query) =>
        Languages.Contains(query.Language, StringComparer.Ordinal)
            ? null
            : AdminErrors.ChangeLogLanguageUnknown.With("language", string.Join(", ", Languages), ShownText.Cut(query.Language, ShownLength));
}
