using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>No other service of the organization has or had the ID, a terminated one included. D (handbook, section 2).</summary>
internal static class ServiceIdIsNeverGivenOutAgain
{
    public static AdminError? Check(ContractedService? holder, long number, ServiceId id) =>
        holder is null || holder.Number == number ? null : AdminErrors.ServiceIdTaken.With("serviceId", id);
}
