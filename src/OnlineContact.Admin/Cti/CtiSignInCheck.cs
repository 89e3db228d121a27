using OnlineContact.Admin.Agents;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti.Rules;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Cti;

/// <summary>What an agent needs to sign in to CTI. F (handbook, section 5), but for <see cref="Agreement"/> and <see cref="Active"/>, which are D.</summary>
[Flags]
public enum CtiSignInConditions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The service contracts phone calls (<c>telticket</c>).</summary>
    Telticket = 1,

    /// <summary>The service is in use.</summary>
    ServiceInUse = 2,

    /// <summary>The CTI settings are saved.</summary>
    Settings = 4,

    /// <summary>IPCC (Private) is still granted, where the settings choose it.</summary>
    Agreement = 8,

    /// <summary>She has CTI ID and CTI NO.</summary>
    CtiNumbers = 16,

    /// <summary>She has the phone right in the service.</summary>
    PhoneRight = 32,

    /// <summary>She is active in the directory.</summary>
    Active = 64,
}

/// <summary>Whether an agent can sign in to CTI, and all that is missing.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record CtiSignInCheck
{
    private static readonly (CtiSignInConditions Condition, string Name)[] Names =
    [
        (CtiSignInConditions.Telticket, "telticket"), (CtiSignInConditions.ServiceInUse, "service-in-use"), (CtiSignInConditions.Settings, "settings"),
        (CtiSignInConditions.Agreement, "agreement"), (CtiSignInConditions.CtiNumbers, "cti-numbers"), (CtiSignInConditions.PhoneRight, "phone-right"),
        (CtiSignInConditions.Active, "active"),
    ];

    /// <summary>All conditions that are missing.</summary>
    public required CtiSignInConditions Missing { get; init; }

    /// <summary>Whether she can sign in.</summary>
    public bool CanSignIn => Missing == CtiSignInConditions.None;

    /// <summary>The refusal of a sign-in; null when nothing is missing.</summary>
    internal AdminError? Error => CanSignIn
        ? null
        : AdminErrors.CtiSignInConditions.With(null, string.Join(", ", Names.Where(each => (Missing & each.Condition) != 0).Select(each => each.Name)));

    /// <summary>Looks at all conditions. Pure.</summary>
    internal static CtiSignInCheck Of(Agent? agent, ContractedService? service, CtiSettings? settings, CtiAgreement? agreement, ContractItemCatalogue items)
    {
        var missing = CtiSignInConditions.None;
        if (service is null || !PhoneIsContractedSomewhere.HoldsFor(service, items)) missing |= CtiSignInConditions.Telticket;
        if (service is not { Status: ServiceStatus.InUse }) missing |= CtiSignInConditions.ServiceInUse;
        if (settings is null) missing |= CtiSignInConditions.Settings;
        else if (IpccNeedsAnAgreement.Check(settings.Version, agreement) is not null) missing |= CtiSignInConditions.Agreement;
        if (agent?.CtiNumbers is null) missing |= CtiSignInConditions.CtiNumbers;
        if (service is null || agent?.RoleIn(service.Number) is not { } role || (role.Channels & AgentChannels.Phone) == 0) missing |= CtiSignInConditions.PhoneRight;
        if (agent is not { State: MemberState.Active }) missing |= CtiSignInConditions.Active;
        return new CtiSignInCheck { Missing = missing };
    }
}
