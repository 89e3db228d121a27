using System.Text;

namespace OnlineContact.Admin.Search;

/// <summary>
/// Search by initial consonants (초성): whoever types ㅎㄱㄷ finds 홍길동. A text and what is looked for in it are brought to one form, in
/// which a syllable stands for its initial consonant, and every other sign for itself.
/// </summary>
internal static class InitialConsonants
{
    private const char FirstSyllable = '\uAC00';
    private const char LastSyllable = '\uD7A3';
    private const char FirstInitial = '\u1100';
    private const char LastInitial = '\u1112';
    private const int SyllablesPerInitial = 588;

    /// <summary>Two consonants that a keyboard joins when they are typed one after the other; as finals they come out of NFKC.</summary>
    private static readonly Dictionary<char, string> Joined = new()
    {
        ['\u11AA'] = "\u1100\u1109", // ㄳ
        ['\u11AC'] = "\u1102\u110C", // ㄵ
        ['\u11AD'] = "\u1102\u1112", // ㄶ
        ['\u11B0'] = "\u1105\u1100", // ㄺ
        ['\u11B1'] = "\u1105\u1106", // ㄻ
        ['\u11B2'] = "\u1105\u1107", // ㄼ
        ['\u11B3'] = "\u1105\u1109", // ㄽ
        ['\u11B4'] = "\u1105\u1110", // ㄾ
        ['\u11B5'] = "\u1105\u1111", // ㄿ
        ['\u111A'] = "\u1105\u1112", // ㅀ, whose compatibility form is an initial
        ['\u1121'] = "\u1107\u1109", // ㅄ, likewise
    };

    /// <summary>The form of a text in which initial consonants are looked for.</summary>
    /// <param name="folded">A text as <see cref="TextFolding.Fold"/> gives it.</param>
    public static string Of(string folded)
    {
        var form = new StringBuilder(folded.Length);
        foreach (var sign in folded)
        {
            if (sign is >= FirstSyllable and <= LastSyllable) form.Append((char)(FirstInitial + (sign - FirstSyllable) / SyllablesPerInitial));
            else if (Joined.TryGetValue(sign, out var two)) form.Append(two);
            else form.Append(sign);
        }

        return form.ToString();
    }

    /// <summary>Whether a text is to be looked for by initial consonants: it has some, and no whole syllable.</summary>
    /// <param name="folded">A text as <see cref="TextFolding.Fold"/> gives it.</param>
    public static bool AreIn(string folded)
    {
        var some = false;
        foreach (var sign in folded)
        {
            if (sign is >= FirstSyllable and <= LastSyllable) return false;
            some |= sign is >= FirstInitial and <= LastInitial || Joined.ContainsKey(sign);
        }

        return some;
    }
}
