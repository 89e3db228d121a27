using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A profile picture has at most 2 MiB. D (handbook, section 2).</summary>
internal static class PictureIsSmallEnough
{
    public static AdminError? Check(int length) =>
        length > PictureHeader.MaxLength ? AdminErrors.PictureTooLarge.With("picture", PictureHeader.MaxLength, length) : null;
}
