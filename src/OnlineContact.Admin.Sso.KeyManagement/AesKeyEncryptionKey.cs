using System.Security.Cryptography;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>
/// Key-encryption keys in a file or an environment variable: one a line, <c>name:Base64 of 32 bytes</c>. The first wraps, the others only
/// unwrap what was wrapped with them before; lines that begin with <c>#</c> and empty ones are passed over. AES-256-GCM.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. Nothing of a key is in an exception or in <see cref="ToString"/>.</remarks>
public sealed class AesKeyEncryptionKey : IKeyEncryptionKey
{
    private const int KeyLength = 32;
    private const int MaxKeys = 100;

    private readonly Dictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    private AesKeyEncryptionKey(string text, string source)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var key = new byte[KeyLength + 1];
            if (colon is < 1 or > IKeyEncryptionKey.MaxIdLength || !Convert.TryFromBase64String(line[(colon + 1)..], key, out var length) || length != KeyLength)
                throw new ArgumentException($"Line {_keys.Count + 1} of the keys in {source} is not name:Base64 of {KeyLength} bytes.");
            var id = line[..colon];
            if (!_keys.TryAdd(id, key[..KeyLength])) throw new ArgumentException($"Two keys in {source} have one name.");
            if (_keys.Count > MaxKeys) throw new ArgumentException($"There are more than {MaxKeys} keys in {source}.");
            CurrentId ??= id;
        }

        if (CurrentId is null) throw new ArgumentException($"There is no key in {source}.");
    }

    /// <inheritdoc/>
    public string CurrentId { get; }

    /// <summary>Reads the keys from a file, which only the host's account should be able to read.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="ArgumentException">The file holds no keys of this form.</exception>
    public static AesKeyEncryptionKey FromFile(string path) => new(File.ReadAllText(path), $"the file {Path.GetFileName(path)}");

    /// <summary>Reads the keys from an environment variable; lines may also be parted by a semicolon.</summary>
    /// <param name="variable">The name of the variable.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="ArgumentException">The variable is not set, or holds no keys of this form.</exception>
    public static AesKeyEncryptionKey FromEnvironment(string variable) =>
        new((Environment.GetEnvironmentVariable(variable) ?? "").Replace(';', '\n'), $"the variable {variable}");

    /// <summary>Makes a line for such a file: a name and 32 random bytes.</summary>
    /// <param name="id">The name, 1 to <see cref="IKeyEncryptionKey.MaxIdLength"/> characters without a colon, for example <c>2026-11</c>.</param>
    /// <returns>The line. It is a secret.</returns>
    public static string NewLine(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (id.Length > IKeyEncryptionKey.MaxIdLength || id.AsSpan().IndexOfAny(":;#\r\n") >= 0)
            throw new ArgumentException($"A name has 1 to {IKeyEncryptionKey.MaxIdLength} characters and none of : ; # and line breaks.", nameof(id));
        return $"{id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength))}";
    }

    /// <inheritdoc/>
    public ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
        new(new WrappedDataKey(CurrentId, GcmBox.Seal(_keys[CurrentId], dataKey.Span, associatedData.Span)));

    /// <inheritdoc/>
    public ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
        _keys.TryGetValue(wrapped.KeyId, out var key)
            ? new(GcmBox.Open(key, wrapped.Bytes.Span, associatedData.Span))
            : throw new CryptographicException($"There is no key-encryption key {wrapped.KeyId}.");

    /// <summary>The name of the current key.</summary>
    /// <returns>A text without keys.</returns>
    public override string ToString() => $"{_keys.Count} key-encryption keys, {CurrentId} wraps";
}
