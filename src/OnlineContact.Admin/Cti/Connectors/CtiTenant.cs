namespace OnlineContact.Admin.Cti.Connectors;

/// <summary>The tenant of a telephony system that an organization uses.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiTenant
{
    /// <summary>The most code points of a name.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The most signs of an ID.</summary>
    public const int MaxIdLength = 50;

    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The tenant's name: the service name handed over by the telephony side.</summary>
    public required string Name { get; init; }

    /// <summary>The tenant's ID; null where the telephony side gave none.</summary>
    public string? Id { get; init; }

    /// <summary>Whose tenant it is.</summary>
    /// <returns>The organization.</returns>
    public override string ToString() => $"tenant of {Organization}";
}

/// <summary>What a telephony system says of a tenant.</summary>
public enum CtiTenantCheck
{
    /// <summary>It knows the tenant, and the tenant is activated.</summary>
    Exists = 1,

    /// <summary>It does not know the tenant.</summary>
    Unknown = 2,

    /// <summary>It knows the tenant, and the tenant is not activated.</summary>
    NotActivated = 3,
}

/// <summary>What a telephony system says of an agent.</summary>
public enum CtiAgentCheck
{
    /// <summary>It knows CTI ID and CTI NO.</summary>
    Exists = 1,

    /// <summary>It does not know them.</summary>
    Unknown = 2,
}
