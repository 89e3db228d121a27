using System.Collections.Concurrent;
using System.Security.Cryptography;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Testing.Sso;

namespace OnlineContact.Admin.SampleTests.Snippets;

#region kms
internal sealed class KmsKeyEncryptionKey(IKms kms, string keyName) : IKeyEncryptionKey
{
    public string CurrentId => keyName;

    public async ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
        new(keyName, await kms.EncryptAsync(keyName, dataKey, associatedData, cancellationToken));

    public async ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
        await kms.DecryptAsync(wrapped.KeyId, wrapped.Bytes, associatedData, cancellationToken);
}
#endregion

#region client
internal interface IKms
{
    Task<byte[]> EncryptAsync(string key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken);

    Task<byte[]> DecryptAsync(string key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken);
}
#endregion

#region fixture
internal sealed class MyKeyFixture : IKeyEncryptionFixture
{
    private readonly LocalKms _kms = new();

    // Another object each time, over the same keys: so it is on another host, and after a restart.
    public IKeyEncryptionKey Open() => new KmsKeyEncryptionKey(_kms, "projects/oc/keys/sso-1");

    public IKeyEncryptionKey OpenWithNewKey() => new KmsKeyEncryptionKey(_kms, "projects/oc/keys/sso-2");
}
#endregion

/// <summary>The code of docs/extending/key-encryption.md.</summary>
public sealed class KeyEncryption
{
    #region theory
    public static TheoryData<string> Cases => [.. KeyEncryptionConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task My_key_conforms(string name) => KeyEncryptionConformance.Case(name).RunAsync(new MyKeyFixture(), CancellationToken.None);
    #endregion
}

#region local
internal sealed class LocalKms : IKms
{
    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    public Task<byte[]> EncryptAsync(string key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
    {
        var box = new byte[12 + data.Length + 16];
        RandomNumberGenerator.Fill(box.AsSpan(0, 12));
        using var aes = new AesGcm(KeyOf(key), 16);
        aes.Encrypt(box.AsSpan(0, 12), data.Span, box.AsSpan(12, data.Length), box.AsSpan(12 + data.Length), associatedData.Span);
        return Task.FromResult(box);
    }

    public Task<byte[]> DecryptAsync(string key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
    {
        if (data.Length < 28) throw new CryptographicException("That was never encrypted here.");
        var plain = new byte[data.Length - 28];
        using var aes = new AesGcm(KeyOf(key), 16);
        aes.Decrypt(data.Span[..12], data.Span[12..^16], data.Span[^16..], plain, associatedData.Span);
        return Task.FromResult(plain);
    }

    private byte[] KeyOf(string name) => _keys.GetOrAdd(name, static _ => RandomNumberGenerator.GetBytes(32));
}
#endregion
