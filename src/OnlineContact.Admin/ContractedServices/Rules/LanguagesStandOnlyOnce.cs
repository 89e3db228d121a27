using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A language stands only once in the list, whatever its case. F: a set (handbook, section 2); case D.</summary>
internal static class LanguagesStandOnlyOnce
{
    public static AdminError? Check(IReadOnlyList<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var code in codes)
        {
            if (!seen.Add(code)) return AdminErrors.ServiceLanguageDuplicate.With("languages", code);
        }

        return null;
    }
}
