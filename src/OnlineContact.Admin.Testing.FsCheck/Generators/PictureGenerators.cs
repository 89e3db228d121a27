using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OnlineContact.Admin.ContractedServices;

namespace OnlineContact.Admin.Testing.FsCheck.Generators;

/// <summary>Pictures and what is none.</summary>
internal static class PictureGenerators
{
    /// <summary>Headers of each format, dimensions at and near the limit included; every dimension is 1 to 16,383.</summary>
    public static Gen<PictureSample> Pictures { get; } =
        from kind in Gen.Choose(0, 5)
        from width in Dimension()
        from height in Dimension()
        from frame in Gen.Elements<byte>(0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
        from fill in Gen.Choose(0, 3)
        select Picture(kind, width, height, frame, fill);

    /// <summary>Bytes that are no picture or not quite one: cut, changed, prolonged, mixed, random.</summary>
    public static Gen<HostilePicture> HostilePictures { get; } = Gen.Frequency(
        (3, from sample in Pictures from length in Gen.Choose(0, sample.Bytes.Length) select sample.Bytes[..length].ToArray()),
        (4, from sample in Pictures from changes in ByteChanges() select Changed(sample.Bytes.Span, changes)),
        (2, from first in Pictures
            from second in Pictures
            from length in Gen.Choose(0, first.Bytes.Length)
            select (byte[])[.. first.Bytes[..length].Span, .. second.Bytes.Span]),
        (2, from sample in Pictures from tail in Bytes() select (byte[])[.. sample.Bytes.Span, .. tail]),
        (2, Bytes()),
        (1, Gen.Elements(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<?xml version=\"1.0\"?><svg/>", "%PDF-1.7", "BM", "II*\0", "\0\0\u0001\0",
            "GIF90a123456789", "RIFF\0\0\0\0WAVEfmt ", "<html>").Select(text => Encoding.Latin1.GetBytes(text))))
        .Select(bytes => new HostilePicture { Bytes = bytes });

    /// <summary>What the library takes for a picture.</summary>
    public static Gen<PicturePreview> Previews { get; } =
        Pictures.Where(sample => Math.Max(sample.Width, sample.Height) <= PictureHeader.MaxDimension).Select(sample => PicturePreview.Create(sample.Bytes.Span).Value);

    private static Gen<int> Dimension() => Gen.Frequency(
        (2, Gen.Choose(1, 300)),
        (2, Gen.Elements(1, 4095, 4096, 4097)),
        (1, Gen.Choose(1, 16383)));

    private static PictureSample Picture(int kind, int width, int height, byte frame, int fill) => new()
    {
        Width = width,
        Height = height,
        Format = kind switch { 0 => PictureFormat.Png, 1 => PictureFormat.Jpeg, 2 => PictureFormat.Gif, _ => PictureFormat.WebP },
        Bytes = kind switch
        {
            0 => PictureBuilder.Png((uint)width, (uint)height),
            1 => PictureBuilder.Jpeg((ushort)width, (ushort)height, frame, fill),
            2 => PictureBuilder.Gif((ushort)width, (ushort)height, fill % 2 == 0),
            3 => PictureBuilder.WebPLossy((ushort)width, (ushort)height),
            4 => PictureBuilder.WebPLossless(width, height),
            _ => PictureBuilder.WebPExtended(width, height),
        },
    };

    private static Gen<byte[]> Bytes() => Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    private static Gen<(int At, byte Value)[]> ByteChanges() =>
        from count in Gen.Choose(1, 4)
        from places in Gen.Choose(0, 63).ArrayOf(count)
        from values in Gen.OneOf(Gen.Choose(0, 255), Gen.Elements(0, 1, 0x7F, 0x80, 0xFE, 0xFF)).ArrayOf(count)
        select places.Zip(values, (at, value) => (at, (byte)value)).ToArray();

    private static byte[] Changed(ReadOnlySpan<byte> bytes, (int At, byte Value)[] changes)
    {
        var changed = bytes.ToArray();
        foreach (var (at, value) in changes) changed[at % changed.Length] = value;
        return changed;
    }
}
