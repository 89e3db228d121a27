using System.Buffers.Binary;

namespace OnlineContact.Admin.ContractedServices.Pictures;

/// <summary>JPEG: a walk over the marker segments to the start of the frame, which has the dimensions.</summary>
internal static class JpegHeader
{
    /// <summary>No camera or editor writes nearly so many segments before the frame; a file that does is made to cost time.</summary>
    private const int MaxSegments = 4096;

    public static bool Matches(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    public static FoundHeader Read(ReadOnlySpan<byte> bytes)
    {
        var truncated = FoundHeader.Truncated(PictureFormat.Jpeg);
        var rest = bytes[2..];
        for (var segment = 0; segment < MaxSegments; segment++)
        {
            if (rest.IsEmpty) return truncated;
            if (rest[0] != 0xFF) return FoundHeader.Unknown;
            rest = rest.TrimStart((byte)0xFF); // any number of fill bytes may stand before a marker
            if (rest.IsEmpty) return truncated;

            var marker = rest[0];
            rest = rest[1..];
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7)) continue; // TEM and RSTn stand alone
            if (marker is 0x00 or 0xD8 or 0xD9 or 0xDA) return FoundHeader.Unknown; // no frame comes before these

            if (rest.Length < 2) return truncated;
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
            if (length < 2) return FoundHeader.Unknown;
            if (rest.Length < length) return truncated;
            if (IsStartOfFrame(marker)) return Frame(rest[..length]);
            rest = rest[length..];
        }

        return FoundHeader.Unknown;
    }

    /// <summary>SOF0 to SOF15, without DHT (C4), JPG (C8) and DAC (CC), which lie between them.</summary>
    private static bool IsStartOfFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Length, precision, height, width, number of components, three bytes for each component.</summary>
    private static FoundHeader Frame(ReadOnlySpan<byte> segment)
    {
        const int FixedLength = 8;
        if (segment.Length < FixedLength) return FoundHeader.Unknown;
        var components = segment[7];
        if (components == 0 || segment.Length != FixedLength + (3 * components)) return FoundHeader.Unknown;
        return FoundHeader.Of(
            PictureFormat.Jpeg,
            BinaryPrimitives.ReadUInt16BigEndian(segment[5..]),
            BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));
    }
}
