using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>No other service of the organization that is not terminated has the name, after folding. F, D (handbook, section 2).</summary>
internal static class ServiceNameIsUnique
{
    public static AdminError? Check(ContractedService? holder, long number, ServiceName name) =>
        holder is null || holder.Number == number ? null : AdminErrors.ServiceNameTaken.With("name", name);
}
