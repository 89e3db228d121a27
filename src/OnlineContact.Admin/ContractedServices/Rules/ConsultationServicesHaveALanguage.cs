using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A consultation service has at least one help-centre language. F (handbook, section 2: one of them main).</summary>
internal static class ConsultationServicesHaveALanguage
{
    public static AdminError? Check(IReadOnlyList<string> codes) =>
        codes.Count == 0 ? AdminErrors.ServiceLanguagesRequired.With("languages") : null;
}
