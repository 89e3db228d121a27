using System.Buffers.Text;
using System.Text;

namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>
/// The text that a token of version 2 signs, as UTF-8: a first line with the version, then a line for each value in a fixed order. A value
/// is written with its length in bytes before it (<c>7:hangame</c>), one that is not there as <c>-</c>, so that no two sets of values
/// have one text and every text can be read back.
/// </summary>
internal static class Version2Text
{
    private const int LongestPrefix = 12;
    private const int Lines = 12;

    private static ReadOnlySpan<byte> FirstLine => "OCA-SSO-2\n"u8;

    public static int MaxBytes(string audience, SsoLoginFields fields) =>
        (3 * audience.Length) + (Lines * (LongestPrefix + 1)) + Version1Text.MaxBytes(fields) + FirstLine.Length + SsoTokenVersion2.NonceLength + LongestPrefix;

    public static int Write(string audience, int keyVersion, ReadOnlySpan<char> nonce, SsoLoginFields fields, Span<byte> text)
    {
        FirstLine.CopyTo(text);
        var at = FirstLine.Length;
        Add(audience, text, ref at);
        Add(keyVersion, text, ref at);
        Add(nonce, text, ref at);
        Add(fields.Time, text, ref at);
        Add(fields.Service, text, ref at);
        Add(fields.UserCode, text, ref at);
        AddOptional(fields.UserName, text, ref at);
        AddOptional(fields.Email, text, ref at);
        AddOptional(fields.Phone, text, ref at);
        AddOptional(fields.MemberNo, text, ref at);
        AddOptional(fields.ReturnUrl, text, ref at);
        return at;
    }

    private static void AddOptional(string? value, Span<byte> text, ref int at)
    {
        if (value is not null)
        {
            Add(value, text, ref at);
            return;
        }

        text[at++] = (byte)'-';
        text[at++] = (byte)'\n';
    }

    private static void Add(long value, Span<byte> text, ref int at)
    {
        Span<char> digits = stackalloc char[20];
        value.TryFormat(digits, out var written, provider: System.Globalization.CultureInfo.InvariantCulture);
        Add(digits[..written], text, ref at);
    }

    private static void Add(ReadOnlySpan<char> value, Span<byte> text, ref int at)
    {
        Utf8Formatter.TryFormat(Encoding.UTF8.GetByteCount(value), text[at..], out var written);
        at += written;
        text[at++] = (byte)':';
        at += Encoding.UTF8.GetBytes(value, text[at..]);
        text[at++] = (byte)'\n';
    }
}
