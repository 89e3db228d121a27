using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.UserSettings.Rules;

/// <summary>A user's language is ko, en, ja or zh. F (handbook, section 8).</summary>
internal static class LanguageIsOneOfFour
{
    public const string Default = "ko";

    public static AdminError? Check(string? language) =>
        language is "ko" or "en" or "ja" or "zh" ? null : AdminErrors.UserLanguageUnknown.With("language", "ko, en, ja, zh", ShownText.Cut(language, 10));
}
