namespace OnlineContact.Admin.ContractedServices;

/// <summary>The formats a profile picture may have. D (handbook, section 2).</summary>
public enum PictureFormat
{
    /// <summary>PNG, image/png.</summary>
    Png = 1,

    /// <summary>JPEG, image/jpeg.</summary>
    Jpeg = 2,

    /// <summary>GIF, image/gif.</summary>
    Gif = 3,

    /// <summary>WebP, image/webp.</summary>
    WebP = 4,
}
