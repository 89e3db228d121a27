using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso;

/// <summary>A page of SSO logins.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record SsoLoginPage
{
    /// <summary>The logins by number, each with its version.</summary>
    public required IReadOnlyList<Stored<SsoLogin>> Logins { get; init; }

    /// <summary>Where the next page begins; null when nothing follows.</summary>
    public required string? Next { get; init; }
}

/// <summary>Which SSO login a service uses.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record SsoServiceChoice
{
    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The number of the SSO login; null when the service uses none.</summary>
    public required long? Login { get; init; }

    /// <summary>Its name; null when the service uses none.</summary>
    public required string? LoginName { get; init; }

    /// <summary>The version; hand it back with the next choice.</summary>
    public required StoreVersion Version { get; init; }
}
