using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>There is no contract to change before one is registered. F (handbook, section 2).</summary>
internal static class ContractIsRegisteredBeforeItIsChanged
{
    public static AdminError? Check(ContractedService service) =>
        service.Terms is not null ? null : AdminErrors.ContractNotRegistered.With("service", service.Number);
}
