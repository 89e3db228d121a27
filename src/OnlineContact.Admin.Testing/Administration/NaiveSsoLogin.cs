using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>An SSO login as the naive model has it.</summary>
/// <remarks>Not safe to use from several threads.</remarks>
public sealed class NaiveSsoLogin
{
    /// <summary>Its version.</summary>
    public long Version { get; internal set; } = 1;

    /// <summary>What was typed in last, its name without blanks around.</summary>
    public required SsoLoginInput Login { get; set; }

    internal NaiveSsoLogin Copy() => (NaiveSsoLogin)MemberwiseClone();

    internal static string Text(string name, string remote, string status, string? check, IEnumerable<string> returns, bool one, bool two, bool strict, SsoOptionalFields declared) =>
        $"{name} {remote} {status} {check} [{string.Join(' ', returns)}] {one} {two} {strict} {declared}";

    internal string Text() =>
        Text(Login.Name, Login.RemoteLoginUrl, Login.StatusUrl, Login.TokenCheckUrl, Login.ReturnUrls, Login.AcceptsVersion1, Login.AcceptsVersion2, Login.IsStrict, Login.DeclaredFields);
}
