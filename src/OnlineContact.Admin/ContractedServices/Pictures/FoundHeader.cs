namespace OnlineContact.Admin.ContractedServices.Pictures;

/// <summary>What a header reader found: nothing known, a header that breaks off, or the dimensions it tells.</summary>
internal readonly record struct FoundHeader
{
    /// <summary>The bytes are of none of the formats, or contradict the one they claim.</summary>
    public static FoundHeader Unknown => default;

    /// <summary>The format, null when unknown.</summary>
    public PictureFormat? Format { get; private init; }

    /// <summary>Whether the bytes end inside the header.</summary>
    public bool IsTruncated { get; private init; }

    /// <summary>The width in pixels, as the header tells it.</summary>
    public uint Width { get; private init; }

    /// <summary>The height in pixels, as the header tells it.</summary>
    public uint Height { get; private init; }

    public static FoundHeader Truncated(PictureFormat format) => new() { Format = format, IsTruncated = true };

    public static FoundHeader Of(PictureFormat format, uint width, uint height) => new() { Format = format, Width = width, Height = height };
}
