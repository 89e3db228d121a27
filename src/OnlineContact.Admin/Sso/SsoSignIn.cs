using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Sso;

/// <summary>A user who was verified: who she is, where, and by which key.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record SsoSignIn
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The number of the SSO login.</summary>
    public required long Login { get; init; }

    /// <summary>The values that were signed.</summary>
    public required SsoLoginFields Fields { get; init; }

    /// <summary>The version of the key that signed them.</summary>
    public required int KeyVersion { get; init; }

    /// <summary>Whether the same login was verified before under the same binding.</summary>
    public required bool IsRepetition { get; init; }

    /// <summary>Where and by which key, and not who.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"sign-in to service {Service} of {Organization} by login {Login}, key {KeyVersion}";
}

/// <summary>The answer to a login from the client side.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record SsoClientSideAnswer
{
    /// <summary>The text that is answered when there is nowhere to go on to.</summary>
    public const string SuccessText = "SUCCESS";

    /// <summary>Who signed in; the host opens a session for her.</summary>
    public required SsoSignIn SignIn { get; init; }

    /// <summary>Where the browser is redirected to; null: answer <see cref="SuccessText"/>.</summary>
    public required Uri? RedirectTo { get; init; }

    /// <summary>What <see cref="SignIn"/> shows, without the return URL.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => SignIn.ToString();
}

/// <summary>The answer to a login from server to server.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> does not show the token.</remarks>
public sealed record SsoServerSideAnswer
{
    /// <summary>The access token: the customer's site passes it on as <c>?accessToken=</c>, and the help centre redeems it.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The answer as the vendor's envelope.</summary>
    /// <returns>JSON.</returns>
    public string ToJson() => "{\"header\":{\"resultCode\":200,\"resultMessage\":\"\",\"isSuccessful\":true},\"result\":{\"content\":\"" + AccessToken + "\"}}";

    /// <summary>That there is a token.</summary>
    /// <returns>A text without the token.</returns>
    public override string ToString() => "access token";
}
