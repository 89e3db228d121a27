using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What is built is what the formats say: byte by byte, and as the library reads it.</summary>
public sealed class PictureBuilderTests
{
    private static readonly int[] Lengths = [1, 2, 3, 16, 99, 127, 128, 255, 256, 257, 1_023, 4_095, 4_096];

    private static readonly Dictionary<string, (PictureFormat Format, Func<int, int, byte[]> Build)> Kinds = new()
    {
        ["PNG"] = (PictureFormat.Png, (width, height) => PictureBuilder.Png((uint)width, (uint)height)),
        ["JPEG"] = (PictureFormat.Jpeg, (width, height) => PictureBuilder.Jpeg((ushort)width, (ushort)height)),
        ["JPEG with fill bytes"] = (PictureFormat.Jpeg, (width, height) => PictureBuilder.Jpeg((ushort)width, (ushort)height, 0xCF, 3)),
        ["GIF87a"] = (PictureFormat.Gif, (width, height) => PictureBuilder.Gif((ushort)width, (ushort)height, version89: false)),
        ["GIF89a"] = (PictureFormat.Gif, (width, height) => PictureBuilder.Gif((ushort)width, (ushort)height)),
        ["WebP, lossy"] = (PictureFormat.WebP, (width, height) => PictureBuilder.WebPLossy((ushort)width, (ushort)height)),
        ["WebP, lossless"] = (PictureFormat.WebP, PictureBuilder.WebPLossless),
        ["WebP, extended"] = (PictureFormat.WebP, PictureBuilder.WebPExtended),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    public static TheoryData<string, string, byte[]> Exactly => new()
    {
        { "PNG of a pixel", "89504E470D0A1A0A0000000D49484452000000010000000108060000001F15C489", PictureBuilder.Png(1, 1) },
        { "PNG of the largest", "89504E470D0A1A0A0000000D49484452FFFFFFFF010203040806000000", PictureBuilder.Png(uint.MaxValue, 0x01020304)[..29] },
        { "JPEG", "FFD8FFE000104A46494600010100000100010000FFC00011080201040303012200021101031101", PictureBuilder.Jpeg(0x0403, 0x0201) },
        { "progressive JPEG", "FFD8FFE000104A46494600010100000100010000FFFFFFC2001108FFFF000103012200021101031101", PictureBuilder.Jpeg(1, 0xFFFF, 0xC2, 2) },
        { "GIF89a", "47494638396101020304000000", PictureBuilder.Gif(0x0201, 0x0403) },
        { "GIF87a", "474946383761FFFF0100000000", PictureBuilder.Gif(0xFFFF, 1, version89: false) },
        { "WebP, lossy", "524946461600000057454250565038200A0000001000009D012A01020304", PictureBuilder.WebPLossy(0x0201, 0x0403) },
        { "WebP, lossy, the largest", "524946461600000057454250565038200A0000001000009D012AFF3FFF3F", PictureBuilder.WebPLossy(0xFFFF, 0x3FFF) },
        { "WebP, lossless", "5249464612000000574542505650384C060000002F0000000000", PictureBuilder.WebPLossless(1, 1) },
        { "WebP, lossless, the largest", "5249464612000000574542505650384C060000002FFFFFFF0F00", PictureBuilder.WebPLossless(16_384, 16_384) },
        { "WebP, lossless, wide", "5249464612000000574542505650384C060000002FFF3F000000", PictureBuilder.WebPLossless(16_384, 1) },
        { "WebP, lossless, high", "5249464612000000574542505650384C060000002F00C0FF0F00", PictureBuilder.WebPLossless(1, 16_384) },
        { "WebP, extended", "524946461600000057454250565038580A00000000000000000000000000", PictureBuilder.WebPExtended(1, 1) },
        { "WebP, extended, the largest", "524946461600000057454250565038580A00000000000000FFFFFFFFFFFF", PictureBuilder.WebPExtended(16_777_216, 16_777_216) },
        { "WebP, extended, of any size", "524946461600000057454250565038580A00000000000000010203040506", PictureBuilder.WebPExtended(0x030202, 0x060505) },
    };

    [Theory]
    [MemberData(nameof(Exactly))]
    public void Bytes_are_those_of_the_format(string name, string expected, byte[] built) => Assert.Equal($"{name} {expected}", $"{name} {Convert.ToHexString(built)}");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_library_reads_what_was_built(string name)
    {
        var (format, build) = Kinds[name];
        foreach (var width in Lengths)
        {
            foreach (var height in Lengths)
            {
                var bytes = build(width, height);
                var info = PictureHeader.Read(bytes).Value;
                Assert.Equal((format, width, height, bytes.Length), (info.Format, info.Width, info.Height, info.Length));
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(255, 256)]
    [InlineData(65_536, 4_097)]
    [InlineData(uint.MaxValue, 0)]
    public void The_checksum_of_a_PNG_is_that_of_its_chunk(uint width, uint height)
    {
        var bytes = PictureBuilder.Png(width, height);
        Assert.Equal(Checksum(bytes.AsSpan(12, 17)), System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(29)));
    }

    [Fact]
    public void A_frame_of_each_marker_is_read()
    {
        foreach (var frame in new byte[] { 0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF })
        {
            var info = PictureHeader.Read(PictureBuilder.Jpeg(7, 9, frame)).Value;
            Assert.Equal((7, 9), (info.Width, info.Height));
        }

        Assert.Equal(PictureBuilder.Jpeg(7, 9).Length + 5, PictureBuilder.Jpeg(7, 9, fillBytes: 5).Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Impossible_sizes_are_written_as_given(string name)
    {
        if (!name.Contains("less", StringComparison.Ordinal) && !name.Contains("extended", StringComparison.Ordinal)) Assert.False(PictureHeader.Read(Kinds[name].Build(0, 5)).Succeeded);
        Assert.False(PictureHeader.Read(Kinds[name].Build(PictureHeader.MaxDimension + 1, 5)).Succeeded);
        Assert.False(PictureHeader.Read(Kinds[name].Build(5, PictureHeader.MaxDimension + 1)).Succeeded);
    }

    /// <summary>Bit by bit, as the standard of PNG defines it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var each in bytes)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
