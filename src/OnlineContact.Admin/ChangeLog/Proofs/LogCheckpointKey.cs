using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// The public key that verifies checkpoints: ECDSA on P-256 with SHA-256, algorithm 2 of signed notes. As text it is
/// <c>name+id+key</c>: the ID in 8 hexadecimal digits, and base64 of the byte 2 and the DER SubjectPublicKeyInfo.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. There is nothing secret in it.</remarks>
public sealed class LogCheckpointKey : IEquatable<LogCheckpointKey>
{
    /// <summary>The most characters of a key's name.</summary>
    public const int MaxNameLength = 200;

    private const byte EcdsaAlgorithm = 2;
    private const string P256 = "1.2.840.10045.3.1.7";
    private const int MaxTextLength = MaxNameLength + 1_000;

    private readonly byte[] _publicKey;

    private LogCheckpointKey(string name, byte[] publicKey)
    {
        Name = name;
        _publicKey = publicKey;
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(publicKey));
    }

    /// <summary>The name, best an address without its scheme, for example <c>admin.haneul.example/change-log</c>.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256 over the SubjectPublicKeyInfo.</summary>
    public uint Id { get; }

    /// <summary>Makes a key from its SubjectPublicKeyInfo.</summary>
    /// <param name="name">The name, 1 to <see cref="MaxNameLength"/> characters without spaces, control characters and plus signs.</param>
    /// <param name="subjectPublicKeyInfo">The DER encoding of the public key.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The name cannot be one, or the key is none on P-256.</exception>
    public static LogCheckpointKey Create(string name, ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        if (!IsName(name)) throw new ArgumentException($"A key's name has 1 to {MaxNameLength} characters and no space, control character or plus sign.", nameof(name));
        return IsP256(subjectPublicKeyInfo)
            ? new LogCheckpointKey(name, subjectPublicKeyInfo.ToArray())
            : throw new ArgumentException("It is no public key on the curve P-256.", nameof(subjectPublicKeyInfo));
    }

    /// <summary>Reads a key from its text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key; null when the text is none.</param>
    /// <returns>Whether the text is a key whose ID is right.</returns>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LogCheckpointKey? key)
    {
        key = null;
        if (text is not { Length: <= MaxTextLength }) return false;

        // Base64 has plus signs too, the name has none.
        var parts = text.Trim().Split('+', 3);
        if (parts.Length != 3 || !IsName(parts[0])) return false;
        if (parts[1].Length != 8 || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)) return false;
        var bytes = new byte[parts[2].Length];
        if (!Convert.TryFromBase64String(parts[2], bytes, out var length) || length < 2 || bytes[0] != EcdsaAlgorithm) return false;
        var publicKey = bytes.AsSpan(1, length - 1);
        if (!IsP256(publicKey)) return false;
        var read = new LogCheckpointKey(parts[0], publicKey.ToArray());
        if (read.Id != id) return false;
        key = read;
        return true;
    }

    /// <summary>Whether a signature is by this key.</summary>
    /// <param name="data">What is signed.</param>
    /// <param name="signature">The signature, in ASN.1 DER.</param>
    /// <returns>Whether it is.</returns>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_publicKey, out _);
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <inheritdoc/>
    public bool Equals(LogCheckpointKey? other) => other is not null && Name == other.Name && _publicKey.AsSpan().SequenceEqual(other._publicKey);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LogCheckpointKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id);

    /// <summary>The key as text.</summary>
    /// <returns><c>name+id+key</c>.</returns>
    public override string ToString() => $"{Name}+{Id:x8}+{Convert.ToBase64String([EcdsaAlgorithm, .. _publicKey])}";

    internal static bool IsP256(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256;

    private static bool IsName(string? name) =>
        name is { Length: > 0 and <= MaxNameLength } && name.All(c => c != '+' && !char.IsWhiteSpace(c) && !char.IsControl(c) && !char.IsSurrogate(c));

    private static bool IsP256(ReadOnlySpan<byte> publicKey)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return read == publicKey.Length && IsP256(key);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
