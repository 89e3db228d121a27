using System.Globalization;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A language code has 1 to 6 of A–Z a–z and _. F (handbook, section 2); at least one of them a letter, D.</summary>
internal static class LanguageCodesAreLettersAndUnderscores
{
    public static AdminError? Check(IReadOnlyList<string> codes)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (Wrong(codes[i]) is { } actual)
            {
                var target = string.Create(CultureInfo.InvariantCulture, $"languages[{i}]");
                return AdminErrors.ServiceLanguageInvalid.With(target, HelpCentreLanguages.MaxCodeLength, actual);
            }
        }

        return null;
    }

    private static string? Wrong(string? code)
    {
        var length = code is null ? 0 : TextFolding.CodePoints(code);
        if (length is 0 or > HelpCentreLanguages.MaxCodeLength) return length.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < code!.Length; i++)
        {
            if (!char.IsAsciiLetter(code[i]) && code[i] != '_') return ShownText.Sign(code, i + 1);
        }

        return code.AsSpan().TrimStart('_').IsEmpty ? code : null;
    }
}
