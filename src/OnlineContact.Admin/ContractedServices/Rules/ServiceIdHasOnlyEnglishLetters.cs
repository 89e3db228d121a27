using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>
/// A service's ID has only A–Z and a–z. F (handbook, section 2). Full-width letters and letters of other scripts that
/// look alike are wrong signs: the ID stands in a URL as it was typed.
/// </summary>
internal static class ServiceIdHasOnlyEnglishLetters
{
    public static AdminError? Check(string text)
    {
        // Everything before the first wrong sign is ASCII, so units and code points agree up to there.
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetter(text[i])) return AdminErrors.ServiceIdNotLetters.With("serviceId", i + 1);
        }

        return null;
    }
}
