using OnlineContact.Admin.Search;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.Sso;
using static OnlineContact.Admin.Testing.Tests.Arbitraries.Promise;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What the package says of logins.</summary>
public sealed class SsoPromises
{
    private static readonly Promise[] All =
    [
        Always<SsoLoginInput>("one version at least", login => login.AcceptsVersion1 || login.AcceptsVersion2),
        Always<SsoLoginInput>("strict with version 1 only", login => !login.IsStrict || login.AcceptsVersion1),
        Always<SsoLoginInput>("fields are declared by strict ones", login => login.IsStrict || login.DeclaredFields == SsoOptionalFields.None),
        .. Versions.Select(pair => Often<SsoLoginInput>($"{pair}: versions", login => (login.AcceptsVersion1, login.AcceptsVersion2) == pair)),
        Sometimes<SsoLoginInput>("strict with both versions", login => login is { IsStrict: true, AcceptsVersion2: true }),
        Sometimes<SsoLoginInput>("version 1 without strictness", login => login is { AcceptsVersion1: true, AcceptsVersion2: false, IsStrict: false }),
        Sometimes<SsoLoginInput>("strict with several fields", login => login is { IsStrict: true } && System.Numerics.BitOperations.PopCount((uint)login.DeclaredFields) > 2),
        .. Enumerable.Range(0, 4).Select(count => Sometimes<SsoLoginInput>($"{count} return URLs", login => login.ReturnUrls.Count == count)),
        Sometimes<SsoLoginInput>("the longest URL that checks tokens", login => login.TokenCheckUrl?.Length == SsoLogin.MaxTokenCheckUrlLength),
        Often<SsoLoginInput>("no URL that checks tokens", login => login.TokenCheckUrl is null),
        Sometimes<SsoLoginInput>("a URL one shorter than the longest", login => login.StatusUrl.Length == SsoLogin.MaxUrlLength - 1),
        Always<SsoLoginInput>("no URL longer than may be", login => login.RemoteLoginUrl.Length <= SsoLogin.MaxUrlLength && login.StatusUrl.Length <= SsoLogin.MaxUrlLength && login.ReturnUrls.All(url => url.Length <= 100)),
        Always<SsoTokenPolicy>("one version at least", policy => policy.AcceptsVersion1 || policy.AcceptsVersion2),
        .. Versions.Select(pair => Often<SsoTokenPolicy>($"{pair}: versions", policy => (policy.AcceptsVersion1, policy.AcceptsVersion2) == pair)),
        .. Enumerable.Range(0, 32).Select(fields => Sometimes<SsoTokenPolicy>($"fields {fields}", policy => (int)policy.DeclaredFields == fields)),
        Always<SsoTokenPolicy>("a visible audience", policy => policy.Audience.Length is >= 1 and <= SsoTokenPolicy.MaxAudienceLength),
        Always<ApiSecret>("versions from one on", secret => secret.Version is >= 1 and <= 20),
        Sometimes<OpenApiRequest>("the longest path", request => request.Path.Length == OpenApiRequest.MaxPathLength),
        Sometimes<OpenApiRequest>("no parameters", request => request.Parameters.Count == 0),
        Sometimes<OpenApiRequest>("all parameters", request => request.Parameters.Count == 6),
        Always<OpenApiRequest>("each parameter once", request => request.Parameters.DistinctBy(each => each.Key).Count() == request.Parameters.Count),
        Sometimes<OpenApiRequest>("an empty parameter", request => request.Parameters.Any(each => each.Value.Length == 0)),
        Always<SsoLoginFields>("a service and a user code", fields => !fields.Service.All(NaiveSsoTokens.IsJavaWhitespace) && !fields.UserCode.All(NaiveSsoTokens.IsJavaWhitespace)),
        Always<SsoLoginFields>("no phone longer than may be", fields => fields.Phone is null || TextFolding.CodePoints(fields.Phone) <= SsoLoginFields.MaxPhoneLength),
        Sometimes<SsoLoginFields>("a phone one shorter than the longest", fields => fields.Phone is { } phone && TextFolding.CodePoints(phone) == SsoLoginFields.MaxPhoneLength - 1),
        Sometimes<SsoLoginFields>("the longest phone", fields => fields.Phone is { } phone && TextFolding.CodePoints(phone) == SsoLoginFields.MaxPhoneLength),
        Sometimes<SsoLoginFields>("a blank e-mail", fields => fields.Email is { } email && string.IsNullOrWhiteSpace(email)),
        Often<SsoLoginFields>("several pieces", fields => fields.UserCode.Length > 4),
        Sometimes<SsoLoginFields>("blanks instead of a user code are none", fields => fields.UserCode == "x"),
        Often<SsoLoginFields>("no e-mail", fields => fields.Email is null),
        Often<SsoLoginFields>("signed in later years", fields => fields.Time > int.MaxValue),
        Often<SsoLoginFields>("signed in the first month of 1970", fields => fields.Time <= int.MaxValue),
    ];

    public static TheoryData<string> Types => TypesOf(All);

    private static (bool, bool)[] Versions => [(false, true), (true, false), (true, true)];

    [Theory]
    [MemberData(nameof(Types))]
    public void The_promises_of_a_type_are_kept(string type) => Check(All, type);
}
