using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Sso.KeyManagement.Rules;
using OnlineContact.Admin.Sso.Keys;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>
/// How keys come and go: pure. A change only ever fixes instants; the state at any moment, on any host, follows from them. A key retires
/// because another one was taken into use, never because time has passed, so a job that does not run drops no login.
/// </summary>
internal static class SsoKeyLifecycle
{
    private const int RememberedOver = 20;

    public static SsoKeyState StateAt(SsoKeyRecord key, Instant now)
    {
        if (key.RevokedAt is not null) return SsoKeyState.Revoked;
        if (key.RetiresAt <= now) return SsoKeyState.Retired;
        if (key.RetiringFrom <= now) return SsoKeyState.Retiring;
        return key.ActiveFrom <= now ? SsoKeyState.Active : SsoKeyState.Announced;
    }

    public static bool IsLiveAt(SsoKeyRecord key, Instant now) => StateAt(key, now) is SsoKeyState.Announced or SsoKeyState.Active or SsoKeyState.Retiring;

    public static IEnumerable<SsoKeyRecord> LiveAt(SsoLoginKeys keys, Instant now) => keys.Keys.Where(key => IsLiveAt(key, now));

    public static Outcome<SsoLoginKeys> Rotate(SsoLoginKeys keys, SsoKeyRecord added, Instant now, SsoKeyManagementOptions options)
    {
        if (LiveKeysAreNotTooMany.Check(keys, now, options.MaxLiveKeys) is { } tooMany) return Outcome.Refused<SsoLoginKeys>(tooMany);
        return Outcome.Success(With(Retiring(keys, added.Version, now, options.GracePeriod), added with { CollectedAt = now, ActiveFrom = now }, now));
    }

    public static Outcome<SsoLoginKeys> Announce(SsoLoginKeys keys, SsoKeyRecord added, Instant plannedFor, Instant now, SsoKeyManagementOptions options)
    {
        if ((LiveKeysAreNotTooMany.Check(keys, now, options.MaxLiveKeys) ?? OnlyOneKeyIsAnnounced.Check(keys, now)) is { } refused) return Outcome.Refused<SsoLoginKeys>(refused);
        return Outcome.Success(With(keys, added with { PlannedFor = plannedFor }, now));
    }

    public static Outcome<SsoLoginKeys> Collect(SsoLoginKeys keys, long version, Instant now) =>
        Change(keys, version, now, key => OnlyAnAnnouncedKeyIsCollected.Check(key, now), key => key with { CollectedAt = now });

    public static Outcome<SsoLoginKeys> Activate(SsoLoginKeys keys, long version, Instant now, SsoKeyManagementOptions options) =>
        Change(Retiring(keys, version, now, options.GracePeriod), version, now, key => OnlyACollectedKeyIsActivated.Check(key, now), key => key with { ActiveFrom = now });

    public static Outcome<SsoLoginKeys> Prolong(SsoLoginKeys keys, long version, Instant until, Instant now, SsoKeyManagementOptions options) =>
        Change(keys, version, now, key => OnlyARetiringKeyIsProlonged.Check(key, until, now, options.LongestGrace), key => key with { RetiresAt = until });

    public static Outcome<SsoLoginKeys> Revoke(SsoLoginKeys keys, long version, Instant now) =>
        Change(keys, version, now, key => OnlyALiveKeyIsRevoked.Check(key, now), key => Emptied(key with { RevokedAt = now }));

    /// <summary>The sealed text of keys that are over goes; of the keys themselves the last ones stay to be looked at.</summary>
    public static SsoLoginKeys Tidied(SsoLoginKeys keys, Instant now)
    {
        var over = keys.Keys.Count(key => !IsLiveAt(key, now));
        var forgotten = Math.Max(0, over - RememberedOver);
        var kept = new List<SsoKeyRecord>(keys.Keys.Count);
        foreach (var key in keys.Keys)
        {
            if (IsLiveAt(key, now))
                kept.Add(key);
            else if (forgotten-- <= 0)
                kept.Add(Emptied(key));
        }

        return kept.SequenceEqual(keys.Keys) ? keys : keys with { Keys = kept };
    }

    private static SsoLoginKeys With(SsoLoginKeys keys, SsoKeyRecord added, Instant now) =>
        Tidied(keys with { LastVersion = added.Version, Keys = [.. keys.Keys, added] }, now);

    private static SsoLoginKeys Retiring(SsoLoginKeys keys, long but, Instant now, Duration grace) => keys with
    {
        Keys = [.. keys.Keys.Select(key => key.Version != but && StateAt(key, now) is SsoKeyState.Active or SsoKeyState.Announced
            ? key with { RetiringFrom = now, RetiresAt = now + grace }
            : key)],
    };

    private static Outcome<SsoLoginKeys> Change(SsoLoginKeys keys, long version, Instant now, Func<SsoKeyRecord, AdminError?> check, Func<SsoKeyRecord, SsoKeyRecord> change)
    {
        var key = keys.Keys.FirstOrDefault(key => key.Version == version);
        if (key is null) return Outcome.Refused<SsoLoginKeys>(AdminErrors.SsoKeyNotFound.With("version", version));
        if (check(key) is { } refused) return Outcome.Refused<SsoLoginKeys>(refused);
        return Outcome.Success(Tidied(keys with { Keys = [.. keys.Keys.Select(other => other.Version == version ? change(other) : other)] }, now));
    }

    private static SsoKeyRecord Emptied(SsoKeyRecord key) =>
        key.Sealed.Length == 0 ? key : key with { KeyEncryptionKey = "", WrappedKey = [], Sealed = [] };
}
