using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>
/// The text of a key. The recognizable form is <c>ocak_</c>, 52 characters for 256 random bits and 7 for a CRC-32 of what stands before it,
/// in the 32 signs <c>0-9 a-z</c> without i, l, o and u: 64 characters in all, matched by <c>ocak_[0-9a-hjkmnp-tv-z]{59}</c>.
/// </summary>
/// <remarks>Safe to use from several threads. Source: D.</remarks>
public static class SsoKeyText
{
    /// <summary>What a key of the recognizable form begins with.</summary>
    public const string Prefix = "ocak_";

    /// <summary>The number of characters of the recognizable form.</summary>
    public const int Length = 64;

    /// <summary>The number of characters of the vendor's form.</summary>
    public const int VendorLength = 32;

    private const string Signs = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int RandomBytes = 32;
    private const int RandomSigns = 52;
    private const int ChecksumSigns = 7;
    private const int BitsOfASign = 5;

    private static readonly SearchValues<char> KnownSigns = SearchValues.Create(Signs);

    /// <summary>Whether a text is a key of the recognizable form, its checksum included. Tells a typing mistake, not whether the key is anybody's.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsWellFormed(string? text) =>
        text is { Length: Length }
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.AsSpan(Prefix.Length).IndexOfAnyExcept(KnownSigns) < 0
        && text.AsSpan(Length - ChecksumSigns).SequenceEqual(Checksum(text.AsSpan(0, Length - ChecksumSigns)));

    internal static string New(SsoKeyForm form)
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(random);
        try
        {
            return form == SsoKeyForm.Vendor ? Convert.ToHexStringLower(random[..(VendorLength / 2)]) : Recognizable(random);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(random);
        }
    }

    /// <summary>The first 12 digits of the digest, in threes: enough to tell keys apart, of no use to guess one.</summary>
    internal static string FingerprintOf(string text)
    {
        var digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
        return $"{digits[..3]}-{digits[3..6]}-{digits[6..9]}-{digits[9..]}";
    }

    private static string Recognizable(ReadOnlySpan<byte> random)
    {
        var text = new StringBuilder(Prefix, Length);
        for (var sign = 0; sign < RandomSigns; sign++)
        {
            var value = 0;
            for (var bit = sign * BitsOfASign; bit < (sign + 1) * BitsOfASign; bit++)
                value = (value << 1) | (bit < random.Length * 8 ? (random[bit / 8] >> (7 - (bit % 8))) & 1 : 0);
            text.Append(Signs[value]);
        }

        return text.Append(Checksum(text.ToString())).ToString();
    }

    private static string Checksum(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var crc = Crc32.Of(bytes[..Encoding.ASCII.GetBytes(text, bytes)]);
        Span<char> signs = stackalloc char[ChecksumSigns];
        for (var i = ChecksumSigns - 1; i >= 0; i--, crc >>= BitsOfASign) signs[i] = Signs[(int)(crc & 31)];
        return new string(signs);
    }
}
