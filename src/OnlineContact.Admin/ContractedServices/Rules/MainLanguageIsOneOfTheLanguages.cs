using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>Exactly one of the languages is the main one. F (handbook, section 2).</summary>
internal static class MainLanguageIsOneOfTheLanguages
{
    public static AdminError? Check(IReadOnlyList<string> codes, string? main)
    {
        for (var i = 0; main is not null && i < codes.Count; i++)
        {
            if (string.Equals(codes[i], main, StringComparison.OrdinalIgnoreCase)) return null;
        }

        return AdminErrors.ServiceMainLanguage.With("mainLanguage", ShownText.Cut(main, HelpCentreLanguages.MaxCodeLength * 2));
    }
}
