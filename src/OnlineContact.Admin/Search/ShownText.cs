using System.Globalization;
using System.Text;

namespace OnlineContact.Admin.Search;

/// <summary>What the rules about texts from outside share: blankness, bounded cutting, and naming what is wrong.</summary>
internal static class ShownText
{
    /// <summary>
    /// Whether nothing of a text would be seen: only white space, format characters, variation selectors and fillers.
    /// A name of these alone would be an empty row on the screen.
    /// </summary>
    public static bool IsBlank(string? text)
    {
        if (text is null) return true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) continue;
            if (rune.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or (>= 0xFE00 and <= 0xFE0F)) continue;
            if (rune.Value is >= 0xE0100 and <= 0xE01EF) continue;
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format) return false;
        }

        return true;
    }

    /// <summary>
    /// What is wrong with a trimmed text that must have 1 to <paramref name="limit"/> showable code points: its length,
    /// or the first wrong sign as <c>U+0007 at 3</c>; null when it is fine. Never the text itself, which may be a person's.
    /// </summary>
    public static string? Wrong(string? trimmed, int limit)
    {
        var length = trimmed is null ? 0 : TextFolding.CodePoints(trimmed);
        if (length == 0 || length > limit) return Number(length);
        if (!TextFolding.IsShowable(trimmed!, out var position)) return Sign(trimmed!, position);
        return IsBlank(trimmed) ? "0" : null;
    }

    /// <summary>The sign at a place, the first place being 1, as <c>U+0007 at 3</c>.</summary>
    public static string Sign(string text, int position)
    {
        var index = 0;
        for (var place = 1; place < position; place++)
            index += char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
        var value = Rune.TryGetRuneAt(text, index, out var rune) ? rune.Value : text[index];
        return string.Create(CultureInfo.InvariantCulture, $"U+{value:X4} at {position}");
    }

    /// <summary>The beginning of a text, at most so many UTF-16 units, never through the middle of a pair.</summary>
    public static string Cut(string? text, int units)
    {
        if (text is null) return "";
        if (text.Length <= units) return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[units - 1]) ? units - 1 : units), "…");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
