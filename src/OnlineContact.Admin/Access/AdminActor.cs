namespace OnlineContact.Admin.Access;

/// <summary>
/// Who makes a call: a member of an organization with account, name and IP address, or the operator (운영자), who is the
/// host itself. The library believes what the host says here; whether the actor may do it, the library finds out.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed class AdminActor
{
    /// <summary>The most code points of an account.</summary>
    public const int MaxAccountLength = 64;

    /// <summary>The most code points of a name.</summary>
    public const int MaxNameLength = 60;

    /// <summary>The most characters of an IP address.</summary>
    public const int MaxIpAddressLength = 45;

    private AdminActor(bool isOperator, OrganizationId organization, string account, string name, string ipAddress)
    {
        IsOperator = isOperator;
        Organization = organization;
        Account = account;
        Name = name;
        IpAddress = ipAddress;
    }

    /// <summary>Whether this is the operator.</summary>
    public bool IsOperator { get; }

    /// <summary>The organization a member belongs to; the default value for the operator, who belongs to none.</summary>
    public OrganizationId Organization { get; }

    /// <summary>The member's account in the IAM directory; empty for the operator.</summary>
    public string Account { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The IP address the member comes from; empty for the operator.</summary>
    public string IpAddress { get; }

    /// <summary>The operator: the host itself, without account and address.</summary>
    /// <param name="name">A name for the change log, 1 to <see cref="MaxNameLength"/> code points; for example that of a program or a shift.</param>
    /// <returns>The actor.</returns>
    public static AdminActor Operator(string name) => new(true, default, "", name ?? throw new ArgumentNullException(nameof(name)), "");

    /// <summary>A member of an organization, as the host has authenticated her.</summary>
    /// <param name="organization">The organization she is signed in to.</param>
    /// <param name="account">Her account, 1 to <see cref="MaxAccountLength"/> code points.</param>
    /// <param name="name">Her name, 1 to <see cref="MaxNameLength"/> code points.</param>
    /// <param name="ipAddress">Her IP address, version 4 or 6.</param>
    /// <returns>The actor. Its fields are checked by the call it is handed to, which refuses bad ones (OCA4008).</returns>
    public static AdminActor Member(OrganizationId organization, string account, string name, string ipAddress)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(ipAddress);
        return organization != default
            ? new(false, organization, account, name, ipAddress)
            : throw new ArgumentException("A member belongs to an organization.", nameof(organization));
    }

    /// <summary>"operator", or "member of" and the organization.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => IsOperator ? "operator" : $"member of {Organization}";
}
