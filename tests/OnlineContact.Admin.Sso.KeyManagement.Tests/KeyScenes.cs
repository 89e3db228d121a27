using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Sso;

/// <summary>What tests of keys need besides a scene.</summary>
internal static class KeyScenes
{
    /// <summary>Watches the host's key-encryption key from now on.</summary>
    public static WatchedKeyEncryption Watch(this SsoScene scene)
    {
        var watched = new WatchedKeyEncryption(AesKeyEncryptionKey.FromFile(scene.KeyFile));
        scene.KeyEncryption.Current = watched;
        return watched;
    }

    /// <summary>Puts a new key-encryption key at the top of the host's file, and watches it from now on.</summary>
    public static async Task<WatchedKeyEncryption> ChangeKeyEncryptionAsync(this SsoScene scene, string name)
    {
        await File.WriteAllTextAsync(scene.KeyFile, $"{AesKeyEncryptionKey.NewLine(name)}\n{await File.ReadAllTextAsync(scene.KeyFile)}");
        return scene.Watch();
    }

    /// <summary>Another host over the same store, with the keys of the file as it is now.</summary>
    public static Task<AdminTestHost> OtherHostAsync(this SsoScene scene) => AdminTestHost.StartAsync(
        admin => admin.UseStore(_ => scene.Host.Store).UseSsoKeyEncryption(_ => AesKeyEncryptionKey.FromFile(scene.KeyFile)).AddSsoKeyManagement(), scene.Clock);

    /// <summary>The keys of a login as the store has them.</summary>
    public static async Task<SsoLoginKeys> StoredKeysAsync(this SsoScene scene, long login)
    {
        var fetch = new Fetch(scene.Acme.Id);
        var keys = fetch.One(SsoLoginKeys.ByLogin[login]);
        await fetch.RunAsync(scene.Host.Store, default);
        return keys.Value;
    }

    /// <summary>The key-encryption keys that stand in a file.</summary>
    public static AesKeyEncryptionKey KeysOfFile(string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            return AesKeyEncryptionKey.FromFile(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A key that is announced, and has as many bytes of text as wanted.</summary>
    public static SsoKeyRecord Key(long version, int bytes = 40) => new()
    {
        Organization = OrganizationId.Parse("acme"), Login = 1, Version = version, Fingerprint = "000-000-000-000", IssuedAt = default, CollectedAt = null, PlannedFor = null, ActiveFrom = null,
        RetiringFrom = null, RetiresAt = null, RevokedAt = null, KeyEncryptionKey = bytes == 0 ? "" : "first", WrappedKey = new byte[bytes], Sealed = new byte[bytes], SealedAt = default,
    };

    /// <summary>All keys of a login.</summary>
    public static SsoLoginKeys Keys(params SsoKeyRecord[] keys) => new() { Organization = OrganizationId.Parse("acme"), Login = 1, LastVersion = keys[^1].Version, Keys = keys };
}

/// <summary>A key-encryption key that counts how often it is asked, keeps hold of the data keys it saw, and lets something else happen meanwhile.</summary>
internal sealed class WatchedKeyEncryption(IKeyEncryptionKey inner) : IKeyEncryptionKey
{
    public int Wrapped { get; private set; }

    public int Unwrapped { get; private set; }

    /// <summary>What happens while a data key is wrapped, by how many times it is.</summary>
    public Func<int, Task>? WhileWrapping { get; set; }

    /// <summary>What happens while a data key is unwrapped, by how many times it is.</summary>
    public Func<int, Task>? WhileUnwrapping { get; set; }

    public ReadOnlyMemory<byte> DataKey { get; private set; }

    public string CurrentId => inner.CurrentId;

    public async ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
    {
        DataKey = dataKey;
        Wrapped++;
        if (WhileWrapping is not null) await WhileWrapping(Wrapped);
        return await inner.WrapAsync(dataKey, associatedData, cancellationToken);
    }

    public async ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
    {
        Unwrapped++;
        if (WhileUnwrapping is not null) await WhileUnwrapping(Unwrapped);
        var dataKey = await inner.UnwrapAsync(wrapped, associatedData, cancellationToken);
        DataKey = dataKey;
        return dataKey;
    }
}

/// <summary>Wraps nothing: a data key stands there as it is.</summary>
internal sealed class PlainKeyEncryption : IKeyEncryptionKey
{
    public string CurrentId => "plain";

    public ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) => new(new WrappedDataKey(CurrentId, dataKey.ToArray()));

    public ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) => new(wrapped.Bytes.ToArray());
}
