using NodaTime;
using OnlineContact.Admin.ContractedServices.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>What can be done with a service from its row in the list.</summary>
public enum ServiceAction
{
    /// <summary>Register (등록) or edit (수정) basic information.</summary>
    EditBasicInformation,

    /// <summary>Register (등록) the contract.</summary>
    RegisterContract,

    /// <summary>Edit (수정) the contract.</summary>
    ChangeContract,

    /// <summary>Suspend (이용정지).</summary>
    Suspend,

    /// <summary>Resume.</summary>
    Resume,

    /// <summary>Terminate (해지).</summary>
    Terminate,

    /// <summary>Discard an unfinished service.</summary>
    Discard,
}

/// <summary>Whether an action is allowed now, and if not, why.</summary>
/// <param name="Action">The action.</param>
/// <param name="Refusal">What the command would answer; null when the action is allowed.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct ServiceActionState(ServiceAction Action, AdminError? Refusal)
{
    /// <summary>Whether the action is allowed now.</summary>
    public bool IsAllowed => Refusal is null;
}

/// <summary>Tells what can be done with a service.</summary>
public static class ServiceActions
{
    /// <summary>All actions with their states on a day.</summary>
    /// <param name="service">The service.</param>
    /// <param name="today">The day in the contract zone.</param>
    /// <returns>One state for each action, in the order of <see cref="ServiceAction"/>.</returns>
    public static IReadOnlyList<ServiceActionState> Of(ContractedService service, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(service);
        return
        [
            new(ServiceAction.EditBasicInformation, ServiceTransitions.CanEditBasicInformation(service)),
            new(ServiceAction.RegisterContract, ServiceTransitions.CanRegister(service)),
            new(ServiceAction.ChangeContract, ServiceTransitions.CanEditContract(service) ?? ContractIsChangedOnceADay.Check(service, today)),
            new(ServiceAction.Suspend, ServiceTransitions.CanSuspend(service)),
            new(ServiceAction.Resume, ServiceTransitions.CanResume(service)),
            new(ServiceAction.Terminate, ServiceTransitions.CanTerminate(service)),
            new(ServiceAction.Discard, ServiceTransitions.CanDiscard(service)),
        ];
    }
}
