using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Sso.Rules;

/// <summary>
/// A URL of an SSO login is absolute, https (http for a loopback address where the host allows it), without user information and
/// fragment, and holds no sign that browsers and servers read differently. D (handbook, section 6). The text is never repeated.
/// </summary>
internal static class SsoUrlIsAcceptable
{
    public static AdminError? Check(string field, string? text, bool allowLoopbackHttp, out Uri? url, int limit = SsoLogin.MaxUrlLength)
    {
        url = null;
        if (string.IsNullOrEmpty(text)) return Wrong(field, "missing");
        if (text.Length > limit) return AdminErrors.SsoUrlTooLong.With(field, limit, text.Length);
        if (text.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign) || char.IsSurrogate(sign) || sign == '\\')) return Wrong(field, "signs");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var parsed) || parsed.Host.Length == 0) return Wrong(field, "not-absolute");
        if (parsed.Scheme != Uri.UriSchemeHttps && !(allowLoopbackHttp && parsed.Scheme == Uri.UriSchemeHttp && parsed.IsLoopback)) return Wrong(field, "not-https");
        if (HoldsUserInformation(text)) return Wrong(field, "user-info");
        if (text.Contains('#', StringComparison.Ordinal)) return Wrong(field, "fragment");
        if (parsed.AbsoluteUri.Length > limit) return AdminErrors.SsoUrlTooLong.With(field, limit, parsed.AbsoluteUri.Length);
        url = parsed;
        return null;
    }

    // Asked of the text: an empty one is gone once it was parsed.
    private static bool HoldsUserInformation(string text)
    {
        var start = text.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = text.AsSpan(start).IndexOfAny("/?#");
        return (end < 0 ? text.AsSpan(start) : text.AsSpan(start, end)).Contains('@');
    }

    private static AdminError Wrong(string field, string reason) => AdminErrors.SsoUrlInvalid.With(field, reason);
}
