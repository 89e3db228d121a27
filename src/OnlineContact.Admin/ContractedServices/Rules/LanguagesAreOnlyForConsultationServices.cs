using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>Issue services have no help-centre languages. F (handbook, section 2).</summary>
internal static class LanguagesAreOnlyForConsultationServices
{
    public static AdminError? Check(IReadOnlyList<string> codes, string? main, ServiceType type) =>
        type == ServiceType.IssueManagement && (codes.Count > 0 || !string.IsNullOrEmpty(main))
            ? AdminErrors.ServiceLanguagesNotForType.With("languages", type.ToString())
            : null;
}
