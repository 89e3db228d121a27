using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Testing.FsCheck.Generators;

namespace OnlineContact.Admin.Testing.FsCheck;

public static partial class AdminArbitraries
{
    /// <summary>Registrations of SSO logins, strict ones and of either version of tokens; shrink to what is required.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<SsoLoginInput> SsoLoginInput() => SsoGenerators.Logins.By(
        login => login.ReturnUrls.Count == 0 ? login : login with { ReturnUrls = [] },
        login => login with { TokenCheckUrl = null },
        login => login with { IsStrict = false, DeclaredFields = SsoOptionalFields.None },
        login => login with { AcceptsVersion1 = true },
        login => login with { Name = "A" },
        login => login with { RemoteLoginUrl = "https://example.com/" },
        login => login with { StatusUrl = "https://example.com/" });

    /// <summary>Registrations of SSO logins that are refused.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<SsoLoginInput>> RefusedSsoLoginInput() => Spoil.Of(SsoLoginInput())
        .By("name", TextGenerators.NoNames(SsoLogin.MaxNameLength), (login, bad) => login with { Name = bad! })
        .By("remoteLoginUrl", TextGenerators.NoUrls, (login, bad) => login with { RemoteLoginUrl = bad! })
        .By("statusUrl", TextGenerators.NoUrls, (login, bad) => login with { StatusUrl = bad! })
        .By("tokenCheckUrl", TextGenerators.NoUrls.Where(url => !string.IsNullOrEmpty(url)), (login, bad) => login with { TokenCheckUrl = bad })
        .By("returnUrls", TextGenerators.NoUrls, (login, bad) => login with { ReturnUrls = [bad!] })
        .By("too many returnUrls", Gen.Choose(SsoLogin.MaxReturnUrls + 1, 200), (login, count) => login with { ReturnUrls = [.. Enumerable.Repeat("https://example.com/", count)] })
        .By("no version", Gen.Constant(false), (login, no) => login with { AcceptsVersion1 = no, AcceptsVersion2 = no })
        .By("strict without version 1", Gen.Constant(true), (login, yes) => login with { AcceptsVersion1 = false, AcceptsVersion2 = true, IsStrict = yes })
        .By("declaredFields", Gen.Elements(1 << 20, -1).Select(fields => (SsoOptionalFields)fields), (login, bad) => login with { DeclaredFields = bad })
        .ToArbitrary();

    /// <summary>Values of a login; shrink to fewer and shorter ones.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<SsoLoginFields> SsoLoginFields() => Arb.From(SsoGenerators.Fields, SsoGenerators.Shrink);

    /// <summary>Values of a login that no token is made of.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<SsoLoginFields>> RefusedSsoLoginFields() => Spoil.Of(SsoLoginFields())
        .By("service", Gen.OneOf(Gen.Elements("", " ", "\t\u3000"), SsoGenerators.NoField(Admin.Sso.Tokens.SsoLoginFields.MaxServiceLength)), (fields, bad) => fields with { Service = bad })
        .By("usercode", Gen.OneOf(Gen.Elements("", " ", "\t\u3000"), SsoGenerators.NoField(Admin.Sso.Tokens.SsoLoginFields.MaxUserCodeLength)), (fields, bad) => fields with { UserCode = bad })
        .By("username", SsoGenerators.NoField(Admin.Sso.Tokens.SsoLoginFields.MaxUserNameLength), (fields, bad) => fields with { UserName = bad })
        .By("email", SsoGenerators.NoField(Admin.Sso.Tokens.SsoLoginFields.MaxEmailLength), (fields, bad) => fields with { Email = bad })
        .By("phone", SsoGenerators.NoField(Admin.Sso.Tokens.SsoLoginFields.MaxPhoneLength), (fields, bad) => fields with { Phone = bad })
        .By("memberno", SsoGenerators.NoField(Admin.Sso.Tokens.SsoLoginFields.MaxMemberNoLength), (fields, bad) => fields with { MemberNo = bad })
        .By("returnUrl", SsoGenerators.NoField(Admin.Sso.Tokens.SsoLoginFields.MaxReturnUrlLength), (fields, bad) => fields with { ReturnUrl = bad })
        .By("time", Gen.Elements(-1L, 253_402_300_800_000, long.MinValue, long.MaxValue), (fields, bad) => fields with { Time = bad })
        .ToArbitrary();

    /// <summary>What a login accepts of tokens; shrinks to what is not strict.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<SsoTokenPolicy> SsoTokenPolicy() => SsoGenerators.Policies.By(
        policy => policy with { IsStrict = false },
        policy => policy with { DeclaredFields = SsoOptionalFields.None },
        policy => policy with { Audience = "a" });

    /// <summary>Keys of version 1 to 20, of one byte up to as many as may be.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ApiSecret> ApiSecret() => SsoGenerators.Secrets.ToArbitrary();

    /// <summary>Requests of the Open API, with parameters in any order; shrink to none and no body.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<OpenApiRequest> OpenApiRequest() => SsoGenerators.Requests.By(
        request => request.Parameters.Count == 0 ? request : request with { Parameters = [] },
        request => request with { Body = "" },
        request => request with { Path = "/a" });

    /// <summary>Requests of the Open API that are neither signed nor verified.</summary>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<Refused<OpenApiRequest>> RefusedOpenApiRequest() => Spoil.Of(OpenApiRequest())
        .By("organizationId", Gen.Elements("", "\ud800", new string('x', Admin.Sso.Tokens.OpenApiRequest.MaxOrganizationIdLength + 1)), (request, bad) => request with { OrganizationId = bad })
        .By("path", Gen.Elements("", "/\udc00", new string('/', Admin.Sso.Tokens.OpenApiRequest.MaxPathLength + 1)), (request, bad) => request with { Path = bad })
        .By("body", Gen.Elements("\ud800", new string('x', Admin.Sso.Tokens.OpenApiRequest.MaxBodyLength + 1)), (request, bad) => request with { Body = bad })
        .By("parameter twice", Gen.Elements("a", "&"), (request, value) => request with { Parameters = [new("a", value), new("a", value)] })
        .By("parameters", Gen.Choose(Admin.Sso.Tokens.OpenApiRequest.MaxParameters + 1, 300), (request, count) => request with { Parameters = [.. Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"p{i}", ""))] })
        .By("length of parameters", Gen.Constant(Admin.Sso.Tokens.OpenApiRequest.MaxParametersLength), (request, length) => request with { Parameters = [new("a", new string('x', length))] })
        .ToArbitrary();
}
