using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OnlineContact.Admin.Sso.KeyManagement;

namespace OnlineContact.Admin.PluginTests.Sso;

/// <summary>A sound key-encryption key; those after it differ from it in one thing.</summary>
internal class SoundKey : IKeyEncryptionKey
{
    private readonly DataProtectionKeyEncryptionKey _whole = new(new EphemeralDataProtectionProvider());

    public virtual string CurrentId => "current";

    public virtual async ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
        (await _whole.WrapAsync(dataKey, associatedData, cancellationToken)) with { KeyId = CurrentId };

    public virtual ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
        _whole.UnwrapAsync(wrapped, associatedData, cancellationToken);
}

/// <summary>Has a name, and writes perhaps another one on what it wraps.</summary>
internal sealed class NamedKey(string name, string? written = null) : SoundKey
{
    public override string CurrentId => name;

    public override async ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
        (await base.WrapAsync(dataKey, associatedData, cancellationToken)) with { KeyId = written ?? name };
}

/// <summary>Wraps into so many bytes.</summary>
internal sealed class SizedKey(int length) : SoundKey
{
    public override ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
        new(new WrappedDataKey(CurrentId, new byte[length]));
}

/// <summary>Opens what it should not, where that is longer or shorter by so much than what it has wrapped.</summary>
internal sealed class ForgivingKey(Predicate<int> forgives) : SoundKey
{
    private int _length;

    public override async ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
    {
        var wrapped = await base.WrapAsync(dataKey, associatedData, cancellationToken);
        _length = wrapped.Bytes.Length;
        return wrapped;
    }

    public override async ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
    {
        try
        {
            return await base.UnwrapAsync(wrapped, associatedData, cancellationToken);
        }
        catch (CryptographicException) when (forgives(wrapped.Bytes.Length - _length))
        {
            return new byte[32];
        }
    }
}

/// <summary>Says of what does not open that the service is out of order.</summary>
internal sealed class FailingKey : SoundKey
{
    public override async ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
    {
        try
        {
            return await base.UnwrapAsync(wrapped, associatedData, cancellationToken);
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException("The service is out of order.", e);
        }
    }
}

/// <summary>Keeps the caller's data key, and gives copies of it.</summary>
internal sealed class KeyOfTheCallersKey : SoundKey
{
    private ReadOnlyMemory<byte> _kept;

    public override ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
    {
        _kept = dataKey;
        return base.WrapAsync(dataKey, associatedData, cancellationToken);
    }

    public override ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) => new(_kept.ToArray());
}

/// <summary>Keeps the caller's place, and compares with it.</summary>
internal sealed class KeyOfTheCallersPlace : SoundKey
{
    private ReadOnlyMemory<byte> _kept;

    public override ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
    {
        _kept = associatedData;
        return base.WrapAsync(dataKey, associatedData, cancellationToken);
    }

    public override ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
        _kept.Span.SequenceEqual(associatedData.Span) ? base.UnwrapAsync(wrapped, associatedData, cancellationToken) : throw new CryptographicException("Another place.");
}

/// <summary>Remembers what it has opened, and gives the same array again.</summary>
internal sealed class RememberingKey : SoundKey
{
    private byte[]? _opened;

    public override async ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
        _opened ??= await base.UnwrapAsync(wrapped, associatedData, cancellationToken);
}
