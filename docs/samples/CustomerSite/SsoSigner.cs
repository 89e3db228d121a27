using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CustomerSite;

/// <summary>
/// Signs logins on a customer's site. Needs nothing but .NET, so that a site takes this one file and no package. Give it the key as it was
/// shown, its version, and the audience of the SSO login.
/// </summary>
public sealed class SsoSigner(string key, int keyVersion, string audience)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>A token of version 2. Values that are null or empty are none.</summary>
    public string Sign(
        string service, string userCode, long timeInMilliseconds, string? userName = null, string? email = null, string? phone = null, string? memberNo = null, string? returnUrl = null)
    {
        var nonce = Base64Url(RandomNumberGenerator.GetBytes(16));
        return Sign(nonce, service, userCode, timeInMilliseconds, userName, email, phone, memberNo, returnUrl);
    }

    internal string Sign(
        string nonce, string service, string userCode, long timeInMilliseconds, string? userName, string? email, string? phone, string? memberNo, string? returnUrl)
    {
        var version = keyVersion.ToString(CultureInfo.InvariantCulture);
        var time = timeInMilliseconds.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder("OCA-SSO-2\n");
        foreach (var value in new[] { audience, version, nonce, time, service, userCode, userName, email, phone, memberNo, returnUrl })
        {
            if (string.IsNullOrEmpty(value))
                text.Append("-\n");
            else
                text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(value)}:{value}\n");
        }

        return $"2.{version}.{nonce}.{Base64Url(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text.ToString())))}";
    }

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
