using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>What forms take for names and addresses: patterns, and lists of what is not shown or not seen.</summary>
internal static partial class NaiveTexts
{
    private const string Atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

    private const string Label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    public static bool IsAccount(string? text) => text is not null && Account().IsMatch(text);

    public static bool IsEmail(string trimmed) => trimmed.Length <= 254 && Email().IsMatch(trimmed);

    public static bool IsMobile(string trimmed) => trimmed.Length <= 40 && Mobile().IsMatch(trimmed);

    /// <summary>Whether a text is the name of a person, of a login, or what one calls oneself.</summary>
    public static bool IsName(string trimmed, int longest) => CodePoints(trimmed) <= longest && IsShown(trimmed) && IsSeen(trimmed);

    public static int CodePoints(string text) => text.EnumerateRunes().Count();

    /// <summary>Whether something of it is seen.</summary>
    public static bool IsSeen(string text) => text.EnumerateRunes().Any(sign =>
        !Rune.IsWhiteSpace(sign)
        && Rune.GetUnicodeCategory(sign) != UnicodeCategory.Format
        && sign.Value is not (0x34F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)));

    /// <summary>Whether all of it can be shown on a line; another sign stands in place of half a pair once it was written and read.</summary>
    public static bool IsShown(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text && text.EnumerateRunes().All(IsShown);

    /// <summary>The text with a question mark in place of each sign that cannot be shown.</summary>
    public static string Marked(string text) => string.Concat(text.EnumerateRunes().Select(sign => IsShown(sign) ? sign.ToString() : "?"));

    private static bool IsShown(Rune sign) => sign.Value % 0x10000 < 0xFFFE && !Unshown().IsMatch(sign.ToString());

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9._-]{0,18}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    [GeneratedRegex($@"^(?=[^@]{{1,64}}@){Atom}(?:\.{Atom})*@(?:{Label}\.)+(?![0-9]+\z){Label}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"^\+[ .()-]*[1-9](?:[ .()-]*[0-9]){7,14}[ .()-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF]", RegexOptions.CultureInvariant)]
    private static partial Regex Unshown();
}
