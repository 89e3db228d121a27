using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>Exactly one of the languages is the main one. F (handbook, section 2).</summary>
internal static class MainLanguageIsOneOfTheLanguages
{
    public static AdminError? Check(IReadOnlyList<string> codes, string? main) =>
        main is not null && codes.Contains(main, StringComparer.OrdinalIgnoreCase)
            ? null
            : AdminErrors.ServiceMainLanguage.With("mainLanguage", ShownText.Cut(main, HelpCentreLanguages.MaxCodeLength * 2));
}
