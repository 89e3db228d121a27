using System.Buffers.Binary;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>
/// Makes the smallest byte sequences that are a picture's whole header and nothing more: enough for everything that
/// reads headers, useless for anything that decodes. Dimensions are written as given, also impossible ones.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class PictureBuilder
{
    /// <summary>PNG: signature and IHDR with its checksum, 33 bytes.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Png(uint width, uint height)
    {
        var bytes = new byte[33];
        ReadOnlySpan<byte> start = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
        start.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(20), height);
        bytes[24] = 8;
        bytes[25] = 6;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(29), Checksum(bytes.AsSpan(12, 17)));
        return bytes;
    }

    /// <summary>JPEG: start of image, an APP0 segment, optional fill bytes and the start of the frame with three components.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="startOfFrame">The frame's marker, 0xC0 to 0xCF without 0xC4, 0xC8 and 0xCC.</param>
    /// <param name="fillBytes">How many bytes 0xFF stand before the frame's marker.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Jpeg(ushort width, ushort height, byte startOfFrame = 0xC0, int fillBytes = 0)
    {
        ReadOnlySpan<byte> start = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
        byte[] frame = [0xFF, startOfFrame, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(5), height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(7), width);
        return [.. start, .. Enumerable.Repeat((byte)0xFF, fillBytes), .. frame];
    }

    /// <summary>GIF: version and logical screen without a colour table, 13 bytes.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="version89">Whether it is GIF89a, else GIF87a.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Gif(ushort width, ushort height, bool version89 = true)
    {
        byte[] bytes = [0x47, 0x49, 0x46, 0x38, version89 ? (byte)0x39 : (byte)0x37, 0x61, 0, 0, 0, 0, 0, 0, 0];
        WriteSides(bytes.AsSpan(6), width, height);
        return bytes;
    }

    /// <summary>WebP, lossy: a VP8 chunk with the start of a key frame, 30 bytes.</summary>
    /// <param name="width">The width in pixels, 14 bits.</param>
    /// <param name="height">The height in pixels, 14 bits.</param>
    /// <returns>The bytes.</returns>
    public static byte[] WebPLossy(ushort width, ushort height)
    {
        byte[] frame = [0x10, 0, 0, 0x9D, 0x01, 0x2A, 0, 0, 0, 0];
        WriteSides(frame.AsSpan(6), (ushort)(width & 0x3FFF), (ushort)(height & 0x3FFF));
        return WebP("VP8 "u8, frame);
    }

    /// <summary>WebP, lossless: a VP8L chunk with its signature and dimensions, 26 bytes.</summary>
    /// <param name="width">The width in pixels, 1 to 16,384.</param>
    /// <param name="height">The height in pixels, 1 to 16,384.</param>
    /// <returns>The bytes.</returns>
    public static byte[] WebPLossless(int width, int height)
    {
        byte[] signature = [0x2F, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32LittleEndian(signature.AsSpan(1), (uint)(width - 1) & 0x3FFF | ((uint)(height - 1) & 0x3FFF) << 14);
        return WebP("VP8L"u8, signature);
    }

    /// <summary>WebP, extended: a VP8X chunk with the canvas, 30 bytes.</summary>
    /// <param name="width">The width in pixels, 1 to 16,777,216.</param>
    /// <param name="height">The height in pixels, 1 to 16,777,216.</param>
    /// <returns>The bytes.</returns>
    public static byte[] WebPExtended(int width, int height)
    {
        // A side has three bytes: the fourth of the width is written over, that of the height cut off.
        var canvas = new byte[11];
        BinaryPrimitives.WriteInt32LittleEndian(canvas.AsSpan(4), width - 1);
        BinaryPrimitives.WriteInt32LittleEndian(canvas.AsSpan(7), height - 1);
        return WebP("VP8X"u8, canvas.AsSpan(0, 10));
    }

    private static void WriteSides(Span<byte> bytes, ushort width, ushort height)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, width);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], height);
    }

    private static byte[] WebP(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        var bytes = new byte[20 + data.Length];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        "WEBP"u8.CopyTo(bytes.AsSpan(8));
        kind.CopyTo(bytes.AsSpan(12));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), data.Length);
        data.CopyTo(bytes.AsSpan(20));
        return bytes;
    }

    /// <summary>CRC-32 over a table, so that it is another one than the library's own.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var table = new uint[256];
        for (uint n = 0; n < table.Length; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            table[n] = c;
        }

        var crc = uint.MaxValue;
        foreach (var b in bytes) crc = table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return crc ^ uint.MaxValue;
    }
}
