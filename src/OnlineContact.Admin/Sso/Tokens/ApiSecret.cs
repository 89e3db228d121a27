using System.Text;

namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>An API key with its version. Signers and verifiers take it; nothing gives its text back.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows the version only.</remarks>
public sealed class ApiSecret
{
    /// <summary>The most bytes of a key's text as UTF-8.</summary>
    public const int MaxLength = 256;

    private readonly byte[] _bytes;

    /// <summary>Takes a key as its owner was shown it.</summary>
    /// <param name="version">The key's version, at least 1; where versions mean nothing, 1.</param>
    /// <param name="text">The key's text, 1 to <see cref="MaxLength"/> bytes as UTF-8.</param>
    /// <exception cref="ArgumentException">The text is empty or too long. Nothing of it is in the message.</exception>
    public ApiSecret(int version, string text)
        : this(version, Encoding.UTF8.GetBytes(text ?? throw new ArgumentNullException(nameof(text))))
    {
    }

    internal ApiSecret(int version, byte[] bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        if (bytes.Length is 0 or > MaxLength) throw new ArgumentException($"A key has 1 to {MaxLength} bytes, not {bytes.Length}.");
        Version = version;
        _bytes = bytes;
    }

    /// <summary>The version.</summary>
    public int Version { get; }

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Which key it is.</summary>
    /// <returns>A text without the key.</returns>
    public override string ToString() => $"key of version {Version}";
}
