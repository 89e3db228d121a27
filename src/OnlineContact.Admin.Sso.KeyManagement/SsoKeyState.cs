namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>The state of a key. It follows from the key's instants, so every host knows it without a job.</summary>
public enum SsoKeyState
{
    /// <summary>It was made and is accepted, but sites need not use it yet.</summary>
    Announced = 1,

    /// <summary>Sites sign with it.</summary>
    Active = 2,

    /// <summary>Another key is active; this one is accepted until its grace ends.</summary>
    Retiring = 3,

    /// <summary>Its grace is over: it is accepted no more.</summary>
    Retired = 4,

    /// <summary>It was revoked: it is accepted no more.</summary>
    Revoked = 5,
}
