using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Rules;

namespace OnlineContact.Admin.Sso;

/// <summary>What of an SSO login stays when it is edited.</summary>
internal readonly record struct SsoLoginIdentity(OrganizationId Organization, long Number, Instant AddedAt)
{
    public static SsoLoginIdentity Of(SsoLogin login) => new(login.Organization, login.Number, login.AddedAt);
}

/// <summary>Makes an SSO login of what was typed in. Pure.</summary>
internal static class SsoLoginSteps
{
    public static Outcome<SsoLogin> Save(SsoLoginInput input, SsoLoginIdentity identity, bool allowLoopbackHttp)
    {
        var name = input.Name?.Trim() ?? "";
        Uri? check = null;
        var error = SsoLoginNameCanBeShown.Check(name);
        error ??= SsoUrlIsAcceptable.Check("remoteLoginUrl", input.RemoteLoginUrl, allowLoopbackHttp, out _);
        error ??= SsoUrlIsAcceptable.Check("statusUrl", input.StatusUrl, allowLoopbackHttp, out _);
        if (!string.IsNullOrEmpty(input.TokenCheckUrl)) error ??= SsoUrlIsAcceptable.Check("tokenCheckUrl", input.TokenCheckUrl, allowLoopbackHttp, out check, SsoLogin.MaxTokenCheckUrlLength);
        error ??= SsoTokenSettingsFitTogether.Check(input) ?? CheckReturnUrls(input, allowLoopbackHttp);
        return error is not null
            ? Outcome.Refused<SsoLogin>(error)
            : Outcome.Success(new SsoLogin
            {
                Organization = identity.Organization,
                Number = identity.Number,
                Name = name,
                RemoteLoginUrl = new Uri(input.RemoteLoginUrl!).AbsoluteUri,
                StatusUrl = new Uri(input.StatusUrl!).AbsoluteUri,
                TokenCheckUrl = check?.AbsoluteUri,
                ReturnUrls = [.. input.ReturnUrls.Select(url => new Uri(url).AbsoluteUri)],
                AcceptsVersion1 = input.AcceptsVersion1,
                AcceptsVersion2 = input.AcceptsVersion2,
                IsStrict = input.IsStrict,
                DeclaredFields = input.DeclaredFields,
                AddedAt = identity.AddedAt,
            });
    }

    private static AdminError? CheckReturnUrls(SsoLoginInput input, bool allowLoopbackHttp)
    {
        if (input.ReturnUrls.Count > SsoLogin.MaxReturnUrls) return AdminErrors.SsoReturnUrlsTooMany.With("returnUrls", SsoLogin.MaxReturnUrls, input.ReturnUrls.Count);
        foreach (var text in input.ReturnUrls)
        {
            if (SsoUrlIsAcceptable.Check("returnUrls", text, allowLoopbackHttp, out var url) is { } wrong) return wrong;
            if (url!.Query.Length > 0) return AdminErrors.SsoUrlInvalid.With("returnUrls", "query");
        }

        return null;
    }
}
