using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Organizations.Rules;

/// <summary>An organization's name has 1 to 100 code points that can be shown. D.</summary>
internal static class OrganizationNameCanBeShown
{
    public static AdminError? Check(string trimmed) =>
        ShownText.Wrong(trimmed, OrganizationName.MaxLength) is { } actual
            ? AdminErrors.OrganizationNameInvalid.With("name", OrganizationName.MaxLength, actual)
            : null;
}
