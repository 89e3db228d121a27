namespace OnlineContact.Admin.Sso.Status;

/// <summary>What a customer's site says of a user.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record SsoLoginStatus
{
    /// <summary>Whether the user is signed in.</summary>
    public required bool IsLoggedIn { get; init; }

    /// <summary>The user's key at the site; null when nobody is signed in.</summary>
    public required string? UserCode { get; init; }

    /// <summary>Whether somebody is signed in, and not who.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => IsLoggedIn ? "logged in" : "not logged in";
}
