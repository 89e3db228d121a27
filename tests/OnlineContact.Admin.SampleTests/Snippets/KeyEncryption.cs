using System.Security.Cryptography;
using OnlineContact.Admin.Sso.KeyManagement;

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

internal interface IKms
{
    Task<byte[]> EncryptAsync(string key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken);

    Task<byte[]> DecryptAsync(string key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken);
}

/// <summary>The code of docs/extending/key-encryption.md.</summary>
public sealed class KeyEncryption
{
    [Fact]
    public async Task A_key_management_service_wraps_and_unwraps()
    {
        var key = new KmsKeyEncryptionKey(new LocalKms(), "projects/oc/keys/sso");
        byte[] dataKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        byte[] place = [1, 2, 3];
        var wrapped = await key.WrapAsync(dataKey, place, default);

        Assert.Equal(("projects/oc/keys/sso", key.CurrentId), (wrapped.KeyId, wrapped.KeyId));
        Assert.Equal(dataKey, await key.UnwrapAsync(wrapped, place, default));
        await Assert.ThrowsAnyAsync<CryptographicException>(async () => await key.UnwrapAsync(wrapped, new byte[] { 4 }, default));
    }

    private sealed class LocalKms : IKms
    {
        private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

        public Task<byte[]> EncryptAsync(string key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
        {
            var box = new byte[12 + data.Length + 16];
            RandomNumberGenerator.Fill(box.AsSpan(0, 12));
            using var aes = new AesGcm(_key, 16);
            aes.Encrypt(box.AsSpan(0, 12), data.Span, box.AsSpan(12, data.Length), box.AsSpan(12 + data.Length), associatedData.Span);
            return Task.FromResult(box);
        }

        public Task<byte[]> DecryptAsync(string key, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
        {
            var plain = new byte[data.Length - 28];
            using var aes = new AesGcm(_key, 16);
            aes.Decrypt(data.Span[..12], data.Span[12..^16], data.Span[^16..], plain, associatedData.Span);
            return Task.FromResult(plain);
        }
    }
}
