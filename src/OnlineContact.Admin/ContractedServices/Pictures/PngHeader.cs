using System.Buffers.Binary;

namespace OnlineContact.Admin.ContractedServices.Pictures;

/// <summary>PNG: the signature, then the chunk IHDR with 13 bytes and its checksum.</summary>
internal static class PngHeader
{
    private const int SignatureLength = 8;

    private const int IhdrLength = 13;

    private const int HeaderLength = SignatureLength + 4 + 4 + IhdrLength + 4;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool Matches(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    public static FoundHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength) return FoundHeader.Truncated(PictureFormat.Png);
        var chunk = bytes[SignatureLength..];
        if (BinaryPrimitives.ReadUInt32BigEndian(chunk) != IhdrLength) return FoundHeader.Unknown;

        // The checksum covers the chunk's type and its data.
        var covered = chunk.Slice(4, 4 + IhdrLength);
        if (!covered.StartsWith("IHDR"u8)) return FoundHeader.Unknown;
        if (BinaryPrimitives.ReadUInt32BigEndian(chunk[(8 + IhdrLength)..]) != Crc32.Of(covered)) return FoundHeader.Unknown;

        return FoundHeader.Of(
            PictureFormat.Png,
            BinaryPrimitives.ReadUInt32BigEndian(covered[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(covered[8..]));
    }
}
