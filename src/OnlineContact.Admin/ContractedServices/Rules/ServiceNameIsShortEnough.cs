using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A service's name has at most 100 code points, F (handbook, section 2), and its folded form at most 400, D.</summary>
internal static class ServiceNameIsShortEnough
{
    public static AdminError? Check(string trimmed)
    {
        var length = TextFolding.CodePoints(trimmed);
        if (length > ServiceName.MaxLength) return AdminErrors.ServiceNameTooLong.With("name", ServiceName.MaxLength, length);

        // No text folds to more than 18 times its length.
        if (trimmed.Length <= ServiceName.MaxKeyLength / 18) return null;
        var folded = TextFolding.CodePoints(TextFolding.Fold(trimmed));
        return folded > ServiceName.MaxKeyLength ? AdminErrors.ServiceNameTooLong.With("name", ServiceName.MaxKeyLength, folded) : null;
    }
}
