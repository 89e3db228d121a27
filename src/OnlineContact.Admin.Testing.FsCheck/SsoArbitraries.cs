using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.Sso;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>Arbitrary values of logins: several scripts, blanks of all kinds, the sign that joins, values at their limits.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class SsoArbitraries
{
    private static readonly string[] Pieces =
    [
        "a", "Kim", "0", "홍길동", "様", "é", "😀", "&", "&&", " ", "\t", "\u001C", "\u00A0", "\u2007", "\u202F", "\u0085", "\u3000", "\u1680", "\u180E", "\u2028",
        "=", "+", "%26", ":", "-", "\n", "7:", "\0", "\"", "@x.kr",
    ];

    private static readonly string[] Blanks = [" ", "\t", "\u3000", "\u001F \u2009"];

    /// <summary>Valid values of a login; shrink to fewer and shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<SsoLoginFields> LoginFields() => Arb.From(Fields, Shrink);

    private static Gen<SsoLoginFields> Fields { get; } =
        from service in Required(SsoLoginFields.MaxServiceLength)
        from user in Required(SsoLoginFields.MaxUserCodeLength)
        from name in Optional(SsoLoginFields.MaxUserNameLength)
        from email in Optional(SsoLoginFields.MaxEmailLength)
        from phone in Optional(SsoLoginFields.MaxPhoneLength)
        from member in Optional(SsoLoginFields.MaxMemberNoLength)
        from url in Optional(SsoLoginFields.MaxReturnUrlLength)
        from time in Gen.Choose(0, int.MaxValue)
        from scale in Gen.Elements(1L, 1_000L)
        select new SsoLoginFields { Service = service, UserCode = user, UserName = name, Email = email, Phone = phone, MemberNo = member, ReturnUrl = url, Time = time * scale };

    private static Gen<string> Required(int limit) => Text(limit).Select(text => text.All(NaiveSsoTokens.IsJavaWhitespace) ? "x" : text);

    private static Gen<string?> Optional(int limit) => Gen.Frequency(
        (4, Gen.Constant<string?>(null)),
        (1, Gen.Elements<string?>(Blanks)),
        (5, Text(limit).Select(text => (string?)text)));

    private static Gen<string> Text(int limit) => Gen.Frequency(
        (8, from count in Gen.Choose(1, 6) from pieces in Gen.Elements(Pieces).ArrayOf(count) select Cut(pieces, limit)),
        (1, from piece in Gen.Elements("a", "홍", "😀") from length in Gen.Elements(limit - 1, limit) select string.Concat(Enumerable.Repeat(piece, length))));

    private static string Cut(string[] pieces, int limit)
    {
        var text = "";
        foreach (var piece in pieces)
        {
            if (text.Length + piece.Length <= limit) text += piece;
        }

        return text;
    }

    private static IEnumerable<SsoLoginFields> Shrink(SsoLoginFields fields)
    {
        if (fields.UserName is not null) yield return fields with { UserName = null };
        if (fields.Email is not null) yield return fields with { Email = null };
        if (fields.Phone is not null) yield return fields with { Phone = null };
        if (fields.MemberNo is not null) yield return fields with { MemberNo = null };
        if (fields.ReturnUrl is not null) yield return fields with { ReturnUrl = null };
        if (fields.Service != "s") yield return fields with { Service = "s" };
        if (fields.UserCode != "u") yield return fields with { UserCode = "u" };
        if (fields.Time != 0) yield return fields with { Time = fields.Time / 2 };
    }
}
