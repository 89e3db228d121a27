using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso;

/// <summary>
/// Knows the keys of SSO logins. The package OnlineContact.Admin.Sso.KeyManagement is one (<c>admin.AddSsoKeyManagement(…)</c>); a host
/// that keeps its keys elsewhere registers another.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public interface ISsoKeySource
{
    /// <summary>The keys that are accepted now.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="login">The number of the SSO login.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The keys, each of another version; or OCA6050 none is live, OCA6055 none of them opens.</returns>
    ValueTask<Outcome<IReadOnlyList<ApiSecret>>> LiveKeysAsync(OrganizationId organization, long login, Instant now, CancellationToken cancellationToken);

    /// <summary>Whether a key that has verified a login counts for nothing any more, so that an access token of that login is not redeemed.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="login">The number of the SSO login.</param>
    /// <param name="version">The version of the key.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it was revoked or is gone with its login. A key that has only retired is neither: what it verified before stands.</returns>
    ValueTask<bool> IsRevokedAsync(OrganizationId organization, long login, int version, CancellationToken cancellationToken);

    /// <summary>Is told that a key has verified a login; must not wait.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="login">The number of the SSO login.</param>
    /// <param name="version">The version of the key.</param>
    /// <param name="now">The instant.</param>
    void Used(OrganizationId organization, long login, int version, Instant now);
}

/// <summary>Stands where a host has registered no source of keys.</summary>
internal sealed class MissingKeySource : ISsoKeySource
{
    public ValueTask<Outcome<IReadOnlyList<ApiSecret>>> LiveKeysAsync(OrganizationId organization, long login, Instant now, CancellationToken cancellationToken) =>
        new(Outcome.Refused<IReadOnlyList<ApiSecret>>(AdminErrors.SsoKeyManagementMissing.With(null)));

    public ValueTask<bool> IsRevokedAsync(OrganizationId organization, long login, int version, CancellationToken cancellationToken) => new(true);

    public void Used(OrganizationId organization, long login, int version, Instant now)
    {
    }
}
