namespace OnlineContact.Admin.ContractedServices;

/// <summary>What the header of a profile picture says, and the address of its bytes.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record PictureInfo
{
    /// <summary>The format, read from the bytes.</summary>
    public required PictureFormat Format { get; init; }

    /// <summary>The width in pixels, 1 to <see cref="PictureHeader.MaxDimension"/>.</summary>
    public required int Width { get; init; }

    /// <summary>The height in pixels, 1 to <see cref="PictureHeader.MaxDimension"/>.</summary>
    public required int Height { get; init; }

    /// <summary>The number of bytes, at most <see cref="PictureHeader.MaxLength"/>.</summary>
    public required int Length { get; init; }

    /// <summary>The SHA-256 of the bytes, 64 hexadecimal digits in lower case.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The media type that goes with <see cref="Format"/>, for example image/png.</summary>
    public string MediaType => PictureHeader.MediaTypeOf(Format);
}
