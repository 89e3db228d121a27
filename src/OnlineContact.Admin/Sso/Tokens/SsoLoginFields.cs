namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>The values of a login that a customer's site signs. An empty text is the same as none.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record SsoLoginFields
{
    /// <summary>The most code points of <see cref="Service"/>.</summary>
    public const int MaxServiceLength = 50;

    /// <summary>The most code points of <see cref="UserCode"/>.</summary>
    public const int MaxUserCodeLength = 50;

    /// <summary>The most code points of <see cref="UserName"/>.</summary>
    public const int MaxUserNameLength = 50;

    /// <summary>The most code points of <see cref="Email"/>.</summary>
    public const int MaxEmailLength = 100;

    /// <summary>The most code points of <see cref="Phone"/>.</summary>
    public const int MaxPhoneLength = 20;

    /// <summary>The most code points of <see cref="MemberNo"/>.</summary>
    public const int MaxMemberNoLength = 50;

    /// <summary>The most code points of <see cref="ReturnUrl"/>.</summary>
    public const int MaxReturnUrlLength = 2048;

    /// <summary>The service's ID (wire name <c>service</c>).</summary>
    public required string Service { get; init; }

    /// <summary>The user's key at the customer's site (wire name <c>usercode</c>).</summary>
    public required string UserCode { get; init; }

    /// <summary>The user's name (wire name <c>username</c>).</summary>
    public string? UserName { get; init => field = value is "" ? null : value; }

    /// <summary>The user's e-mail address (wire name <c>email</c>).</summary>
    public string? Email { get; init => field = value is "" ? null : value; }

    /// <summary>The user's telephone number (wire name <c>phone</c>).</summary>
    public string? Phone { get; init => field = value is "" ? null : value; }

    /// <summary>The user's member number (wire name <c>memberno</c>, since 2022).</summary>
    public string? MemberNo { get; init => field = value is "" ? null : value; }

    /// <summary>Where the browser goes afterwards (wire name <c>returnUrl</c>); none from server to server.</summary>
    public string? ReturnUrl { get; init => field = value is "" ? null : value; }

    /// <summary>When it was signed: milliseconds since 1970-01-01T00:00Z (wire name <c>time</c>).</summary>
    public required long Time { get; init; }

    /// <summary>The service and the time, and nothing of the user.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"login to {Service} signed at {Time}";
}
