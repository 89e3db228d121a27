using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A service's name has no signs that cannot be shown. D.</summary>
internal static class ServiceNameCanBeShown
{
    public static AdminError? Check(string trimmed) =>
        TextFolding.IsShowable(trimmed, out var position) ? null : AdminErrors.ServiceNameInvalid.With("name", position);
}
