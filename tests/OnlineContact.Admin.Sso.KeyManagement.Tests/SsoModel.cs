using NodaTime;
using OnlineContact.Admin.Sso.KeyManagement;

namespace OnlineContact.Admin.Tests.Sso;

/// <summary>
/// A naive second implementation of registrations, choices and keys: it keeps what happened to a key as a list of events and reads them
/// from the beginning whenever it is asked.
/// </summary>
internal sealed class SsoModel
{
    private static readonly Duration Grace = Duration.FromHours(24);

    private readonly Dictionary<long, List<Key>> _logins = [];
    private readonly Dictionary<long, long> _choices = [];
    private long _lastLogin;

    public IEnumerable<long> Logins => _logins.Keys.Order();

    public string? Add()
    {
        _logins.Add(++_lastLogin, []);
        return null;
    }

    public string? Delete(long login)
    {
        if (!_logins.ContainsKey(login)) return "OCA6001";
        if (_choices.ContainsValue(login)) return "OCA6006";
        _logins.Remove(login);
        return null;
    }

    public string? Choose(long service, long? login)
    {
        if (login is not null && !_logins.ContainsKey(login.Value)) return "OCA6001";
        if (login is null) _choices.Remove(service); else _choices[service] = login.Value;
        return null;
    }

    public long? ChoiceOf(long service) => _choices.TryGetValue(service, out var login) ? login : null;

    public string? Rotate(long login, Instant now)
    {
        if (!_logins.TryGetValue(login, out var keys)) return "OCA6001";
        if (keys.Count(key => IsLive(key, now)) >= 10) return "OCA6052";
        Supersede(keys, now);
        keys.Add(new Key([("shown", now), ("active", now)]));
        return null;
    }

    public string? Announce(long login, Instant now)
    {
        if (!_logins.TryGetValue(login, out var keys)) return "OCA6001";
        if (keys.Count(key => IsLive(key, now)) >= 10) return "OCA6052";
        if (keys.Any(key => StateOf(key, now) == SsoKeyState.Announced)) return "OCA6054";
        keys.Add(new Key([]));
        return null;
    }

    public string? Collect(long login, int version, Instant now)
    {
        if (Find(login, version, out var key, out _) is { } missing) return missing;
        if (StateOf(key!, now) != SsoKeyState.Announced) return "OCA6054";
        if (key!.Events.Any(e => e.What == "shown")) return "OCA6053";
        key.Events.Add(("shown", now));
        return null;
    }

    public string? Activate(long login, int version, Instant now)
    {
        if (Find(login, version, out var key, out var keys) is { } missing) return missing;
        if (StateOf(key!, now) != SsoKeyState.Announced || key!.Events.All(e => e.What != "shown")) return "OCA6054";
        Supersede([.. keys!.Where(other => other != key)], now);
        key.Events.Add(("active", now));
        return null;
    }

    public string? Revoke(long login, int version, Instant now)
    {
        if (Find(login, version, out var key, out _) is { } missing) return missing;
        if (!IsLive(key!, now)) return "OCA6054";
        key!.Events.Add(("revoked", now));
        return null;
    }

    public IReadOnlyList<SsoKeyState> StatesOf(long login, Instant now) => [.. _logins[login].Select(key => StateOf(key, now))];

    /// <summary>What a login with a key is refused with.</summary>
    public string? Login(long service, long login, int version, Instant now)
    {
        if (ChoiceOf(service) is not { } chosen) return "OCA6009";
        var keys = _logins[chosen];
        if (!keys.Any(key => IsLive(key, now))) return "OCA6050";
        return chosen == login && IsLive(keys[version - 1], now) ? null : "OCA6027";
    }

    private static void Supersede(List<Key> keys, Instant now)
    {
        foreach (var key in keys.Where(key => StateOf(key, now) is SsoKeyState.Active or SsoKeyState.Announced)) key.Events.Add(("superseded", now));
    }

    private string? Find(long login, int version, out Key? key, out List<Key>? keys)
    {
        key = null;
        if (!_logins.TryGetValue(login, out keys)) return "OCA6001";
        if (version < 1 || version > keys.Count) return "OCA6051";
        key = keys[version - 1];
        return null;
    }

    private static bool IsLive(Key key, Instant now) => StateOf(key, now) is not (SsoKeyState.Retired or SsoKeyState.Revoked);

    private static SsoKeyState StateOf(Key key, Instant now)
    {
        var state = SsoKeyState.Announced;
        foreach (var (what, at) in key.Events)
        {
            if (what == "active") state = SsoKeyState.Active;
            if (what == "superseded") state = now >= at + Grace ? SsoKeyState.Retired : SsoKeyState.Retiring;
            if (what == "revoked") state = SsoKeyState.Revoked;
        }

        return state;
    }

    private sealed record Key(List<(string What, Instant At)> Events);
}
