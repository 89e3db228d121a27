using System.Buffers.Binary;

namespace OnlineContact.Admin.ContractedServices.Pictures;

/// <summary>
/// GIF: the logical screen, and the frames as far as they are there. Viewers enlarge a screen that is smaller than a
/// frame, so a small screen with a huge frame would be a bomb; the larger of the two counts.
/// </summary>
internal static class GifHeader
{
    private const int HeaderLength = 13;

    public static bool Matches(ReadOnlySpan<byte> bytes) => bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8);

    public static FoundHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength) return FoundHeader.Truncated(PictureFormat.Gif);
        uint width = BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]);
        uint height = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        if (width != 0 && height != 0) Enlarge(After(bytes, HeaderLength + ColourTable(bytes[10])), ref width, ref height);
        return FoundHeader.Of(PictureFormat.Gif, width, height);
    }

    /// <summary>Walks the blocks while they are readable; every step goes forward, so the walk ends.</summary>
    private static void Enlarge(ReadOnlySpan<byte> rest, ref uint width, ref uint height)
    {
        const byte Extension = 0x21;
        const byte Image = 0x2C;
        const int ImageLength = 10;

        while (!rest.IsEmpty)
        {
            if (rest[0] == Extension)
            {
                rest = AfterSubBlocks(After(rest, 2));
            }
            else if (rest[0] == Image && rest.Length >= ImageLength)
            {
                var right = (uint)BinaryPrimitives.ReadUInt16LittleEndian(rest[1..]) + BinaryPrimitives.ReadUInt16LittleEndian(rest[5..]);
                var bottom = (uint)BinaryPrimitives.ReadUInt16LittleEndian(rest[3..]) + BinaryPrimitives.ReadUInt16LittleEndian(rest[7..]);
                width = Math.Max(width, right);
                height = Math.Max(height, bottom);
                const int CodeSize = 1;
                rest = AfterSubBlocks(After(rest, ImageLength + ColourTable(rest[9]) + CodeSize));
            }
            else
            {
                return;
            }
        }
    }

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 0x07) + 1);

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> bytes, int count) => count >= bytes.Length ? default : bytes[count..];

    private static ReadOnlySpan<byte> AfterSubBlocks(ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            var length = rest[0];
            rest = After(rest, 1 + length);
            if (length == 0) break;
        }

        return rest;
    }
}
