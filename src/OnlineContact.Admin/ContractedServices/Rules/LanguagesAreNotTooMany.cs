using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A help centre has at most 30 languages. D: input from outside is bounded.</summary>
internal static class LanguagesAreNotTooMany
{
    public static AdminError? Check(IReadOnlyList<string> codes) =>
        codes.Count > HelpCentreLanguages.MaxLanguages
            ? AdminErrors.ServiceLanguagesTooMany.With("languages", HelpCentreLanguages.MaxLanguages, codes.Count)
            : null;
}
