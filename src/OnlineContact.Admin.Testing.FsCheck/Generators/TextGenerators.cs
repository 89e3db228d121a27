using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>Texts: those of people in several scripts, those of machines, and those that are to break something.</summary>
internal static class TextGenerators
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly string[] NamePieces =
    [
        "고객", "상담", "센터", "서비스", "한게임", "이슈", "サポート", "窓口", "お客様", "Contact", "Centre", "Help", "desk", " ", "-", "(1)",
        "é", "ß", "Ｗｅｂ", "ﾃｽﾄ", "📞", "👩‍💻", "🇰🇷", "각", "İ", "ς", "Σ", "ﬁ",
    ];

    private static readonly string[] HostilePieces =
    [
        "\0", "\t", "\r\n", "\u001b[2J", "\u0085", "\u200b", "\u200d", "\u202e", "\u2066", "\u2028", "\u2029", "\ufeff", "\ufffe",
        "\ud800", "\udc00", "\udfff\ud800", "\u3000", "\u00a0", "\u1160", "\u3164", "\ufdfa", "\u0345", "\u0301\u0301\u0301", "\u0130", "\u0131",
        "\u1112\u1161\u11ab", "\u0430\u0441\u0435", "\uff21\uff22", "\u1e9e", "\u03c2", "\ud83d\ude00", "\udb40\udc41", "\ud835\udc00", "'; --", "{0}", "%00", "<b>",
        "../", "xn--", "_", ".", "-", "0", "A", "z", "ä",
    ];

    /// <summary>Any texts from outside: valid ones, ones at a limit, hostile ones; also null and empty.</summary>
    public static Gen<HostileText> HostileTexts { get; } = Gen.Frequency(
        (1, Gen.Elements<string?>(null, "", " ", "\u3000\u00a0", "\n")),
        (3, Joined(HostilePieces, 1, 8)),
        (3, Joined([.. NamePieces, .. HostilePieces], 1, 12)),
        (2, Letter(1, 50).Select(text => (string?)text)),
        (2, from piece in Gen.Elements([.. NamePieces, .. HostilePieces])
            from length in Gen.Elements(1, 6, 7, 19, 20, 21, 44, 45, 46, 59, 60, 61, 63, 64, 65, 99, 100, 101, 253, 254, 400, 1000)
            select (string?)Repeated(piece, length)),
        (2, from units in Gen.Choose(0, 0xFFFF).ArrayOf()
            select (string?)new string([.. units.Select(unit => (char)unit)])))
        .Select(text => new HostileText { Text = text });

    /// <summary>Texts that cannot be shown on a line.</summary>
    public static Gen<string> Unshowable { get; } = Gen.Elements("a\u0007b", "\0", "\u001b[2Jx", "a\r\nb", "x\u2028y", "\u202Eabc", "\ud800", "a\udc00", "\ufffe");

    /// <summary>Nothing, or nothing that can be seen.</summary>
    public static Gen<string?> Blank { get; } = Gen.Elements<string?>(null, "", " ", "\t", "\u3000\u00a0");

    /// <summary>Texts that are no web address of a site that is reached by https.</summary>
    public static Gen<string?> NoUrls { get; } = Gen.Elements<string?>(
        null, "", "example.com", "/login", "http://example.com/", "ftp://example.com/", "https://", "https://user@example.com/", "https://example.com/#top", "https://exa mple.com/",
        "https://example.com\\login", "javascript:alert(1)", "https://example.com/\u0000", $"https://example.com/{new string('x', 3000)}");

    /// <summary>Letters A to Z, of both cases.</summary>
    public static Gen<string> Letter(int shortest, int longest) => Of(Letters, shortest, longest);

    /// <summary>Signs from a list.</summary>
    public static Gen<string> Of(string signs, int shortest, int longest) =>
        from length in Gen.Choose(shortest, longest)
        from chosen in Gen.Elements(signs.ToCharArray()).ArrayOf(length)
        select new string(chosen);

    /// <summary>Visible ASCII, also just as long as may be.</summary>
    public static Gen<string> Visible(int limit) => Gen.Frequency(
        (4, Sign(Math.Min(limit, 12), 1)),
        (1, Sign(limit, limit - 1)));

    /// <summary>Names in several scripts, also just as long as may be.</summary>
    public static Gen<string> Names(int limit) =>
        from first in Gen.Elements("가", "A", "窓", "п")
        from rest in Joined(NamePieces, 0, 8)
        from prolong in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(limit - 1, limit)))
        select CutToCodePoints(prolong == 0 ? first + rest : Repeated(first + rest, prolong), limit).TrimEnd();

    /// <summary>Web addresses that are reached by https, also just as long as may be.</summary>
    public static Gen<string> Urls(int limit) =>
        from start in Gen.Elements("https://example.com/", "https://login.example.co.kr:8443/sso/", "https://xn--299a38jb5jkvn.example/", "https://[2001:db8::1]/a/")
        from rest in Gen.Frequency((4, Letter(0, 12)), (1, Gen.Elements(limit - 1, limit).Select(length => new string('x', length - start.Length))))
        select start + rest;

    /// <summary>A host's name of some length, in labels of a host's name.</summary>
    public static Gen<string> Host(int length) =>
        Of("abcxyz", length, length).Select(letters => string.Concat(letters.Select((letter, i) => i % 50 == 49 && i < length - 1 ? '.' : letter)));

    /// <summary>Longer than may be, by one sign and by many.</summary>
    public static Gen<string> TooLong(int limit) =>
        from length in Gen.Elements(limit + 1, limit * 2, limit + 1_000)
        from piece in Gen.Elements("x", "가", "😀")
        select Repeated(piece, length);

    /// <summary>What cannot be the name of anything: nothing, too long, or not to be shown.</summary>
    public static Gen<string?> NoNames(int limit) => Gen.OneOf(Blank, TooLong(limit).Nullable(), Unshowable.Nullable());

    /// <summary>What is not visible ASCII of some length.</summary>
    public static Gen<string?> NotVisible(int limit) =>
        Gen.OneOf(Gen.Elements<string?>(null, "", " ", "a b", "ä", "한", "a\u007f"), Gen.Elements(limit + 1, limit + 10_000).Select(length => (string?)new string('x', length)));

    /// <summary>The text or, as often as two in five, null.</summary>
    public static Gen<string?> OrNull(this Gen<string> texts) => Gen.Frequency((2, Gen.Constant<string?>(null)), (3, texts.Nullable()));

    /// <summary>The same texts where null may stand too.</summary>
    public static Gen<string?> Nullable(this Gen<string> texts) => texts.Select(text => (string?)text);

    private static Gen<string> Sign(int longest, int shortest) =>
        from length in Gen.Choose(shortest, longest)
        from signs in Gen.Choose('!', '~').ArrayOf(length)
        select new string(Array.ConvertAll(signs, sign => (char)sign));

    private static Gen<string?> Joined(string[] pieces, int fewest, int most) =>
        from count in Gen.Choose(fewest, most)
        from chosen in Gen.Elements(pieces).ArrayOf(count)
        select (string?)string.Concat(chosen);

    private static string Repeated(string piece, int codePoints)
    {
        var text = new StringBuilder();
        for (var i = 0; i < codePoints; i++) text.Append(piece);
        return CutToCodePoints(text.ToString(), codePoints);
    }

    private static string CutToCodePoints(string text, int codePoints)
    {
        var end = 0;
        for (var i = 0; i < codePoints && end < text.Length; i++)
            end += char.IsHighSurrogate(text[end]) && end + 1 < text.Length && char.IsLowSurrogate(text[end + 1]) ? 2 : 1;
        return text[..end];
    }
}
