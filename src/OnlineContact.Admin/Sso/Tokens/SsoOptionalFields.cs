namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>The values of a login that a site may leave out.</summary>
[Flags]
public enum SsoOptionalFields
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><see cref="SsoLoginFields.UserName"/>.</summary>
    UserName = 1,

    /// <summary><see cref="SsoLoginFields.Email"/>.</summary>
    Email = 2,

    /// <summary><see cref="SsoLoginFields.Phone"/>.</summary>
    Phone = 4,

    /// <summary><see cref="SsoLoginFields.MemberNo"/>.</summary>
    MemberNo = 8,

    /// <summary><see cref="SsoLoginFields.ReturnUrl"/>; only on the client side, since a call from server to server has none.</summary>
    ReturnUrl = 16,
}
