using System.Runtime.InteropServices;

namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>What a token that was verified has shown: by which key it was signed, and the mark that makes it the one it is.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct SsoTokenProof
{
    internal SsoTokenProof(int keyVersion, ReadOnlySpan<byte> signature)
    {
        KeyVersion = keyVersion;
        Mark = new TokenMark(signature);
    }

    /// <summary>The version of the key that signed it.</summary>
    public int KeyVersion { get; }

    /// <summary>The 32 bytes of the signature: two spellings of a token have the same.</summary>
    internal TokenMark Mark { get; }

    /// <summary>Which key, and nothing of the token.</summary>
    /// <returns>A text without the token.</returns>
    public override string ToString() => $"signed by the key of version {KeyVersion}";
}

/// <summary>The 32 bytes of a token's signature, by value.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TokenMark
{
    public const int Length = 32;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    public TokenMark(ReadOnlySpan<byte> bytes) => this = MemoryMarshal.Read<TokenMark>(bytes);

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        MemoryMarshal.Write(bytes, this);
        return bytes;
    }

    public override int GetHashCode() => _first.GetHashCode();
}
