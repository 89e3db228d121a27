using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Organizations;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>A call of a manager as a value: who asks for what. Both the library and <see cref="NaiveAdministration"/> can be given it.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public abstract record AdminCommand
{
    /// <summary>Who asks.</summary>
    public required AdminActor Actor { get; init; }

    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }
}

/// <summary>Provision an organization.</summary>
public sealed record ProvisionCommand : AdminCommand
{
    /// <summary>With what.</summary>
    public required OrganizationProvision Provision { get; init; }
}

/// <summary>Go on although the clock is behind.</summary>
public sealed record ConfirmClockCommand : AdminCommand;

/// <summary>Erase a person from the change log.</summary>
public sealed record ErasePersonCommand : AdminCommand
{
    /// <summary>The person's account.</summary>
    public required string Account { get; init; }
}

/// <summary>Add a service.</summary>
public sealed record AddServiceCommand : AdminCommand
{
    /// <summary>Its type.</summary>
    public required ServiceType Type { get; init; }
}

/// <summary>A change of a service.</summary>
public abstract record ServiceCommand : AdminCommand
{
    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The version that is sent along.</summary>
    public SeenVersion Seen { get; init; }
}

/// <summary>The version that a command sends along.</summary>
public enum SeenVersion
{
    /// <summary>The one that stands there.</summary>
    Good,

    /// <summary>Another one.</summary>
    Stale,

    /// <summary>None: <see cref="Storage.StoreVersion.Any"/>.</summary>
    Any,
}

/// <summary>Save a draft.</summary>
public sealed record SaveDraftCommand : ServiceCommand
{
    /// <summary>What there is.</summary>
    public required BasicInformation Information { get; init; }
}

/// <summary>Save basic information.</summary>
public sealed record SaveBasicInformationCommand : ServiceCommand
{
    /// <summary>All of it.</summary>
    public required BasicInformation Information { get; init; }
}

/// <summary>Register the contract.</summary>
public sealed record RegisterContractCommand : ServiceCommand
{
    /// <summary>The terms.</summary>
    public required IReadOnlyList<ContractTermInput> Terms { get; init; }
}

/// <summary>Change the contract.</summary>
public sealed record ChangeContractCommand : ServiceCommand
{
    /// <summary>Whether the consequences are previewed and agreed to.</summary>
    public bool Agrees { get; init; }

    /// <summary>The terms.</summary>
    public required IReadOnlyList<ContractTermInput> Terms { get; init; }
}

/// <summary>Suspend.</summary>
public sealed record SuspendCommand : ServiceCommand;

/// <summary>Resume.</summary>
public sealed record ResumeCommand : ServiceCommand;

/// <summary>Terminate.</summary>
public sealed record TerminateCommand : ServiceCommand;

/// <summary>Discard.</summary>
public sealed record DiscardCommand : ServiceCommand;

/// <summary>Set the profile picture.</summary>
public sealed record SetPictureCommand : ServiceCommand
{
    /// <summary>Its bytes.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }
}

/// <summary>Remove the profile picture.</summary>
public sealed record RemovePictureCommand : ServiceCommand;

/// <summary>Set the discount rate; it takes no version.</summary>
public sealed record SetDiscountCommand : ServiceCommand
{
    /// <summary>The first month.</summary>
    public required YearMonth From { get; init; }

    /// <summary>The rate.</summary>
    public required decimal Percent { get; init; }
}
