using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A service's ID is none of the host's reserved words, in any case. D (handbook, section 2).</summary>
internal static class ServiceIdIsNotAReservedWord
{
    public static AdminError? Check(string text, IReadOnlySet<string> reservedWords)
    {
        if (reservedWords.Contains(text)) return AdminErrors.ServiceIdReserved.With("serviceId", text);

        // The set's own comparer may be case-sensitive and the host's words may be written in any case.
        foreach (var word in reservedWords)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) return AdminErrors.ServiceIdReserved.With("serviceId", text);
        }

        return null;
    }
}
