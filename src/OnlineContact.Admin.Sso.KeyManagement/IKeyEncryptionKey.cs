namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>
/// The key-encryption key: wraps the data keys that API keys are encrypted with. Shipped are one from a file or the environment
/// (<see cref="AesKeyEncryptionKey"/>) and one on ASP.NET Core Data Protection (<see cref="DataProtectionKeyEncryptionKey"/>); for a key
/// management service a host writes one, see docs/extending/key-encryption.md.
/// </summary>
/// <remarks>Safe to use from several threads. Called outside of any transaction; may wait for a network.</remarks>
public interface IKeyEncryptionKey
{
    /// <summary>The longest name of a key, in characters.</summary>
    const int MaxIdLength = 100;

    /// <summary>The most bytes of a wrapped data key.</summary>
    const int MaxWrappedLength = 2_048;

    /// <summary>The name of the key that <see cref="WrapAsync"/> wraps with now. When it changes, the re-encryption job wraps the others anew.</summary>
    string CurrentId { get; }

    /// <summary>Wraps a data key.</summary>
    /// <param name="dataKey">32 bytes; cleared by the caller afterwards.</param>
    /// <param name="associatedData">What the data key belongs to; unwrapping with another must fail.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The name of the key that was used, and the wrapped data key.</returns>
    ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken);

    /// <summary>Unwraps a data key.</summary>
    /// <param name="wrapped">What <see cref="WrapAsync"/> gave.</param>
    /// <param name="associatedData">What the data key belongs to.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The 32 bytes; the caller clears them.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// It does not open: another or unknown key, other associated data, or altered bytes. Every other exception counts as an outage.
    /// </exception>
    ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken);
}

/// <summary>A wrapped data key.</summary>
/// <param name="KeyId">The name of the key-encryption key.</param>
/// <param name="Bytes">The wrapped bytes.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct WrappedDataKey(string KeyId, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>With which key it is wrapped.</summary>
    /// <returns>A text without the bytes.</returns>
    public override string ToString() => $"data key wrapped with {KeyId}";
}
