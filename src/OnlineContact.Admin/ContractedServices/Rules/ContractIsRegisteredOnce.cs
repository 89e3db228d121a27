using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A contract is registered once; after that it is changed. F (handbook, section 2).</summary>
internal static class ContractIsRegisteredOnce
{
    public static AdminError? Check(ContractedService service) =>
        service.Terms is null ? null : AdminErrors.ContractAlreadyRegistered.With("service", service.Number);
}
