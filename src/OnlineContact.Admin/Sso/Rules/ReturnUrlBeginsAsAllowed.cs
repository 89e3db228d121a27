using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>
/// A return URL has scheme, host and port of one that the login allows, and its path begins with that one's, up to the end of a segment.
/// D. The browser is sent to the URL as it was understood here, never to the text as it came.
/// </summary>
internal static class ReturnUrlBeginsAsAllowed
{
    public static AdminError? Check(SsoLogin login, string? returnUrl, bool allowLoopbackHttp, out Uri? target)
    {
        target = null;
        if (returnUrl is null) return null;
        if (SsoUrlIsAcceptable.Check("returnUrl", returnUrl, allowLoopbackHttp, out var url) is null && login.ReturnUrls.Any(allowed => Begins(url!, new Uri(allowed))))
        {
            target = url;
            return null;
        }

        return AdminErrors.SsoReturnUrlRefused.With("returnUrl");
    }

    private static bool Begins(Uri url, Uri allowed) =>
        url.Scheme == allowed.Scheme
        && string.Equals(url.IdnHost, allowed.IdnHost, StringComparison.OrdinalIgnoreCase)
        && url.Port == allowed.Port
        && url.AbsolutePath.StartsWith(allowed.AbsolutePath, StringComparison.Ordinal)
        && (allowed.AbsolutePath.EndsWith('/') || url.AbsolutePath.Length == allowed.AbsolutePath.Length || url.AbsolutePath[allowed.AbsolutePath.Length] == '/');
}
