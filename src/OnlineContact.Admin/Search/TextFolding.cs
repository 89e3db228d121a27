using System.Globalization;
using System.Text;

namespace OnlineContact.Admin.Search;

/// <summary>
/// How texts of people are compared, measured and judged: the folded form under which two spellings are the same, the
/// length in Unicode code points, and whether a text can be shown safely on one line.
/// </summary>
/// <remarks>Safe to use from several threads. Follows the Unicode data of the running .NET (ICU); forms of code points
/// that were assigned already do not change from one Unicode version to the next.</remarks>
public static class TextFolding
{
    /// <summary>Two passes settle every text known; the bound is only so that a fault in Unicode data cannot hang a call.</summary>
    private const int MaxPasses = 8;

    /// <summary>
    /// The form in which texts are compared: NFKC, trimmed, case-folded. Full-width letters become plain ones, Hangul
    /// jamo compose to syllables, ς and Σ become σ, ß and ẞ become ss, İ becomes i with a dot above (so it stays
    /// apart from i), and ı stays ı. Folding a folded text changes nothing.
    /// </summary>
    /// <param name="text">Any text; a lone surrogate and U+FFFE, which nothing normalizes, count as U+FFFD.</param>
    /// <returns>The folded text; it can be up to 18 times as long as <paramref name="text"/>.</returns>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlain(text)) return text.Trim().ToLowerInvariant();

        var current = WellFormed(text);
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var next = FoldCase(current.Normalize(NormalizationForm.FormKC)).Normalize(NormalizationForm.FormKC).Trim();
            if (string.Equals(next, current, StringComparison.Ordinal)) break;
            current = next;
        }

        return current;
    }

    /// <summary>The length of a text in Unicode code points; a lone surrogate counts as one.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number of code points, which is what every limit of the library counts.</returns>
    public static int CodePoints(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (!char.IsSurrogatePair(text[i - 1], text[i])) continue;
            count--;
            i++;
        }

        return count;
    }

    /// <summary>Whether a text has no half of a surrogate pair: only then its UTF-8 is the UTF-8 of no other text.</summary>
    internal static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }

    /// <summary>
    /// Whether a text can be shown on one line and cannot disorder what stands beside it. Not showable are control
    /// characters (Cc, tab and line feed included), lone surrogates, noncharacters (U+FFFE and its like), the line and
    /// paragraph separators U+2028 and U+2029, and the bidirectional embeddings, overrides and isolates U+202A–U+202E
    /// and U+2066–U+2069. The marks
    /// U+200E, U+200F and U+061C and the joiners U+200C and U+200D are showable: names in Arabic, Hebrew and Indic
    /// scripts, and emoji, need them.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="position">The place of the first code point that is not showable, the first one being 1; 0 when there is none.</param>
    /// <returns>Whether every code point is showable.</returns>
    public static bool IsShowable(string text, out int position)
    {
        ArgumentNullException.ThrowIfNull(text);
        position = 0;
        if (IsPlain(text) && text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && !text.Contains('\u007F', StringComparison.Ordinal)) return true;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            position++;
            var wellFormed = Rune.DecodeFromUtf16(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (!wellFormed || !IsShowable(rune)) return false;
            rest = rest[length..];
        }

        position = 0;
        return true;
    }

    /// <summary>
    /// Whether a text has only ASCII, Hangul syllables, kana and unified ideographs: what nearly every text has. These are in
    /// NFKC as they stand, compose with nothing among them, and have no case beyond ASCII; only ASCII has controls and blanks.
    /// </summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is not (<= '\u007F' or (>= '\uAC00' and <= '\uD7A3') or (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FA') or (>= '\u4E00' and <= '\u9FFF')))
                return false;
        }

        return true;
    }

    private static bool IsShowable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
        && rune.Value is not (>= 0xFDD0 and <= 0xFDEF)
        && (rune.Value & 0xFFFE) != 0xFFFE;

    private static string FoldCase(string text)
    {
        var folded = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case 0x00DF or 0x1E9E: // ß and ẞ: the one-to-one mappings of .NET never reach ss
                    folded.Append("ss");
                    break;
                case 0x0130: // İ: .NET's invariant mapping leaves it alone
                    folded.Append("i\u0307");
                    break;
                default: // up first, so that several small forms of one capital (σ and ς) meet
                    var small = Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));
                    folded.Append(units[..small.EncodeToUtf16(units)]);
                    break;
            }
        }

        return folded.ToString();
    }

    /// <summary>Normalizing throws at lone surrogates and at U+FFFE; folding has an answer for every text.</summary>
    private static string WellFormed(string text)
    {
        const char Refused = '\uFFFE';
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]) && text[i] != Refused) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else return Replaced(text);
        }

        return text;

        static string Replaced(string text)
        {
            var replaced = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes()) replaced.Append(rune.ToString());
            return replaced.Replace(Refused, '\uFFFD').ToString();
        }
    }
}
