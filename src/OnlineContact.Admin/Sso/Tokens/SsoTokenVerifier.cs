using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>Verifies a token of either version.</summary>
/// <remarks>Pure; safe to use from several threads.</remarks>
public static class SsoTokenVerifier
{
    /// <summary>Verifies as the version that the token is of: a dot is no sign of Base64, so none can be taken for the other.</summary>
    /// <param name="token">The token.</param>
    /// <param name="fields">The values it came with.</param>
    /// <param name="secrets">The live keys.</param>
    /// <param name="policy">What the login accepts.</param>
    /// <param name="now">The instant.</param>
    /// <param name="serverSide">Whether it is a call from server to server, which has no return URL.</param>
    /// <returns>What <see cref="SsoTokenVersion1.Verify"/> or <see cref="SsoTokenVersion2.Verify"/> answers.</returns>
    public static Outcome<SsoTokenProof> Verify(ReadOnlySpan<char> token, SsoLoginFields fields, IReadOnlyList<ApiSecret> secrets, SsoTokenPolicy policy, Instant now, bool serverSide = false) =>
        token.StartsWith(SsoTokenVersion2.Prefix)
            ? SsoTokenVersion2.Verify(token, fields, secrets, policy, now, serverSide)
            : SsoTokenVersion1.Verify(token, fields, secrets, policy, now, serverSide);
}
