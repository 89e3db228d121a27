using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.Sso;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>Registrations of logins, and values of logins: several scripts, blanks of all kinds, the sign that joins, values at their limits.</summary>
internal static class SsoGenerators
{
    private static readonly string[] Pieces =
    [
        "a", "Kim", "0", "홍길동", "様", "é", "😀", "&", "&&", " ", "\t", "\u001C", "\u00A0", "\u2007", "\u202F", "\u0085", "\u3000", "\u1680", "\u180E", "\u2028",
        "=", "+", "%26", ":", "-", "\n", "7:", "\0", "\"", "@x.kr",
    ];

    private static readonly string[] Blanks = [" ", "\t", "\u3000", "\u001F \u2009"];

    private const SsoOptionalFields AllFields = SsoOptionalFields.UserName | SsoOptionalFields.Email | SsoOptionalFields.Phone | SsoOptionalFields.MemberNo | SsoOptionalFields.ReturnUrl;

    public static Gen<SsoLoginInput> Logins { get; } =
        from name in TextGenerators.Names(SsoLogin.MaxNameLength)
        from remote in TextGenerators.Urls(SsoLogin.MaxUrlLength)
        from status in TextGenerators.Urls(SsoLogin.MaxUrlLength)
        from check in TextGenerators.Urls(SsoLogin.MaxTokenCheckUrlLength).OrNull()
        from returns in Gen.Frequency((3, ListGenerators.Lists(TextGenerators.Urls(100), 0, 3)), (1, ListGenerators.Lists(TextGenerators.Urls(100), SsoLogin.MaxReturnUrls, SsoLogin.MaxReturnUrls)))
        from versions in Gen.Choose(1, 3)
        from strict in Gen.Elements(true, false)
        from fields in Declared()
        let isStrict = strict && (versions & 1) != 0
        select new SsoLoginInput
        {
            Name = name, RemoteLoginUrl = remote, StatusUrl = status, TokenCheckUrl = check, ReturnUrls = returns,
            AcceptsVersion1 = (versions & 1) != 0, AcceptsVersion2 = (versions & 2) != 0, IsStrict = isStrict, DeclaredFields = isStrict ? fields : SsoOptionalFields.None,
        };

    public static Gen<SsoTokenPolicy> Policies { get; } =
        from versions in Gen.Choose(1, 3)
        from strict in Gen.Elements(true, false)
        from fields in Declared()
        from audience in TextGenerators.Visible(SsoTokenPolicy.MaxAudienceLength)
        select new SsoTokenPolicy { AcceptsVersion1 = (versions & 1) != 0, AcceptsVersion2 = (versions & 2) != 0, IsStrict = strict, DeclaredFields = fields, Audience = audience };

    public static Gen<ApiSecret> Secrets { get; } =
        from version in Gen.Choose(1, 20)
        from text in Gen.OneOf(TextGenerators.Visible(ApiSecret.MaxLength), Gen.Elements("비밀", "😀", "a b"))
        select new ApiSecret(version, text);

    public static Gen<OpenApiRequest> Requests { get; } =
        from organization in OrganizationGenerators.Ids
        from path in Gen.Elements("/openapi/v1/admin/service/list.json", "/a", "/" + new string('x', OpenApiRequest.MaxPathLength - 1))
        from names in ListGenerators.Some("page", "pageSize", "serviceId", "b", "B", "값")
        from values in ListGenerators.Lists(Gen.OneOf(TextGenerators.Visible(100), Gen.Elements("", "&", "한글", "a=b")), names.Count, names.Count)
        from body in Gen.Elements("", "{}", "{\"name\":\"한글\"}", new string('x', 10_000))
        from time in RuntimeGenerators.Instants
        select new OpenApiRequest { OrganizationId = organization.Value, Path = path, Parameters = [.. names.Zip(values, KeyValuePair.Create)], Body = body, Timestamp = time.ToUnixTimeMilliseconds() };

    public static Gen<SsoLoginFields> Fields { get; } =
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

    /// <summary>Too long for a field, or half a pair of surrogates.</summary>
    public static Gen<string> NoField(int limit) => Gen.OneOf(TextGenerators.TooLong(limit), Gen.Elements("\ud800", "a\udc00b"));

    private static Gen<SsoOptionalFields> Declared() => Gen.Choose(0, (int)AllFields).Select(fields => (SsoOptionalFields)fields & AllFields);

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

    public static IEnumerable<SsoLoginFields> Shrink(SsoLoginFields fields)
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
