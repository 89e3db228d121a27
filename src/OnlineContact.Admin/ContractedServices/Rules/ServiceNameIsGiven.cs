using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A service's name is required. F (handbook, section 2); a name of which nothing would be seen counts as missing, D.</summary>
internal static class ServiceNameIsGiven
{
    public static AdminError? Check(string trimmed) =>
        ShownText.IsBlank(trimmed) ? AdminErrors.ServiceNameRequired.With("name") : null;
}
