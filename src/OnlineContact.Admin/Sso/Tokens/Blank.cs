namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>
/// What counts as blank: nothing but signs that Java's <c>Character.isWhitespace</c> accepts, since the vendor signs in Java. A no-break
/// space (U+00A0, U+2007, U+202F) is not blank there, nor is U+0085; the separators U+001C to U+001F are.
/// Source: Java SE API, class Character; as of Unicode 6.3 U+180E is a format sign and no space.
/// </summary>
internal static class Blank
{
    public static bool IsBlank(string? text)
    {
        if (text is null) return true;
        foreach (var sign in text)
        {
            if (!IsWhitespace(sign)) return false;
        }

        return true;
    }

    public static bool IsWhitespace(char sign) => sign switch
    {
        <= ' ' => sign is ' ' or (>= '\u0009' and <= '\u000D') or (>= '\u001C' and <= '\u001F'),
        < '\u1680' => false,
        _ => sign is '\u1680' or (>= '\u2000' and <= '\u2006') or (>= '\u2008' and <= '\u200A') or '\u2028' or '\u2029' or '\u205F' or '\u3000',
    };
}
