using System.Security.Cryptography;
using OnlineContact.Admin.ContractedServices.Pictures;
using OnlineContact.Admin.ContractedServices.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>
/// Reads what a profile picture is from its bytes, never from its name: PNG, JPEG, GIF or WebP. Only the header is read,
/// nothing is decoded. SVG and everything else is refused. D (handbook, section 2).
/// </summary>
/// <remarks>Safe to use from several threads. Never throws for any bytes; time is linear in their number.</remarks>
public static class PictureHeader
{
    /// <summary>The largest number of bytes: 2 MiB.</summary>
    public const int MaxLength = 2 * 1024 * 1024;

    /// <summary>The largest width and the largest height in pixels.</summary>
    public const int MaxDimension = 4096;

    /// <summary>Reads the header of a picture.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>What it is; or OCA1019 (more than 2 MiB), OCA1020 (not one of the four formats, or its header is
    /// contradictory), OCA1021 (the header breaks off) or OCA1022 (wider or higher than 4,096 pixels, or empty).</returns>
    public static Outcome<PictureInfo> Read(ReadOnlySpan<byte> bytes)
    {
        if (PictureIsSmallEnough.Check(bytes.Length) is { } tooLarge) return Outcome.Refused<PictureInfo>(tooLarge);

        var found = HeaderReader.Read(bytes);
        var error = PictureIsOfAKnownFormat.Check(found)
            ?? PictureHeaderIsWhole.Check(found)
            ?? PictureDimensionsAreInBounds.Check(found);
        if (error is not null) return Outcome.Refused<PictureInfo>(error);

        return Outcome.Success(new PictureInfo
        {
            Format = found.Format!.Value,
            Width = (int)found.Width,
            Height = (int)found.Height,
            Length = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        });
    }

    /// <summary>The media type of a format.</summary>
    /// <param name="format">The format.</param>
    /// <returns>For example image/png.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is no format.</exception>
    public static string MediaTypeOf(PictureFormat format) => format switch
    {
        PictureFormat.Png => "image/png",
        PictureFormat.Jpeg => "image/jpeg",
        PictureFormat.Gif => "image/gif",
        PictureFormat.WebP => "image/webp",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
