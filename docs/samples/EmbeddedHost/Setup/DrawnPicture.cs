using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace EmbeddedHost.Setup;

/// <summary>Draws a profile picture, a speech bubble in a colour, as a PNG of some hundred bytes.</summary>
internal static class DrawnPicture
{
    private const int Size = 64;
    private const int BytesPerPixel = 3;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Draws it.</summary>
    /// <param name="colour">The bubble's colour as RRGGBB.</param>
    public static byte[] Draw(string colour)
    {
        var rgb = int.Parse(colour, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        using var png = new MemoryStream();
        png.Write(Signature);
        Chunk(png, "IHDR"u8, Header());
        Chunk(png, "IDAT"u8, Pixels(rgb));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Header()
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Size);
        header[8] = 8; // bits per colour
        header[9] = 2; // red, green and blue
        return header;
    }

    private static byte[] Pixels(int rgb)
    {
        // Each row begins with the number of its filter: none.
        var rows = new byte[Size * (1 + Size * BytesPerPixel)];
        rows.AsSpan().Fill(0xFF);
        for (var y = 0; y < Size; y++)
        {
            var row = rows.AsSpan(y * (1 + Size * BytesPerPixel), 1 + Size * BytesPerPixel);
            row[0] = 0;
            for (var x = 0; x < Size; x++)
            {
                if (!IsInBubble(x, y)) continue;
                var pixel = row.Slice(1 + x * BytesPerPixel, BytesPerPixel);
                pixel[0] = (byte)(rgb >> 16);
                pixel[1] = (byte)(rgb >> 8);
                pixel[2] = (byte)rgb;
            }
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize)) zlib.Write(rows);
        return packed.ToArray();
    }

    private static bool IsInBubble(int x, int y)
    {
        var (dx, dy) = (x - Size / 2, y - Size * 3 / 7);
        var isBody = dx * dx * 3 + dy * dy * 4 < Size * Size / 2;
        var isTail = y > Size / 2 && y < Size - 6 && x > Size / 5 && x < Size / 5 + (Size - 6 - y);
        return isBody || isTail;
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32([.. type, .. data]));
        png.Write(number);
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
