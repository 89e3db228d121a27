using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OnlineContact.Admin.Sso.Keys;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>
/// Envelope encryption: each key is sealed with a data key of its own, and that is wrapped by the key-encryption key. Both are bound to
/// organization, login and version, so that a row that was moved does not open.
/// </summary>
internal sealed class SsoKeySealer(IKeyEncryptionKey keyEncryptionKey)
{
    private const int DataKeyLength = 32;

    public string CurrentId => keyEncryptionKey.CurrentId;

    public async ValueTask<SealedKey> SealAsync(OrganizationId organization, long login, long version, ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        var place = PlaceOf(organization, login, version);
        var dataKey = RandomNumberGenerator.GetBytes(DataKeyLength);
        try
        {
            var wrapped = await keyEncryptionKey.WrapAsync(dataKey, place, cancellationToken).ConfigureAwait(false);
            return new SealedKey(wrapped, GcmBox.Seal(dataKey, text.Span, place));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    /// <summary>The bytes of the key's text; the caller clears them.</summary>
    /// <exception cref="CryptographicException">It does not open.</exception>
    public async ValueTask<byte[]> OpenAsync(SsoKeyRecord record, CancellationToken cancellationToken)
    {
        var place = PlaceOf(record.Organization, record.Login, record.Version);
        var dataKey = await keyEncryptionKey.UnwrapAsync(new WrappedDataKey(record.KeyEncryptionKey, record.WrappedKey), place, cancellationToken).ConfigureAwait(false);
        try
        {
            return GcmBox.Open(dataKey, record.Sealed, place);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    // An organization has no line break in its name, so no two places read alike.
    private static byte[] PlaceOf(OrganizationId organization, long login, long version) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"OCA-SSO-KEY\n{organization}\n{login}\n{version}"));
}

/// <summary>A key as it is kept.</summary>
internal readonly record struct SealedKey(WrappedDataKey DataKey, byte[] Bytes)
{
    public override string ToString() => "sealed key";
}
