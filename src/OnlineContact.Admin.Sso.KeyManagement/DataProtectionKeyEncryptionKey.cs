using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>
/// Wraps data keys with ASP.NET Core Data Protection, under a purpose of its own for what each belongs to. Data Protection keeps and rotates
/// its keys itself and has no name for the current one, so the re-encryption job leaves these alone; give it a key ring that all hosts share.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class DataProtectionKeyEncryptionKey : IKeyEncryptionKey
{
    private const string Purpose = "OnlineContact.Admin.Sso.KeyManagement.v1";

    private readonly IDataProtectionProvider _provider;

    /// <summary>Wraps with a host's Data Protection.</summary>
    /// <param name="provider">The host's Data Protection.</param>
    public DataProtectionKeyEncryptionKey(IDataProtectionProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _provider = provider;
    }

    /// <inheritdoc/>
    public string CurrentId => "data-protection";

    /// <inheritdoc/>
    public ValueTask<WrappedDataKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken)
    {
        // Data Protection takes arrays only; the copy goes as the caller's key does.
        var copy = dataKey.ToArray();
        try
        {
            return new(new WrappedDataKey(CurrentId, ProtectorFor(associatedData).Protect(copy)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(copy);
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> UnwrapAsync(WrappedDataKey wrapped, ReadOnlyMemory<byte> associatedData, CancellationToken cancellationToken) =>
        new(ProtectorFor(associatedData).Unprotect(wrapped.Bytes.ToArray()));

    private IDataProtector ProtectorFor(ReadOnlyMemory<byte> associatedData) => _provider.CreateProtector(Purpose).CreateProtector(Convert.ToHexString(associatedData.Span));
}
