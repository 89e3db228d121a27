using OnlineContact.Admin.ContractedServices.Pictures;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices.Rules;

/// <summary>A profile picture is PNG, JPEG, GIF or WebP by its bytes. D (handbook, section 2).</summary>
internal static class PictureIsOfAKnownFormat
{
    public static AdminError? Check(FoundHeader found) =>
        found.Format is null ? AdminErrors.PictureUnknownFormat.With("picture") : null;
}
