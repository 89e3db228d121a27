using System.Security.Cryptography;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>Signs checkpoints with an ECDSA key on P-256 that the process holds.</summary>
/// <remarks>Safe to use from several threads. The private key is neither shown nor put into exceptions.</remarks>
public sealed class EcdsaCheckpointSigner : ILogCheckpointSigner, IDisposable
{
    private readonly ECDsa _key;

    // An ECDsa need not be safe for several threads.
    private readonly Lock _turn = new();

    /// <summary>Makes a signer of a key.</summary>
    /// <param name="name">The key's name, see <see cref="LogCheckpointKey.Name"/>.</param>
    /// <param name="key">The key, with its private part; it is disposed of with the signer.</param>
    /// <exception cref="ArgumentException">The name cannot be one, or the key is not on P-256.</exception>
    public EcdsaCheckpointSigner(string name, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Key = LogCheckpointKey.Create(name, key.ExportSubjectPublicKeyInfo());
        _key = key;
    }

    /// <inheritdoc/>
    public LogCheckpointKey Key { get; }

    /// <summary>Makes a signer of a key in PEM (PKCS #8 or SEC 1, not encrypted).</summary>
    /// <param name="name">The key's name, see <see cref="LogCheckpointKey.Name"/>.</param>
    /// <param name="pem">The private key.</param>
    /// <returns>The signer.</returns>
    /// <exception cref="ArgumentException">The name cannot be one, or the text holds no private key on P-256; the message has nothing of it.</exception>
    public static EcdsaCheckpointSigner FromPem(string name, ReadOnlySpan<char> pem)
    {
        var key = ECDsa.Create();
        try
        {
            if (!TryImport(key, pem)) throw new ArgumentException("It is no private key on the curve P-256 in PEM.", nameof(pem));
            return new EcdsaCheckpointSigner(name, key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_turn) return ValueTask.FromResult(_key.SignData(data.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>The public key.</summary>
    /// <returns>A text without secrets.</returns>
    public override string ToString() => Key.ToString();

    private static bool TryImport(ECDsa key, ReadOnlySpan<char> pem)
    {
        try
        {
            key.ImportFromPem(pem);
            var parameters = key.ExportParameters(includePrivateParameters: true);
            CryptographicOperations.ZeroMemory(parameters.D);
            return LogCheckpointKey.IsP256(key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // Nothing of what was read goes into the refusal, not even as its cause.
            return false;
        }
    }
}
