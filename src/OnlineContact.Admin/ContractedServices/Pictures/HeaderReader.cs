namespace OnlineContact.Admin.ContractedServices.Pictures;

/// <summary>Finds the format by its signature and asks that format's reader.</summary>
internal static class HeaderReader
{
    public static FoundHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (PngHeader.Matches(bytes)) return PngHeader.Read(bytes);
        if (JpegHeader.Matches(bytes)) return JpegHeader.Read(bytes);
        if (GifHeader.Matches(bytes)) return GifHeader.Read(bytes);
        if (WebPHeader.Matches(bytes)) return WebPHeader.Read(bytes);
        return FoundHeader.Unknown;
    }
}
