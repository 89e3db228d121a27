namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>Bytes that may or may not be a picture: random, cut, changed, lying about their format.</summary>
/// <remarks>Immutable as long as nobody writes into <see cref="Bytes"/>.</remarks>
public sealed record HostilePicture
{
    /// <summary>The bytes.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The first bytes in hexadecimal digits.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Bytes.Length} bytes: {Convert.ToHexString(Bytes.Span[..Math.Min(Bytes.Length, 200)])}";
}
