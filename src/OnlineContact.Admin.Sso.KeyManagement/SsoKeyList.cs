using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>The keys of a login, as an administrator sees them.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record SsoKeyList
{
    /// <summary>The version of all of them together; hand it back with the next change. 0 when there is none.</summary>
    public required StoreVersion Version { get; init; }

    /// <summary>The keys by version; of those that are over the last twenty.</summary>
    public required IReadOnlyList<SsoKeyRow> Keys { get; init; }
}

/// <summary>A key, without its text.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record SsoKeyRow
{
    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <summary>The state now.</summary>
    public required SsoKeyState State { get; init; }

    /// <summary>What tells it from others without showing it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant IssuedAt { get; init; }

    /// <summary>When its text was shown; null when nobody has seen it.</summary>
    public required Instant? CollectedAt { get; init; }

    /// <summary>When an announced one is meant to be taken into use.</summary>
    public required Instant? PlannedFor { get; init; }

    /// <summary>From when on sites sign with it.</summary>
    public required Instant? ActiveFrom { get; init; }

    /// <summary>When its grace ends.</summary>
    public required Instant? RetiresAt { get; init; }

    /// <summary>When it was revoked.</summary>
    public required Instant? RevokedAt { get; init; }

    /// <summary>How many logins it has verified in the last 400 days; counts arrive when <c>RunDueAsync</c> runs.</summary>
    public required long Uses { get; init; }

    /// <summary>The beginning of the hour (UTC) in which it was used last; null when it was not.</summary>
    public required Instant? LastUsedIn { get; init; }
}
