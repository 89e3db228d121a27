using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A language stands only once in the list, whatever its case. F: a set (handbook, section 2); case D.</summary>
internal static class LanguagesStandOnlyOnce
{
    public static AdminError? Check(IReadOnlyList<string> codes)
    {
        // They are few (LanguagesAreNotTooMany).
        for (var i = 1; i < codes.Count; i++)
        {
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (string.Equals(codes[earlier], codes[i], StringComparison.OrdinalIgnoreCase)) return AdminErrors.ServiceLanguageDuplicate.With("languages", codes[i]);
            }
        }

        return null;
    }
}
