using System.Buffers;
using System.Security.Cryptography;

namespace OnlineContact.Admin;

/// <summary>A SHA-256 digest: 32 bytes, shown as 64 lower-case hexadecimal digits.</summary>
/// <remarks>Immutable; safe to use from several threads. The default value is 32 zero bytes.</remarks>
public readonly struct Digest : IEquatable<Digest>
{
    /// <summary>The number of bytes.</summary>
    public const int Length = 32;

    private static readonly byte[] Zero = new byte[Length];

    private readonly byte[]? _bytes;

    private Digest(byte[] bytes) => _bytes = bytes;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes ?? Zero;

    /// <summary>The digest of some bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <returns>Their SHA-256.</returns>
    public static Digest Of(ReadOnlySpan<byte> data) => new(SHA256.HashData(data));

    /// <summary>A digest that was computed before.</summary>
    /// <param name="bytes">Its 32 bytes, which are copied.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="ArgumentException">Another number of bytes.</exception>
    public static Digest From(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length ? new(bytes.ToArray()) : throw new ArgumentException($"A digest has {Length} bytes, not {bytes.Length}.", nameof(bytes));

    /// <inheritdoc/>
    public bool Equals(Digest other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Digest other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(Bytes);

    /// <summary>The digest in lower-case hexadecimal digits.</summary>
    /// <returns>64 digits.</returns>
    public override string ToString() => Convert.ToHexStringLower(Bytes);

    /// <summary>Whether two digests are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Digest left, Digest right) => left.Equals(right);

    /// <summary>Whether two digests differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Digest left, Digest right) => !left.Equals(right);

    internal static Digest Wrap(byte[] bytes) => new(bytes);

    /// <summary>Reads what <see cref="ToString"/> has written.</summary>
    internal static bool TryParse(ReadOnlySpan<char> digits, out Digest digest)
    {
        var bytes = new byte[Length];
        var isWhole = Convert.FromHexString(digits, bytes, out _, out var length) == OperationStatus.Done && length == Length;
        digest = isWhole ? new(bytes) : default;
        return isWhole;
    }

    internal byte[] ToStored() => _bytes ?? Zero;
}
