using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace OnlineContact.Admin.Errors;

/// <summary>Turns an error and its arguments into text.</summary>
internal static class ErrorText
{
    /// <summary>Values from outside are cut here, so that a refusal stays short whatever was sent. In code points.</summary>
    public const int LongestArgument = 120;

    /// <summary>A value as it stands in a refusal: written invariantly, on one line, at most 120 code points.</summary>
    public static string Argument(object? value) => Clean(value switch
    {
        null => "",
        string s => s,
        bool b => b ? "true" : "false",
        // NodaTime's own default is the long form with the weekday.
        LocalDate d => LocalDatePattern.Iso.Format(d),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    });

    /// <summary>The message, or name and arguments when no text for the kind is known.</summary>
    public static string Format(AdminError error, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return ErrorTextCatalogue.Shared.Find(language, error.Code)?.Render(error) ?? Bare(error);
    }

    private static string Bare(AdminError error) => error.Arguments.Count == 0
        ? error.Name
        : $"{error.Name} ({string.Join(", ", error.Arguments.Select(pair => $"{pair.Key}: {pair.Value}"))})";

    private static string Clean(string text)
    {
        if (text.Length <= LongestArgument && !NeedsCleaning(text)) return text;

        var clean = new StringBuilder(LongestArgument + 1);
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (length++ == LongestArgument) return clean.Append('…').ToString();
            clean.Append((BreaksLine(rune) ? Rune.ReplacementChar : rune).ToString());
        }

        return clean.ToString();
    }

    private static bool NeedsCleaning(string text)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c) || BreaksLine(new Rune(c))) return true;
        }

        return false;
    }

    /// <summary>What could forge a second line in a host's log, or move its cursor.</summary>
    private static bool BreaksLine(Rune rune) => Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029;
}
