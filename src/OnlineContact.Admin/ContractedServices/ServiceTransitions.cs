using NodaTime;
using OnlineContact.Admin.ContractedServices.Rules;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>
/// What can become of a service: pure functions from a service to the changed one, or to the reason why not. The list of
/// allowed actions asks the same rules, so that a button and its command cannot disagree.
/// </summary>
public static class ServiceTransitions
{
    /// <summary>Suspends a service (이용정지). It is billed exactly as before.</summary>
    /// <param name="service">The service.</param>
    /// <returns>The suspended service, or OCA1029 terminated, OCA1027 not in use.</returns>
    public static Outcome<ContractedService> Suspend(this ContractedService service) =>
        Changed(service, CanSuspend, static service => service with { Status = ServiceStatus.Suspended });

    /// <summary>Resumes a suspended service.</summary>
    /// <param name="service">The service.</param>
    /// <returns>The service in use, or OCA1029 terminated, OCA1028 not suspended.</returns>
    public static Outcome<ContractedService> Resume(this ContractedService service) =>
        Changed(service, CanResume, static service => service with { Status = ServiceStatus.InUse });

    /// <summary>Terminates a suspended service (해지), for good. Its name is free again, its ID is not.</summary>
    /// <param name="service">The service.</param>
    /// <param name="today">The day in the contract zone: the last billed day; where clocks turned back over midnight, never before the first.</param>
    /// <returns>The terminated service, or OCA1029 terminated, OCA1028 not suspended.</returns>
    public static Outcome<ContractedService> Terminate(this ContractedService service, LocalDate today) =>
        Changed(service, CanTerminate, service => service with { Status = ServiceStatus.Terminated, TerminatedOn = LocalDate.Max(today, service.RegisteredOn ?? today) });

    /// <summary>Registers the contract (step 2); the service is in use from then on.</summary>
    /// <param name="service">The service.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="today">The day in the contract zone: the first billed day.</param>
    /// <returns>The service in use, or OCA1029 terminated, OCA1024 step 1 is missing, OCA2009 registered already.</returns>
    public static Outcome<ContractedService> Register(this ContractedService service, ContractTerms terms, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Changed(service, CanRegister, service => service with { Terms = terms, RegisteredOn = today, Status = ServiceStatus.InUse });
    }

    /// <summary>Changes the contract, once a day. The same terms are a success that changes nothing, whatever the day.</summary>
    /// <param name="service">The service.</param>
    /// <param name="terms">The new terms.</param>
    /// <param name="today">The day in the contract zone.</param>
    /// <returns>The service with the new terms, or OCA1029 terminated, OCA2008 no contract yet, OCA2007 changed today already.</returns>
    public static Outcome<ContractedService> ChangeContract(this ContractedService service, ContractTerms terms, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(terms);
        if (CanEditContract(service) is { } error) return Refused(error);
        if (terms == service.Terms) return Outcome.Success(service);
        return ContractIsChangedOnceADay.Check(service, today) is { } twice
            ? Refused(twice)
            : Outcome.Success(service with { Terms = terms, ChangedOn = today, ChangedBefore = service.ChangedOn });
    }

    internal static AdminError? CanSuspend(ContractedService service) =>
        ServiceIsNotTerminated.Check(service) ?? OnlyAServiceInUseIsSuspended.Check(service);

    internal static AdminError? CanResume(ContractedService service) =>
        ServiceIsNotTerminated.Check(service) ?? OnlyASuspendedServiceIsResumedOrTerminated.Check(service);

    internal static AdminError? CanTerminate(ContractedService service) => CanResume(service);

    internal static AdminError? CanDiscard(ContractedService service) =>
        ServiceIsNotTerminated.Check(service) ?? OnlyAnUnfinishedServiceIsADraft.Check(service);

    internal static AdminError? CanEditBasicInformation(ContractedService service) => ServiceIsNotTerminated.Check(service);

    internal static AdminError? CanRegister(ContractedService service) =>
        ServiceIsNotTerminated.Check(service) ?? BasicInformationIsDoneBeforeTheContract.Check(service) ?? ContractIsRegisteredOnce.Check(service);

    internal static AdminError? CanEditContract(ContractedService service) =>
        ServiceIsNotTerminated.Check(service) ?? ContractIsRegisteredBeforeItIsChanged.Check(service);

    private static Outcome<ContractedService> Changed(ContractedService service, Func<ContractedService, AdminError?> check, Func<ContractedService, ContractedService> change)
    {
        ArgumentNullException.ThrowIfNull(service);
        return check(service) is { } error ? Refused(error) : Outcome.Success(change(service));
    }

    private static Outcome<ContractedService> Refused(AdminError error) => Outcome.Refused<ContractedService>(error);
}
