using OnlineContact.Admin.ContractedServices.Pictures;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>The header of a profile picture does not break off. D (handbook, section 2).</summary>
internal static class PictureHeaderIsWhole
{
    public static AdminError? Check(FoundHeader found) =>
        found.IsTruncated ? AdminErrors.PictureTruncated.With("picture", found.Format?.ToString()) : null;
}
