namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>Which tokens a login accepts.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record SsoTokenPolicy
{
    /// <summary>The longest audience.</summary>
    public const int MaxAudienceLength = 100;

    /// <summary>Whether tokens of version 1 are accepted.</summary>
    public required bool AcceptsVersion1 { get; init; }

    /// <summary>Whether tokens of version 2 are accepted.</summary>
    public required bool AcceptsVersion2 { get; init; }

    /// <summary>
    /// Whether version 1 is read strictly: exactly the <see cref="DeclaredFields"/> come, no value but a return URL holds <c>&amp;</c>, and
    /// the token is written canonically. Then no two sets of values have the same text.
    /// </summary>
    public required bool IsStrict { get; init; }

    /// <summary>The optional values that the site sends; asked only when <see cref="IsStrict"/>.</summary>
    public required SsoOptionalFields DeclaredFields { get; init; }

    /// <summary>Whom a token of version 2 must be meant for; at most <see cref="MaxAudienceLength"/> characters.</summary>
    public required string Audience { get; init; }
}
