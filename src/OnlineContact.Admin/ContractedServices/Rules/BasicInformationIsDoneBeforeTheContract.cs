using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>The contract is step 2: it needs the type and the ID that step 1 fixes. F (handbook, section 2).</summary>
internal static class BasicInformationIsDoneBeforeTheContract
{
    public static AdminError? Check(ContractedService service) =>
        service.HasBasicInformation ? null : AdminErrors.ServiceBasicInformationMissing.With("service", service.Number);
}
