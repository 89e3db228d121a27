using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>
/// Generators of the value objects and of what outsiders may send instead of them. <see cref="ValueArbitraries"/> puts
/// them together with shrinkers.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class ValueGenerators
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly HashSet<string> NoReservedWords = [];

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

    /// <summary>Valid IDs of services, lengths at and near the limit included.</summary>
    public static Gen<ServiceId> ServiceIds { get; } = Gen.OneOf(Letter(1, 8), Letter(ServiceId.MaxLength - 1, ServiceId.MaxLength))
        .Select(text => ServiceId.Create(text, NoReservedWords).Value);

    /// <summary>Valid names of services in several scripts, lengths at and near the limit included.</summary>
    public static Gen<ServiceName> ServiceNames { get; } = Names(ServiceName.MaxLength).Select(text => ServiceName.Create(text).Value);

    /// <summary>Valid names of organizations.</summary>
    public static Gen<OrganizationName> OrganizationNames { get; } =
        Names(OrganizationName.MaxLength).Select(text => OrganizationName.Create(text).Value);

    /// <summary>Valid names of members.</summary>
    public static Gen<MemberName> MemberNames { get; } = Names(MemberName.MaxLength).Select(text => MemberName.Create(text).Value);

    /// <summary>Valid accounts of members.</summary>
    public static Gen<MemberAccount> MemberAccounts { get; } =
        from ends in Gen.Elements("abcz0189".ToCharArray()).Two()
        from length in Gen.Choose(0, MemberAccount.MaxLength - 2)
        from inner in Gen.Elements("abcxyz0123456789-_.".ToCharArray()).ArrayOf(length)
        select MemberAccount.Create($"{ends.Item1}{new string(inner)}{ends.Item2}").Value;

    /// <summary>Valid domains of organizations, IDN ones among them.</summary>
    public static Gen<OrganizationDomain> OrganizationDomains { get; } =
        from labels in Gen.OneOf(
            Gen.Elements("acme", "oc", "hangame", "a-b", "x1", "고객센터", "お問い合わせ", "bücher", "例え"),
            Letter(1, 10),
            Letter(62, 63)).NonEmptyListOf()
        from end in Gen.Elements("com", "co.kr", "example", "한국")
        select OrganizationDomain.Create($"{string.Join('.', labels.Take(3))}.{end}").Value;

    /// <summary>Valid sets of one to eight languages with a main one.</summary>
    public static Gen<HelpCentreLanguages> Languages { get; } =
        from codes in Gen.Shuffle(["ko", "en", "ja", "zh", "zh_TW", "pt_BR", "th", "vi"])
        from count in Gen.Choose(1, 8)
        from main in Gen.Choose(0, count - 1)
        select HelpCentreLanguages.Create(codes[..count], codes[main], ServiceType.ConsultationManagement).Value;

    /// <summary>Headers of each format, dimensions at and near the limit included; every dimension is 1 to 16,383.</summary>
    public static Gen<PictureSample> Pictures { get; } =
        from kind in Gen.Choose(0, 5)
        from width in Dimension()
        from height in Dimension()
        from frame in Gen.Elements<byte>(0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
        from fill in Gen.Choose(0, 3)
        select Picture(kind, width, height, frame, fill);

    /// <summary>Bytes that are no picture or not quite one: cut, changed, prolonged, mixed, random.</summary>
    public static Gen<HostilePicture> HostilePictures { get; } = Gen.Frequency(
        (3, from sample in Pictures from length in Gen.Choose(0, sample.Bytes.Length) select sample.Bytes[..length].ToArray()),
        (4, from sample in Pictures from changes in ByteChanges() select Changed(sample.Bytes.Span, changes)),
        (2, from first in Pictures
            from second in Pictures
            from length in Gen.Choose(0, first.Bytes.Length)
            select (byte[])[.. first.Bytes[..length].Span, .. second.Bytes.Span]),
        (2, from sample in Pictures from tail in Bytes() select (byte[])[.. sample.Bytes.Span, .. tail]),
        (2, Bytes()),
        (1, Gen.Elements(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<?xml version=\"1.0\"?><svg/>", "%PDF-1.7", "BM", "II*\0", "\0\0\u0001\0",
            "GIF90a123456789", "RIFF\0\0\0\0WAVEfmt ", "<html>").Select(text => Encoding.Latin1.GetBytes(text))))
        .Select(bytes => new HostilePicture { Bytes = bytes });

    private static Gen<string> Letter(int shortest, int longest) =>
        from length in Gen.Choose(shortest, longest)
        from letters in Gen.Elements(Letters.ToCharArray()).ArrayOf(length)
        select new string(letters);

    private static Gen<string?> Joined(string[] pieces, int fewest, int most) =>
        from count in Gen.Choose(fewest, most)
        from chosen in Gen.Elements(pieces).ArrayOf(count)
        select (string?)string.Concat(chosen);

    private static Gen<string> Names(int limit) =>
        from first in Gen.Elements("가", "A", "窓", "п")
        from rest in Joined(NamePieces, 0, 8)
        from prolong in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(limit - 1, limit)))
        select CutToCodePoints(prolong == 0 ? first + rest : Repeated(first + rest, prolong), limit);

    private static Gen<int> Dimension() => Gen.Frequency(
        (2, Gen.Choose(1, 300)),
        (2, Gen.Elements(1, 4095, 4096, 4097)),
        (1, Gen.Choose(1, 16383)));

    private static PictureSample Picture(int kind, int width, int height, byte frame, int fill) => new()
    {
        Width = width,
        Height = height,
        Format = kind switch { 0 => PictureFormat.Png, 1 => PictureFormat.Jpeg, 2 => PictureFormat.Gif, _ => PictureFormat.WebP },
        Bytes = kind switch
        {
            0 => PictureBuilder.Png((uint)width, (uint)height),
            1 => PictureBuilder.Jpeg((ushort)width, (ushort)height, frame, fill),
            2 => PictureBuilder.Gif((ushort)width, (ushort)height, fill % 2 == 0),
            3 => PictureBuilder.WebPLossy((ushort)width, (ushort)height),
            4 => PictureBuilder.WebPLossless(width, height),
            _ => PictureBuilder.WebPExtended(width, height),
        },
    };

    private static Gen<byte[]> Bytes() => Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    private static Gen<(int At, byte Value)[]> ByteChanges() =>
        from count in Gen.Choose(1, 4)
        from places in Gen.Choose(0, 63).ArrayOf(count)
        from values in Gen.OneOf(Gen.Choose(0, 255), Gen.Elements(0, 1, 0x7F, 0x80, 0xFE, 0xFF)).ArrayOf(count)
        select places.Zip(values, (at, value) => (at, (byte)value)).ToArray();

    private static byte[] Changed(ReadOnlySpan<byte> bytes, (int At, byte Value)[] changes)
    {
        var changed = bytes.ToArray();
        foreach (var (at, value) in changes) changed[at % changed.Length] = value;
        return changed;
    }

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
