using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso;

/// <summary>What is typed in for an SSO login. Editing replaces all of it.</summary>
/// <remarks>As immutable as <see cref="ReturnUrls"/>; safe to use from several threads.</remarks>
public sealed record SsoLoginInput
{
    /// <summary>The name, 1 to <see cref="SsoLogin.MaxNameLength"/> code points.</summary>
    public required string Name { get; init; }

    /// <summary>The customer's page where users sign in: an absolute https URL without user information and fragment.</summary>
    public required string RemoteLoginUrl { get; init; }

    /// <summary>Where the customer's site tells whether a user is signed in; a URL of the same kind.</summary>
    public required string StatusUrl { get; init; }

    /// <summary>Where the customer's site confirms a token of the GET flow; null or empty when that flow is not used.</summary>
    public string? TokenCheckUrl { get; init; }

    /// <summary>The URLs that a return URL may begin with, without a query: origin and path up to the end of a segment.</summary>
    public IReadOnlyList<string> ReturnUrls { get; init; } = [];

    /// <summary>Whether tokens of version 1, the vendor's, are accepted. Default yes.</summary>
    public bool AcceptsVersion1 { get; init; } = true;

    /// <summary>Whether tokens of version 2 are accepted. Default yes.</summary>
    public bool AcceptsVersion2 { get; init; } = true;

    /// <summary>Whether version 1 is read strictly. Default no, since only the site knows what it sends.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The optional values that the site sends, for strict mode.</summary>
    public SsoOptionalFields DeclaredFields { get; init; }
}
