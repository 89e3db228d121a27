using NodaTime;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>Contract information can be changed once a day. F (handbook, section 2; wire 9015). D: the day is the local one in the contract zone. Where clocks turn back over midnight a day can come again, so the change before the last is looked at too.</summary>
internal static class ContractIsChangedOnceADay
{
    public static AdminError? Check(ContractedService service, LocalDate today) =>
        service.ChangedOn != today && service.ChangedBefore != today ? null : AdminErrors.ContractAlreadyChangedToday.With("service", today);
}
