using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Iam.Rules;

/// <summary>A member's name has at most 60 code points, F (handbook, section 4), at least one, all of which can be shown, D.</summary>
internal static class MemberNameCanBeShown
{
    public static AdminError? Check(string trimmed) =>
        ShownText.Wrong(trimmed, MemberName.MaxLength) is { } actual
            ? AdminErrors.MemberNameInvalid.With("name", MemberName.MaxLength, actual)
            : null;
}
