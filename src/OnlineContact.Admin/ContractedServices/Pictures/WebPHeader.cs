using System.Buffers.Binary;

namespace OnlineContact.Admin.ContractedServices.Pictures;

/// <summary>WebP: the RIFF frame and its first chunk, which is VP8 (lossy), VP8L (lossless) or VP8X (extended).</summary>
internal static class WebPHeader
{
    private const int RiffLength = 12;

    private const int ChunkHeaderLength = 8;

    public static bool Matches(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= RiffLength && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8);

    public static FoundHeader Read(ReadOnlySpan<byte> bytes)
    {
        var truncated = FoundHeader.Truncated(PictureFormat.WebP);
        if (bytes.Length < RiffLength + ChunkHeaderLength) return truncated;

        // The frame counts from behind its own size; what comes after it is not part of the picture.
        long framed = 8L + BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        var chunk = bytes[RiffLength..];
        long chunkLength = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        if (RiffLength + ChunkHeaderLength + chunkLength > framed) return FoundHeader.Unknown;
        if (framed > bytes.Length) return truncated;

        var data = chunk.Slice(ChunkHeaderLength, (int)chunkLength);
        if (chunk.StartsWith("VP8 "u8)) return Lossy(data);
        if (chunk.StartsWith("VP8L"u8)) return Lossless(data);
        if (chunk.StartsWith("VP8X"u8)) return Extended(data);
        return FoundHeader.Unknown;
    }

    /// <summary>Frame tag (3 bytes, bit 0 is 0 for a key frame), start code, then 14 bits each of width and height; two bits above are scaling.</summary>
    private static FoundHeader Lossy(ReadOnlySpan<byte> data)
    {
        const int Dimension = 0x3FFF;
        if (data.Length < 10 || (data[0] & 1) != 0 || data[3] != 0x9D || data[4] != 0x01 || data[5] != 0x2A) return FoundHeader.Unknown;
        return FoundHeader.Of(
            PictureFormat.WebP,
            (uint)(BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & Dimension),
            (uint)(BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & Dimension));
    }

    /// <summary>Signature, then 14 bits each of width − 1 and height − 1, a bit for alpha, three of the version, which is 0.</summary>
    private static FoundHeader Lossless(ReadOnlySpan<byte> data)
    {
        if (data.Length < 5 || data[0] != 0x2F) return FoundHeader.Unknown;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        if (bits >> 29 != 0) return FoundHeader.Unknown;
        return FoundHeader.Of(PictureFormat.WebP, (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
    }

    /// <summary>Flags, three reserved bytes, then 24 bits each of the canvas' width − 1 and height − 1.</summary>
    private static FoundHeader Extended(ReadOnlySpan<byte> data)
    {
        if (data.Length < 10) return FoundHeader.Unknown;
        return FoundHeader.Of(PictureFormat.WebP, ReadUInt24(data[4..]) + 1, ReadUInt24(data[7..]) + 1);
    }

    private static uint ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | ((uint)bytes[1] << 8) | ((uint)bytes[2] << 16);
}
