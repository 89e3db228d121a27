using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Tests.ContractedServices;

public class PictureHeaderTests
{
    /// <summary>A whole picture of one pixel, so that not only our own builder is believed.</summary>
    private const string WholePng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private const string WholeGif = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    private const string WholeWebP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    private const string WholeLosslessWebP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    [Theory]
    [InlineData(WholePng, PictureFormat.Png, "image/png")]
    [InlineData(WholeGif, PictureFormat.Gif, "image/gif")]
    [InlineData(WholeWebP, PictureFormat.WebP, "image/webp")]
    [InlineData(WholeLosslessWebP, PictureFormat.WebP, "image/webp")]
    public void A_whole_picture_is_recognized(string base64, PictureFormat format, string mediaType)
    {
        var bytes = Convert.FromBase64String(base64);
        var info = PictureHeader.Read(bytes).Value;
        Assert.Equal(format, info.Format);
        Assert.Equal(mediaType, info.MediaType);
        Assert.Equal((1, 1), (info.Width, info.Height));
        Assert.Equal(bytes.Length, info.Length);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant(), info.Sha256);
    }

    [ValueProperty]
    public void A_header_is_read_or_its_dimensions_are_refused(PictureSample sample)
    {
        var read = PictureHeader.Read(sample.Bytes.Span);
        if (sample.Width <= 4096 && sample.Height <= 4096)
        {
            Assert.Equal((sample.Format, sample.Width, sample.Height), (read.Value.Format, read.Value.Width, read.Value.Height));
            return;
        }

        AssertDimensions(read, (uint)sample.Width, (uint)sample.Height);
    }

    [ValueProperty]
    public void A_header_that_breaks_off_anywhere_is_refused(PictureSample sample)
    {
        for (var length = 0; length < sample.Bytes.Length; length++)
        {
            var error = PictureHeader.Read(sample.Bytes.Span[..length]).Error;
            var known = length >= sample.Format switch { PictureFormat.Png => 8, PictureFormat.Jpeg => 3, PictureFormat.Gif => 6, _ => 12 };
            Assert.Same(known ? AdminErrors.PictureTruncated : AdminErrors.PictureUnknownFormat, error.Kind);
            if (known) Assert.Equal(sample.Format.ToString(), error.Argument("format"));
        }
    }

    [ValueProperty]
    public void Any_bytes_are_a_picture_within_bounds_or_refused(HostilePicture sample)
    {
        if (PictureHeader.Read(sample.Bytes.Span).TryGetValue(out var info, out var error))
        {
            Assert.InRange(info.Width, 1, 4096);
            Assert.InRange(info.Height, 1, 4096);
            Assert.Equal(sample.Bytes.Length, info.Length);
        }
        else
        {
            Assert.Contains(error.Kind, new[] { AdminErrors.PictureUnknownFormat, AdminErrors.PictureTruncated, AdminErrors.PictureDimensions });
        }
    }

    [Fact]
    public void Every_single_changed_byte_is_survived()
    {
        foreach (var header in Headers(640, 480))
        {
            for (var at = 0; at < header.Length; at++)
            {
                for (var value = 0; value <= 255; value++)
                {
                    var changed = (byte[])header.Clone();
                    changed[at] = (byte)value;
                    var read = PictureHeader.Read(changed);
                    if (read.Succeeded) Assert.InRange(read.Value.Width, 1, 4096);
                }
            }
        }
    }

    [Fact]
    public void A_changed_byte_in_a_PNG_header_breaks_its_checksum()
    {
        var png = PictureBuilder.Png(640, 480);
        for (var at = 0; at < png.Length; at++)
        {
            var changed = (byte[])png.Clone();
            changed[at] ^= 1;
            Assert.Same(AdminErrors.PictureUnknownFormat, PictureHeader.Read(changed).Error.Kind);
        }
    }

    [Theory]
    [InlineData(4096, 4096, true)]
    [InlineData(4097, 1, false)]
    [InlineData(1, 4097, false)]
    [InlineData(1, 1, true)]
    public void Four_thousand_and_ninety_six_pixels_are_the_bound_in_every_format(int width, int height, bool fine)
    {
        foreach (var header in Headers(width, height))
        {
            var read = PictureHeader.Read(header);
            Assert.Equal(fine, read.Succeeded);
            if (!fine) AssertDimensions(read, (uint)width, (uint)height);
        }
    }

    [Fact]
    public void One_by_a_hundred_thousand_is_refused_by_its_dimensions()
    {
        AssertDimensions(PictureHeader.Read(PictureBuilder.Png(1, 100_000)), 1, 100_000);
        AssertDimensions(PictureHeader.Read(PictureBuilder.WebPExtended(1, 100_000)), 1, 100_000);
        AssertDimensions(PictureHeader.Read(PictureBuilder.Png(uint.MaxValue, uint.MaxValue)), uint.MaxValue, uint.MaxValue);
        AssertDimensions(PictureHeader.Read(PictureBuilder.WebPExtended(1 << 24, 1 << 24)), 1 << 24, 1 << 24);
        AssertDimensions(PictureHeader.Read(PictureBuilder.WebPLossless(1 << 14, 1)), 1 << 14, 1);
        AssertDimensions(PictureHeader.Read(PictureBuilder.Jpeg(1, 65535)), 1, 65535);
    }

    [Fact]
    public void An_empty_picture_is_refused()
    {
        AssertDimensions(PictureHeader.Read(PictureBuilder.Png(0, 5)), 0, 5);
        AssertDimensions(PictureHeader.Read(PictureBuilder.Png(5, 0)), 5, 0);
        AssertDimensions(PictureHeader.Read(PictureBuilder.Jpeg(5, 0)), 5, 0);
        AssertDimensions(PictureHeader.Read(PictureBuilder.Gif(0, 5)), 0, 5);
        AssertDimensions(PictureHeader.Read(PictureBuilder.WebPLossy(5, 0)), 5, 0);
    }

    [Fact]
    public void A_small_GIF_screen_with_a_huge_frame_is_refused()
    {
        byte[] frame = [0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0];
        byte[] extension = [0x21, 0xF9, 4, 0, 0, 0, 0, 0];
        AssertDimensions(PictureHeader.Read([.. PictureBuilder.Gif(1, 1), .. frame]), 65535, 65535);
        AssertDimensions(PictureHeader.Read([.. PictureBuilder.Gif(1, 1), .. extension, .. frame]), 65535, 65535);

        var withTable = PictureBuilder.Gif(1, 1);
        withTable[10] = 0x81;
        AssertDimensions(PictureHeader.Read([.. withTable, .. new byte[12], .. frame]), 65535, 65535);

        byte[] second = [.. Convert.FromBase64String(WholeGif)[..^1], .. frame];
        AssertDimensions(PictureHeader.Read(second), 65535, 65535);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<?xml version=\"1.0\"?><svg/>")]
    [InlineData("%PDF-1.7")]
    [InlineData("BM6\0\0\0")]
    [InlineData("GIF90a1234567890")]
    [InlineData("RIFF\u0010\0\0\0WAVEfmt 1234567890")]
    [InlineData("photo.png")]
    [InlineData("")]
    public void Everything_else_is_unknown(string text) =>
        Assert.Same(AdminErrors.PictureUnknownFormat, PictureHeader.Read(Encoding.Latin1.GetBytes(text)).Error.Kind);

    [Fact]
    public void Two_MiB_are_fine_and_one_byte_more_is_too_large()
    {
        var bytes = new byte[PictureHeader.MaxLength + 1];
        PictureBuilder.Png(10, 10).CopyTo(bytes, 0);
        Assert.Equal(2_097_152, PictureHeader.Read(bytes.AsSpan(0, PictureHeader.MaxLength)).Value.Length);
        var error = PictureHeader.Read(bytes).Error;
        Assert.Same(AdminErrors.PictureTooLarge, error.Kind);
        Assert.Equal("2097152", error.Argument("limit"));
        Assert.Equal("2097153", error.Argument("actual"));
    }

    [Theory]
    [InlineData(0xC0, true)]
    [InlineData(0xC2, true)]
    [InlineData(0xCF, true)]
    [InlineData(0xC4, false)]
    [InlineData(0xC8, false)]
    [InlineData(0xCC, false)]
    public void Only_a_start_of_frame_has_a_JPEG_s_dimensions(byte marker, bool fine) =>
        Assert.Equal(fine, PictureHeader.Read(PictureBuilder.Jpeg(10, 10, marker)).Succeeded);

    [Fact]
    public void A_JPEG_may_have_tables_fill_bytes_and_lone_markers_before_its_frame()
    {
        var jpeg = PictureBuilder.Jpeg(30, 20, fillBytes: 500);
        byte[] table = [0xFF, 0xC4, 0, 5, 1, 2, 3, 0xFF, 0x01, 0xFF, 0xD0];
        var info = PictureHeader.Read([.. jpeg[..2], .. table, .. jpeg[2..]]).Value;
        Assert.Equal((30, 20), (info.Width, info.Height));
    }

    [Theory]
    [InlineData(0xD8)]
    [InlineData(0xD9)]
    [InlineData(0xDA)]
    [InlineData(0x00)]
    public void A_JPEG_without_a_frame_before_its_data_is_unknown(byte marker) =>
        Assert.Same(AdminErrors.PictureUnknownFormat, PictureHeader.Read([0xFF, 0xD8, 0xFF, marker, 0, 4, 0, 0, .. PictureBuilder.Jpeg(10, 10)[2..]]).Error.Kind);

    [Fact]
    public void The_smallest_segments_and_the_last_lone_marker_are_passed_over()
    {
        var frame = PictureBuilder.Jpeg(30, 20)[2..];
        Assert.Equal(30, PictureHeader.Read([0xFF, 0xD8, 0xFF, 0xE1, 0, 2, 0xFF, 0xD7, .. frame]).Value.Width);
        Assert.Same(AdminErrors.PictureUnknownFormat, PictureHeader.Read([0xFF, 0xD8, 0xFF, 0xE1, 0, 1, .. frame]).Error.Kind);
        Assert.Same(AdminErrors.PictureTruncated, PictureHeader.Read([0xFF, 0xD8, 0xFF, 0xE1, 0]).Error.Kind);
        Assert.Same(AdminErrors.PictureTruncated, PictureHeader.Read([0xFF, 0xD8, 0xFF, 0xE1, 0, 2]).Error.Kind);
    }

    [Fact]
    public void A_JPEG_has_its_frame_in_the_first_4096_segments()
    {
        byte[] Before(int segments) => [0xFF, 0xD8, .. Enumerable.Repeat((byte[])[0xFF, 0xE1, 0, 2], segments).SelectMany(bytes => bytes), 0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0];
        Assert.Equal(30, PictureHeader.Read(Before(4_095)).Value.Width);
        Assert.Same(AdminErrors.PictureUnknownFormat, PictureHeader.Read(Before(4_096)).Error.Kind);
    }

    /// <summary>Length, precision, height, width, components, and three bytes for each.</summary>
    [Fact]
    public void A_JPEG_frame_holds_exactly_its_components()
    {
        Assert.Equal((2, 1), SizeOf([0, 11, 8, 0, 1, 0, 2, 1, 1, 0x11, 0]));
        Assert.Null(SizeOf([0, 8, 8, 0, 1, 0, 2, 0]));
        Assert.Null(SizeOf([0, 8, 8, 0, 1, 0, 2, 1]));
        Assert.Null(SizeOf([0, 7, 8, 0, 1, 0, 2]));
        Assert.Null(SizeOf([0, 12, 8, 0, 1, 0, 2, 1, 1, 0x11, 0, 0]));

        static (int, int)? SizeOf(byte[] frame) => PictureHeader.Read([0xFF, 0xD8, 0xFF, 0xC0, .. frame]).TryGetValue(out var info, out _) ? (info.Width, info.Height) : null;
    }

    [Fact]
    public void Frames_of_a_GIF_do_not_mend_an_empty_screen_and_are_read_while_they_are_whole()
    {
        byte[] frame = [0x2C, 1, 0, 2, 0, 9, 0, 7, 0, 0];
        AssertDimensions(PictureHeader.Read([.. PictureBuilder.Gif(0, 1), .. frame]), 0, 1);
        AssertDimensions(PictureHeader.Read([.. PictureBuilder.Gif(1, 0), .. frame]), 1, 0);
        for (var length = 0; length < frame.Length; length++) Assert.Equal(1, PictureHeader.Read([.. PictureBuilder.Gif(1, 1), .. frame[..length]]).Value.Width);
        var whole = PictureHeader.Read([.. PictureBuilder.Gif(1, 1), .. frame]).Value;
        Assert.Equal((10, 9), (whole.Width, whole.Height));
        Assert.Equal(1, PictureHeader.Read([.. PictureBuilder.Gif(1, 1), 0x00, .. frame]).Value.Width);

        // A frame with a colour table of its own, a code size and no data, and one behind it.
        byte[] second = [0x2C, 0, 0, 0, 0, 50, 0, 60, 0, 0];
        var both = PictureHeader.Read([.. PictureBuilder.Gif(1, 1), .. frame[..9], 0x80, .. new byte[6], 2, 0, .. second]).Value;
        Assert.Equal((50, 60), (both.Width, both.Height));
    }

    [Fact]
    public void The_shortest_WebP_is_read()
    {
        byte[] Lossless(byte[] data) => [.. "RIFF"u8, (byte)(12 + data.Length), 0, 0, 0, .. "WEBPVP8L"u8, (byte)data.Length, 0, 0, 0, .. data];
        var smallest = PictureHeader.Read(Lossless([0x2F, 0, 0, 0, 0])).Value;
        Assert.Equal((1, 1), (smallest.Width, smallest.Height));
        Assert.Same(AdminErrors.PictureUnknownFormat, PictureHeader.Read(Lossless([0x2F, 0, 0, 0])).Error.Kind);
        Assert.Same(AdminErrors.PictureUnknownFormat, PictureHeader.Read(Lossless([])).Error.Kind);
        Assert.Same(AdminErrors.PictureUnknownFormat, PictureHeader.Read(Lossless([0x2F, 0, 0, 0, 0x20])).Error.Kind);
        Assert.Equal(16_384, PictureHeader.Read(Lossless([0x2F, 0xFF, 0x3F, 0, 0x10])).Error.Argument("width") is { } width ? int.Parse(width, System.Globalization.CultureInfo.InvariantCulture) : 0);
    }

    [Fact]
    public void A_JPEG_of_endless_segments_is_given_up()
    {
        byte[] endless = [0xFF, 0xD8, .. Enumerable.Repeat((byte[])[0xFF, 0xE1, 0, 2], 500_000).SelectMany(bytes => bytes)];
        Assert.Same(AdminErrors.PictureUnknownFormat, PictureHeader.Read(endless).Error.Kind);
    }

    [Fact]
    public void A_WebP_whose_sizes_contradict_each_other_is_refused()
    {
        var longer = PictureBuilder.WebPLossy(10, 10);
        BinaryPrimitives.WriteInt32LittleEndian(longer.AsSpan(4), longer.Length - 7);
        Assert.Same(AdminErrors.PictureTruncated, PictureHeader.Read(longer).Error.Kind);

        var shorter = PictureBuilder.WebPLossy(10, 10);
        BinaryPrimitives.WriteInt32LittleEndian(shorter.AsSpan(4), shorter.Length - 9);
        Assert.Same(AdminErrors.PictureUnknownFormat, PictureHeader.Read(shorter).Error.Kind);

        var huge = PictureBuilder.WebPLossy(10, 10);
        BinaryPrimitives.WriteUInt32LittleEndian(huge.AsSpan(4), uint.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(huge.AsSpan(16), uint.MaxValue - 100);
        Assert.Same(AdminErrors.PictureTruncated, PictureHeader.Read(huge).Error.Kind);
    }

    [Fact]
    public void A_preview_shows_the_bytes_as_a_data_uri_and_keeps_its_own_copy()
    {
        var bytes = Convert.FromBase64String(WholePng);
        var preview = PicturePreview.Create(bytes).Value;
        bytes[0] = 0;
        Assert.Equal("data:image/png;base64," + WholePng, preview.ToDataUri());
        Assert.Equal(PictureHeader.Read(preview.Bytes.Span).Value, preview.Info);
        Assert.Same(AdminErrors.PictureUnknownFormat, PicturePreview.Create(bytes).Error.Kind);
    }

    private static byte[][] Headers(int width, int height) =>
    [
        PictureBuilder.Png((uint)width, (uint)height),
        PictureBuilder.Jpeg((ushort)width, (ushort)height),
        PictureBuilder.Jpeg((ushort)width, (ushort)height, 0xC2, 2),
        PictureBuilder.Gif((ushort)width, (ushort)height),
        PictureBuilder.Gif((ushort)width, (ushort)height, false),
        PictureBuilder.WebPLossy((ushort)width, (ushort)height),
        PictureBuilder.WebPLossless(width, height),
        PictureBuilder.WebPExtended(width, height),
    ];

    private static void AssertDimensions(Outcome<PictureInfo> read, uint width, uint height)
    {
        Assert.Same(AdminErrors.PictureDimensions, read.Error.Kind);
        Assert.Equal("4096", read.Error.Argument("limit"));
        Assert.Equal($"{width}", read.Error.Argument("width"));
        Assert.Equal($"{height}", read.Error.Argument("height"));
    }
}
