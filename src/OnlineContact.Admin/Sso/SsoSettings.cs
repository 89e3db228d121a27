using NodaTime;

namespace OnlineContact.Admin.Sso;

/// <summary>What the host has set for SSO logins.</summary>
internal sealed record SsoSettings
{
    public required int MaxLogins { get; init; }

    public required int MaxRememberedTokens { get; init; }

    public required bool AllowLoopbackHttp { get; init; }

    public required bool AllowPrivateAddresses { get; init; }

    public required Duration StatusTimeout { get; init; }

    public required Duration AccessTokenLifetime { get; init; }
}
