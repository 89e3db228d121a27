using OnlineContact.Admin.ContractedServices;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>A picture's header made by <see cref="PictureBuilder"/>, with what it was made to say.</summary>
/// <remarks>Immutable as long as nobody writes into <see cref="Bytes"/>.</remarks>
public sealed record PictureSample
{
    /// <summary>The bytes: exactly the header.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The format.</summary>
    public required PictureFormat Format { get; init; }

    /// <summary>The width in pixels, 1 to 16,384.</summary>
    public required int Width { get; init; }

    /// <summary>The height in pixels, 1 to 16,384.</summary>
    public required int Height { get; init; }

    /// <summary>The bytes in hexadecimal digits, so that a failing property can be repeated by hand.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Format} {Width} x {Height}: {Convert.ToHexString(Bytes.Span)}";
}
