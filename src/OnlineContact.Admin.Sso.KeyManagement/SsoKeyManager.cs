using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>
/// Issues the API keys of SSO logins, rotates and revokes them. A key is accepted from the moment it is made until its grace ends, so a
/// site may change over at any moment in between and no login is dropped.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields, OCA6001 no such
/// login; every change with OCA0006 busy, OCA0007 stale version, OCA0010 clock far behind. The version is that of all keys of the
/// login together, <see cref="SsoKeyList.Version"/>. Calls that show a key take no request ID: a key that was shown once cannot be
/// shown again to a repetition. Storage failures are thrown as <see cref="AdminStorageException"/>, and what the key-encryption
/// key throws goes through.
/// </remarks>
public sealed class SsoKeyManager
{
    private const int MaxAttempts = 8;

    private readonly AdminDoor _door;
    private readonly SsoKeySealer _sealer;
    private readonly SsoKeyManagementOptions _options;

    internal SsoKeyManager(AdminDoor door, SsoKeySealer sealer, SsoKeyManagementOptions options)
    {
        _door = door;
        _sealer = sealer;
        _options = options;
    }

    /// <summary>Issues a key and takes it into use at once; keys before it are accepted until their grace ends.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="login">The number of the SSO login.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="form">How the key is written.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The key, whose text can be taken once; or OCA6052 too many live keys.</returns>
    public Task<Outcome<IssuedSsoKey>> RotateAsync(AdminActor actor, OrganizationId organization, long login, StoreVersion seen, SsoKeyForm form = SsoKeyForm.Recognizable, CancellationToken cancellationToken = default) =>
        AddAsync(
            Call(nameof(RotateAsync), AdminOperations.RotateSsoKey, actor, organization), login, seen, form,
            (keys, added, now) => SsoKeyLifecycle.Rotate(keys, added, now, _options), isShown: true, cancellationToken);

    /// <summary>Makes the next key without taking it into use: it can be collected, is accepted, and becomes active by <see cref="ActivateAsync"/> or the rotation job.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="login">The number of the SSO login.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="plannedFor">When it is meant to be taken into use.</param>
    /// <param name="form">How the key is written.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt with the login's number; or OCA6052 too many live keys, OCA6054 one is announced already.</returns>
    public async Task<Outcome<ChangeReceipt>> AnnounceAsync(AdminActor actor, OrganizationId organization, long login, StoreVersion seen, Instant plannedFor, SsoKeyForm form = SsoKeyForm.Recognizable, CancellationToken cancellationToken = default)
    {
        var added = await AddAsync(
            Call(nameof(AnnounceAsync), AdminOperations.AnnounceSsoKey, actor, organization), login, seen, form,
            (keys, key, now) => SsoKeyLifecycle.Announce(keys, key, plannedFor, now, _options), isShown: false, cancellationToken).ConfigureAwait(false);
        return added.TryGetValue(out var issued, out var error) ? Outcome.Success(issued.Receipt) : Outcome.Refused<ChangeReceipt>(error);
    }

    /// <summary>Shows an announced key, once.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="login">The number of the SSO login.</param>
    /// <param name="version">The version of the key.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The key, whose text can be taken once; or OCA6051 no such key, OCA6053 shown already, OCA6054 not announced, OCA6055 it does not open.</returns>
    public async Task<Outcome<IssuedSsoKey>> CollectAsync(AdminActor actor, OrganizationId organization, long login, int version, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(CollectAsync), AdminOperations.CollectSsoKey, actor, organization);
        var read = await ReadAsync(call, login, cancellationToken).ConfigureAwait(false);
        if (!read.TryGetValue(out var stored, out var error)) return Outcome.Refused<IssuedSsoKey>(error);
        if (stored.Value.Keys.FirstOrDefault(key => key.Version == version) is not { } record) return Outcome.Refused<IssuedSsoKey>(AdminErrors.SsoKeyNotFound.With("version", version));
        if (!SsoKeyLifecycle.Collect(stored.Value, version, _door.Now).TryGetValue(out _, out error)) return Outcome.Refused<IssuedSsoKey>(error);
        byte[] secret;
        try
        {
            secret = await _sealer.OpenAsync(record, cancellationToken).ConfigureAwait(false);
        }
        catch (CryptographicException)
        {
            return Outcome.Refused<IssuedSsoKey>(AdminErrors.SsoKeyUnreadable.With("version", version));
        }

