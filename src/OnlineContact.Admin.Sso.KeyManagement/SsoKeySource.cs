using System.Collections.Concurrent;
using System.Security.Cryptography;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>
/// The live keys of a login. Which ones are live is read from the store at every login, so that a revocation counts at once; only what
/// it took to open a sealed key is remembered for some minutes, and only for that very sealed key.
/// </summary>
internal sealed class SsoKeySource(IAdminStore store, SsoKeySealer sealer, SsoKeyUses uses) : ISsoKeySource
{
    private const int MaxRemembered = 10_000;

    private static readonly Duration Remembered = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<(OrganizationId, long, long), Opened> _opened = new();

    public async ValueTask<Outcome<IReadOnlyList<ApiSecret>>> LiveKeysAsync(OrganizationId organization, long login, Instant now, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var keys = fetch.One(SsoLoginKeys.ByLogin[login]);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        if (!keys.Found) return None(AdminErrors.SsoNoLiveKey.With(null));

        var secrets = new List<ApiSecret>();
        AdminError? unreadable = null;
        foreach (var key in SsoKeyLifecycle.LiveAt(keys.Value, now))
        {
            if (await OpenAsync(key, now, cancellationToken).ConfigureAwait(false) is { } secret)
                secrets.Add(secret);
            else
                unreadable ??= AdminErrors.SsoKeyUnreadable.With(null, key.Version);
        }

        return secrets.Count > 0 ? Outcome.Success<IReadOnlyList<ApiSecret>>(secrets) : None(unreadable ?? AdminErrors.SsoNoLiveKey.With(null));
    }

    public async ValueTask<bool> IsRevokedAsync(OrganizationId organization, long login, int version, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var keys = fetch.One(SsoLoginKeys.ByLogin[login]);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return keys.ValueOrDefault?.Keys.FirstOrDefault(key => key.Version == version) is not { RevokedAt: null };
    }

    public void Used(OrganizationId organization, long login, int version, Instant now) => uses.Add(organization, login, version, now);

    private async ValueTask<ApiSecret?> OpenAsync(SsoKeyRecord key, Instant now, CancellationToken cancellationToken)
    {
        var place = (key.Organization, key.Login, key.Version);
        if (_opened.TryGetValue(place, out var known) && known.Until > now && known.Until <= now + Remembered && known.Sealed.AsSpan().SequenceEqual(key.Sealed)) return known.Secret;
        try
        {
            var secret = new ApiSecret((int)key.Version, await sealer.OpenAsync(key, cancellationToken).ConfigureAwait(false));
            if (_opened.Count >= MaxRemembered) _opened.Clear();
            _opened[place] = new Opened(key.Sealed, secret, now + Remembered);
            return secret;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static Outcome<IReadOnlyList<ApiSecret>> None(AdminError error) => Outcome.Refused<IReadOnlyList<ApiSecret>>(error);

    private sealed record Opened(byte[] Sealed, ApiSecret Secret, Instant Until);
}
