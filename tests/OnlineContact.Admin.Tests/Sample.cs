using System.Text.RegularExpressions;

namespace OnlineContact.Admin.Tests;

/// <summary>Samples whose lone surrogates are written escaped, because attributes are stored as UTF-8 and lose them.</summary>
internal static class Sample
{
    public static string Of(string escaped) => Regex.Unescape(escaped);
}
