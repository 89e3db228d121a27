using OnlineContact.Admin.Sso;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>A call about SSO logins.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public abstract record SsoCommand : AdminCommand
{
    /// <summary>Which version the caller says she has seen.</summary>
    public SeenVersion Seen { get; init; }
}

/// <summary>SsoLoginManager.AddAsync.</summary>
public sealed record AddSsoLoginCommand : SsoCommand
{
    /// <summary>What she types in.</summary>
    public required SsoLoginInput Login { get; init; }
}

/// <summary>SsoLoginManager.EditAsync.</summary>
public sealed record EditSsoLoginCommand : SsoCommand
{
    /// <summary>The login's number.</summary>
    public required long Number { get; init; }

    /// <summary>What she types in.</summary>
    public required SsoLoginInput Login { get; init; }
}

/// <summary>SsoLoginManager.DeleteAsync.</summary>
public sealed record DeleteSsoLoginCommand : SsoCommand
{
    /// <summary>The login's number.</summary>
    public required long Number { get; init; }
}

/// <summary>SsoLoginManager.ChooseAsync.</summary>
public sealed record ChooseSsoLoginCommand : SsoCommand
{
    /// <summary>The service.</summary>
    public required long Service { get; init; }

    /// <summary>The login's number; null for none.</summary>
    public required long? Login { get; init; }
}
