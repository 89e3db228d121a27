using System.Security.Cryptography;
using System.Text;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>A key that was issued or collected. Its text is shown once and is nowhere else to be had.</summary>
/// <remarks>Safe to use from several threads. Nothing but <see cref="TakeSecret"/> shows the text: no property, so that no serializer writes it.</remarks>
public sealed class IssuedSsoKey
{
    private byte[]? _secret;

    internal IssuedSsoKey(ChangeReceipt receipt, int version, string fingerprint, byte[] secret)
    {
        Receipt = receipt;
        Version = version;
        Fingerprint = fingerprint;
        _secret = secret;
    }

    /// <summary>What was changed.</summary>
    public ChangeReceipt Receipt { get; }

    /// <summary>The version of the key: tokens of version 2 name it.</summary>
    public int Version { get; }

    /// <summary>What tells the key from others without showing it.</summary>
    public string Fingerprint { get; }

    /// <summary>The text of the key; the first call has it, and it is cleared here.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidOperationException">It was taken.</exception>
    public string TakeSecret()
    {
        var secret = Interlocked.Exchange(ref _secret, null) ?? throw new InvalidOperationException("The key was taken already.");
        var text = Encoding.UTF8.GetString(secret);
        CryptographicOperations.ZeroMemory(secret);
        return text;
    }

    /// <summary>Which key it is.</summary>
    /// <returns>A text without the key.</returns>
    public override string ToString() => $"key {Version} ({Fingerprint})";
}