        var outcome = await ChangeAsync(call, login, StoreVersion.Any, (keys, now) => SsoKeyLifecycle.Collect(keys, version, now), cancellationToken).ConfigureAwait(false);
        if (outcome.TryGetValue(out var receipt, out error)) return Outcome.Success(new IssuedSsoKey(receipt, version, record.Fingerprint, secret));
        CryptographicOperations.ZeroMemory(secret);
        return Outcome.Refused<IssuedSsoKey>(error);
    }

    /// <summary>Takes an announced key into use; keys before it are accepted until their grace ends.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="login">The number of the SSO login.</param>
    /// <param name="version">The version of the key.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt with the login's number; or OCA6051 no such key, OCA6054 it is not announced, or nobody has collected it.</returns>
    public Task<Outcome<ChangeReceipt>> ActivateAsync(AdminActor actor, OrganizationId organization, long login, int version, StoreVersion seen, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            Call(nameof(ActivateAsync), AdminOperations.ActivateSsoKey, actor, organization), login, seen,
            (keys, now) => SsoKeyLifecycle.Activate(keys, version, now, _options), cancellationToken);

    /// <summary>Prolongs the grace of a retiring key, for a site that was not changed over yet.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="login">The number of the SSO login.</param>
    /// <param name="version">The version of the key.</param>
    /// <param name="until">When its grace shall end.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt with the login's number; or OCA6051 no such key, OCA6054 it is not retiring, OCA6057 the instant.</returns>
    public Task<Outcome<ChangeReceipt>> ProlongAsync(AdminActor actor, OrganizationId organization, long login, int version, Instant until, StoreVersion seen, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            Call(nameof(ProlongAsync), AdminOperations.ProlongSsoKey, actor, organization), login, seen,
            (keys, now) => SsoKeyLifecycle.Prolong(keys, version, Instant.FromUnixTimeTicks(until.ToUnixTimeTicks()), now, _options), cancellationToken);

    /// <summary>
    /// Revokes a key at once: the next login that it has signed is refused, and so is every access token of a login that it has signed before.
    /// Rotate first where a site is still to work.
    /// </summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="login">The number of the SSO login.</param>
    /// <param name="version">The version of the key.</param>
    /// <param name="seen">The version the caller saw, or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt with the login's number; or OCA6051 no such key, OCA6054 it is over.</returns>
    public Task<Outcome<ChangeReceipt>> RevokeAsync(AdminActor actor, OrganizationId organization, long login, int version, StoreVersion seen, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            Call(nameof(RevokeAsync), AdminOperations.RevokeSsoKey, actor, organization), login, seen,
            (keys, now) => SsoKeyLifecycle.Revoke(keys, version, now), cancellationToken);

    /// <summary>Lists the keys of a login with their states and uses, without their texts.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="login">The number of the SSO login.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The keys.</returns>
    public Task<Outcome<SsoKeyList>> ListAsync(AdminActor actor, OrganizationId organization, long login, CancellationToken cancellationToken = default) =>
        _door.ReadAsync(
            Call(nameof(ListAsync), AdminOperations.ReadSsoLogins, actor, organization),
            fetch => (Login: fetch.One(SsoLogin.ByNumber[login]), Keys: fetch.One(SsoLoginKeys.ByLogin[login]), Uses: fetch.Many(SsoKeyUseCount.ByLogin[login])),
            read => read.Login.Found
                ? Outcome.Success(new SsoKeyList
                {
                    Version = read.Keys.Version,
                    Keys = [.. (read.Keys.ValueOrDefault?.Keys ?? []).Select(key => RowOf(key, read.Uses.Values, _door.Now))],
                })
                : Outcome.Refused<SsoKeyList>(AdminErrors.SsoLoginNotFound.With("login", login)),
            cancellationToken);

    /// <summary>Seals the keys of a login anew where another key-encryption key is current by now, and drops the sealed text of keys that are over.</summary>
    /// <param name="actor">The operator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="login">The number of the SSO login.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt with the login's number; or OCA6055 a key does not open, and nothing is changed.</returns>
    public async Task<Outcome<ChangeReceipt>> ReencryptAsync(AdminActor actor, OrganizationId organization, long login, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(ReencryptAsync), AdminOperations.ReencryptSsoKeys, actor, organization);
        for (var attempt = 1; ; attempt++)
        {
            var read = await ReadAsync(call, login, cancellationToken).ConfigureAwait(false);
            if (!read.TryGetValue(out var stored, out var error)) return Outcome.Refused<ChangeReceipt>(error);
            var resealed = new Dictionary<long, SealedKey>();
            foreach (var key in stored.Value.Keys.Where(key => key.Sealed.Length > 0 && key.KeyEncryptionKey != _sealer.CurrentId && SsoKeyLifecycle.IsLiveAt(key, _door.Now)))
            {
                byte[] text;
                try
                {
                    text = await _sealer.OpenAsync(key, cancellationToken).ConfigureAwait(false);
                }
                catch (CryptographicException)
                {
                    return Outcome.Refused<ChangeReceipt>(AdminErrors.SsoKeyUnreadable.With($"{login}", key.Version));
                }

                resealed[key.Version] = await SealAsync(organization, login, key.Version, text, cancellationToken).ConfigureAwait(false);
                CryptographicOperations.ZeroMemory(text);
            }

            var outcome = await ChangeAsync(
                call, login, attempt == MaxAttempts ? StoreVersion.Any : stored.Version,
                (keys, now) => Outcome.Success(SsoKeyLifecycle.Tidied(Resealed(keys, stored.Value, resealed, now), now)), cancellationToken).ConfigureAwait(false);
            if (outcome.Succeeded || outcome.Error.Kind != AdminErrors.VersionStale || attempt == MaxAttempts) return outcome;
        }
    }

    private static SsoLoginKeys Resealed(SsoLoginKeys keys, SsoLoginKeys seen, Dictionary<long, SealedKey> resealed, Instant now)
    {
        SsoKeyRecord[] after = [.. keys.Keys.Select(key => resealed.TryGetValue(key.Version, out var box) && IsAsSeen(key) ? With(key, box, now) : key)];
        return after.SequenceEqual(keys.Keys) ? keys : keys with { Keys = after };

        bool IsAsSeen(SsoKeyRecord key) => seen.Keys.Any(before => before.Version == key.Version && before.Sealed.AsSpan().SequenceEqual(key.Sealed));
    }

    private async Task<Outcome<IssuedSsoKey>> AddAsync(
        AdminCall call, long login, StoreVersion seen, SsoKeyForm form, Func<SsoLoginKeys, SsoKeyRecord, Instant, Outcome<SsoLoginKeys>> add, bool isShown, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(form)) throw new ArgumentOutOfRangeException(nameof(form));
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            // The key is sealed for its version before the change, since the key-encryption key may be far away.
            var read = await ReadAsync(call, login, cancellationToken).ConfigureAwait(false);
            if (!read.TryGetValue(out var stored, out var error)) return Outcome.Refused<IssuedSsoKey>(error);
            var version = stored.Value.LastVersion + 1;
            var text = SsoKeyText.New(form);
            var bytes = Encoding.UTF8.GetBytes(text);
            var fingerprint = SsoKeyText.FingerprintOf(text);
            var box = await SealAsync(call.Organization, login, version, bytes, cancellationToken).ConfigureAwait(false);

            var moved = false;
            var outcome = await ChangeAsync(
                call, login, seen,
                (keys, now) =>
                {
                    moved = keys.LastVersion + 1 != version;
                    return moved ? Outcome.Refused<SsoLoginKeys>(AdminErrors.ChangeBusy.With(null, MaxAttempts)) : add(keys, NewKey(call.Organization, login, version, fingerprint, box, now), now);
                },
                cancellationToken).ConfigureAwait(false);
            if (outcome.TryGetValue(out var receipt, out error) && isShown) return Outcome.Success(new IssuedSsoKey(receipt, (int)version, fingerprint, bytes));
            CryptographicOperations.ZeroMemory(bytes);
            if (outcome.Succeeded) return Outcome.Success(new IssuedSsoKey(receipt!, (int)version, fingerprint, []));
            if (!moved) return Outcome.Refused<IssuedSsoKey>(error!);
        }

        return Outcome.Refused<IssuedSsoKey>(AdminErrors.ChangeBusy.With(null, MaxAttempts));
    }

    /// <summary>Seals the text of a key. Where the key-encryption key cannot be reached, nobody needs the text any more.</summary>
    private async ValueTask<SealedKey> SealAsync(OrganizationId organization, long login, long version, byte[] text, CancellationToken cancellationToken)
    {
        try
        {
            return await _sealer.SealAsync(organization, login, version, text, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            CryptographicOperations.ZeroMemory(text);
            throw;
        }
    }

    /// <summary>The keys as they are, none for a login that has none yet; only for who has the right.</summary>
    private Task<Outcome<Stored<SsoLoginKeys>>> ReadAsync(AdminCall call, long login, CancellationToken cancellationToken) =>
        _door.ReadAsync(
            call,
            fetch => (Login: fetch.One(SsoLogin.ByNumber[login]), Keys: fetch.One(SsoLoginKeys.ByLogin[login])),
            read => read.Login.Found
                ? Outcome.Success(new Stored<SsoLoginKeys>(read.Keys.ValueOrDefault ?? NoKeys(call.Organization, login), read.Keys.Version))
                : Outcome.Refused<Stored<SsoLoginKeys>>(AdminErrors.SsoLoginNotFound.With("login", login)),
            cancellationToken);

    /// <summary>The one way keys are changed: of the version seen, by a rule, written and logged unless they are the same.</summary>
    private Task<Outcome<ChangeReceipt>> ChangeAsync(AdminCall call, long login, StoreVersion seen, Func<SsoLoginKeys, Instant, Outcome<SsoLoginKeys>> apply, CancellationToken cancellationToken) =>
        _door.ChangeAsync(
            call,
            fetch => (Login: fetch.One(SsoLogin.ByNumber[login]), Keys: fetch.One(SsoLoginKeys.ByLogin[login])),
            (change, read) =>
            {
                if (!read.Login.Found) return AdminErrors.SsoLoginNotFound.With("login", login);
                var version = read.Keys.Version;
                if (Change.CheckVersion(seen, version) is { } stale) return stale;
                var before = read.Keys.ValueOrDefault ?? NoKeys(call.Organization, login);
                if (!apply(before, change.Now).TryGetValue(out var after, out var error)) return error;
                if (ReferenceEquals(before, after))
                {
                    change.Answer(login, version);
                    return null;
                }

                change.Writes.Require(read.Login);
                if (read.Keys.Found)
                    change.Writes.Replace(read.Keys, after);
                else
                    change.Writes.Insert(after, SsoLoginKeys.Shape);
                Log(change, call.Operation, read.Login.Value, before, after);
                change.Answer(login, version.Next);
                return null;
            },
            cancellationToken);

    private static void Log(Change change, AdminOperation operation, SsoLogin login, SsoLoginKeys before, SsoLoginKeys after)
    {
        var difference = default(LogDifference);
        foreach (var version in before.Keys.Concat(after.Keys).Select(key => key.Version).Distinct())
            difference.Add($"key.{version}", TextOf(Find(before, version), change.Now), TextOf(Find(after, version), change.Now));
        change.Log(new LogDraft
        {
            Operation = operation,
            Category = ChangeLogCategory.Sso,
            Target = SsoLog.TargetOf(login),
            Before = difference.Before,
            After = difference.After,
        });

        static SsoKeyRecord? Find(SsoLoginKeys keys, long version) => keys.Keys.FirstOrDefault(key => key.Version == version);
    }

    private static string? TextOf(SsoKeyRecord? key, Instant now)
    {
        if (key is null) return null;
        var end = key.RetiresAt is { } retires && key.RevokedAt is null ? $" until {retires}" : "";
        var plan = key.PlannedFor is { } planned && key.ActiveFrom is null ? $" for {planned}" : "";
        var shown = key.CollectedAt is null ? ", not shown" : "";
        var box = key.Sealed.Length == 0 ? ", text dropped" : $", sealed with {key.KeyEncryptionKey}";
        return $"{SsoKeyLifecycle.StateAt(key, now)}{plan}{end} {key.Fingerprint}{shown}{box}";
    }

    private static SsoLoginKeys NoKeys(OrganizationId organization, long login) => new() { Organization = organization, Login = login, LastVersion = 0, Keys = [] };

    private static SsoKeyRecord NewKey(OrganizationId organization, long login, long version, string fingerprint, SealedKey box, Instant now) => new()
    {
        Organization = organization,
        Login = login,
        Version = version,
        Fingerprint = fingerprint,
        IssuedAt = now,
        CollectedAt = null,
        PlannedFor = null,
        ActiveFrom = null,
        RetiringFrom = null,
        RetiresAt = null,
        RevokedAt = null,
        KeyEncryptionKey = box.DataKey.KeyId,
        WrappedKey = box.DataKey.Bytes.ToArray(),
        Sealed = box.Bytes,
        SealedAt = now,
    };

    private static SsoKeyRecord With(SsoKeyRecord key, SealedKey box, Instant now) =>
        key with { KeyEncryptionKey = box.DataKey.KeyId, WrappedKey = box.DataKey.Bytes.ToArray(), Sealed = box.Bytes, SealedAt = now };

    private static SsoKeyRow RowOf(SsoKeyRecord key, IReadOnlyList<SsoKeyUseCount> uses, Instant now)
    {
        var own = uses.Where(use => use.Version == key.Version).ToArray();
        return new SsoKeyRow
        {
            Version = (int)key.Version,
            State = SsoKeyLifecycle.StateAt(key, now),
            Fingerprint = key.Fingerprint,
            IssuedAt = key.IssuedAt,
            CollectedAt = key.CollectedAt,
            PlannedFor = key.PlannedFor,
            ActiveFrom = key.ActiveFrom,
            RetiresAt = key.RetiresAt,
            RevokedAt = key.RevokedAt,
            Uses = own.Sum(use => use.Count),
            LastUsedIn = own.Length == 0 ? null : own.Max(use => use.Hour),
        };
    }

    private static AdminCall Call(string name, AdminOperation operation, AdminActor actor, OrganizationId organization)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new AdminCall { Name = $"SsoKeyManager.{name}", Operation = operation, Actor = actor, Organization = organization };
    }
}
