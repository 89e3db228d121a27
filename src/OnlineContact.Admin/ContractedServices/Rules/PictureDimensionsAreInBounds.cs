using OnlineContact.Admin.ContractedServices.Pictures;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A profile picture is 1 to 4,096 pixels wide and high. D (handbook, section 2).</summary>
internal static class PictureDimensionsAreInBounds
{
    public static AdminError? Check(FoundHeader found) =>
        IsInBounds(found.Width) && IsInBounds(found.Height)
            ? null
            : AdminErrors.PictureDimensions.With("picture", PictureHeader.MaxDimension, found.Width, found.Height);

    private static bool IsInBounds(uint pixels) => pixels is >= 1 and <= PictureHeader.MaxDimension;
}
