using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.Sso;

/// <summary>Writes what changed in an SSO login for the change log.</summary>
internal static class SsoLoginText
{
    public static LogDifference Difference(SsoLogin? before, SsoLogin? after)
    {
        var difference = default(LogDifference);
        difference.Add("name", before?.Name, after?.Name);
        difference.Add("remoteLoginUrl", before?.RemoteLoginUrl, after?.RemoteLoginUrl);
        difference.Add("statusUrl", before?.StatusUrl, after?.StatusUrl);
        difference.Add("tokenCheckUrl", before?.TokenCheckUrl, after?.TokenCheckUrl);
        difference.Add("returnUrls", UrlsOf(before), UrlsOf(after));
        difference.Add("tokens", TokensOf(before), TokensOf(after));
        difference.Add("declaredFields", FieldsOf(before), FieldsOf(after));
        return difference;
    }

    private static string? UrlsOf(SsoLogin? login) => login is null ? null : string.Join(' ', login.ReturnUrls);

    private static string? TokensOf(SsoLogin? login) =>
        login is null ? null : string.Join(' ', Versions(login));

    private static string? FieldsOf(SsoLogin? login) => login is { IsStrict: true } ? login.DeclaredFields.ToString() : null;

    private static IEnumerable<string> Versions(SsoLogin login)
    {
        if (login.AcceptsVersion1) yield return login.IsStrict ? "1-strict" : "1";
        if (login.AcceptsVersion2) yield return "2";
    }
}
