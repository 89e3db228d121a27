using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Testing.Sso;

/// <summary>
/// A second implementation of the tokens, written from the recipe for clarity and not for speed: texts are joined as strings, blankness
/// is asked from Unicode's categories, HMAC is written out after RFC 2104.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class NaiveSsoTokens
{
    private const int BlockLength = 64;

    /// <summary>The text that a token of version 1 signs.</summary>
    /// <param name="fields">The values.</param>
    /// <returns>The text.</returns>
    public static string TextOfVersion1(SsoLoginFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        string?[] optional = [fields.UserName, fields.Email, fields.Phone, fields.MemberNo, fields.ReturnUrl];
        return string.Join('&', [fields.Service, fields.UserCode, .. optional.Where(value => value is not null && !value.All(IsJavaWhitespace)), Number(fields.Time)]);
    }

    /// <summary>A token of version 1.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fields">The values.</param>
    /// <returns>The token.</returns>
    public static string SignVersion1(string key, SsoLoginFields fields) => Convert.ToBase64String(Hmac(key, TextOfVersion1(fields)));

    /// <summary>The text that a token of version 2 signs.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="keyVersion">The key's version.</param>
    /// <param name="nonce">The nonce.</param>
    /// <param name="fields">The values.</param>
    /// <returns>The text.</returns>
    public static string TextOfVersion2(string audience, int keyVersion, string nonce, SsoLoginFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        string?[] values =
        [
            audience, Number(keyVersion), nonce, Number(fields.Time), fields.Service, fields.UserCode,
            fields.UserName, fields.Email, fields.Phone, fields.MemberNo, fields.ReturnUrl,
        ];
        return "OCA-SSO-2\n" + string.Concat(values.Select(value => value is null ? "-\n" : $"{Number(Encoding.UTF8.GetByteCount(value))}:{value}\n"));
    }

    /// <summary>A token of version 2.</summary>
    /// <param name="key">The key.</param>
    /// <param name="keyVersion">The key's version.</param>
    /// <param name="audience">The audience.</param>
    /// <param name="nonce">The nonce.</param>
    /// <param name="fields">The values.</param>
    /// <returns>The token.</returns>
    public static string SignVersion2(string key, int keyVersion, string audience, string nonce, SsoLoginFields fields)
    {
        var signature = Convert.ToBase64String(Hmac(key, TextOfVersion2(audience, keyVersion, nonce, fields)));
        return $"2.{Number(keyVersion)}.{nonce}.{signature.TrimEnd('=').Replace('+', '-').Replace('/', '_')}";
    }

    /// <summary>Reads the values back from a text of version 2; where that is always possible, no two sets of values share a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The values in their order, null for those that are not there.</returns>
    public static IReadOnlyList<string?> ReadVersion2(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = Encoding.UTF8.GetBytes(text).AsSpan("OCA-SSO-2\n".Length);
        var values = new List<string?>();
        while (bytes.Length > 0)
        {
            if (bytes[0] == '-')
            {
                values.Add(null);
                bytes = bytes[2..];
                continue;
            }

            var colon = bytes.IndexOf((byte)':');
            var length = int.Parse(bytes[..colon], CultureInfo.InvariantCulture);
            values.Add(Encoding.UTF8.GetString(bytes.Slice(colon + 1, length)));
            bytes = bytes[(colon + 1 + length + 1)..];
        }

        return values;
    }

    /// <summary>Whether Java's <c>Character.isWhitespace</c> accepts a sign: a separator that is not a no-break space, or one of nine control characters.</summary>
    /// <param name="sign">The sign.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsJavaWhitespace(char sign)
    {
        if ("\t\n\u000B\f\r\u001C\u001D\u001E\u001F".Contains(sign, StringComparison.Ordinal)) return true;
        var category = char.GetUnicodeCategory(sign);
        var separator = category is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
        return separator && !"\u00A0\u2007\u202F".Contains(sign, StringComparison.Ordinal);
    }

    private static byte[] Hmac(string key, string text)
    {
        var block = new byte[BlockLength];
        var bytes = Encoding.UTF8.GetBytes(key);
        (bytes.Length > BlockLength ? SHA256.HashData(bytes) : bytes).CopyTo(block, 0);
        var inner = SHA256.HashData([.. block.Select(b => (byte)(b ^ 0x36)), .. Encoding.UTF8.GetBytes(text)]);
        return SHA256.HashData([.. block.Select(b => (byte)(b ^ 0x5C)), .. inner]);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
