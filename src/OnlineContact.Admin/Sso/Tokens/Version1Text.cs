using System.Buffers.Text;
using System.Text;

namespace OnlineContact.Admin.Sso.Tokens;

/// <summary>
/// The text that a token of version 1 signs, as UTF-8: the values in their order joined by <c>&amp;</c>, optional ones left out when
/// they are blank, none of them trimmed. Source: F (handbook, section 6).
/// </summary>
internal static class Version1Text
{
    private const int Separators = 7;
    private const int LongestTime = 20;

    /// <summary>No text is longer: three bytes for each UTF-16 unit.</summary>
    public static int MaxBytes(SsoLoginFields fields) =>
        (3 * (fields.Service.Length + fields.UserCode.Length + Length(fields.UserName) + Length(fields.Email) + Length(fields.Phone) + Length(fields.MemberNo) + Length(fields.ReturnUrl)))
        + Separators + LongestTime;

    public static int Write(SsoLoginFields fields, Span<byte> text)
    {
        var at = Encoding.UTF8.GetBytes(fields.Service, text);
        text[at++] = (byte)'&';
        at += Encoding.UTF8.GetBytes(fields.UserCode, text[at..]);
        Add(fields.UserName, text, ref at);
        Add(fields.Email, text, ref at);
        Add(fields.Phone, text, ref at);
        Add(fields.MemberNo, text, ref at);
        Add(fields.ReturnUrl, text, ref at);
        text[at++] = (byte)'&';
        Utf8Formatter.TryFormat(fields.Time, text[at..], out var written);
        return at + written;
    }

    private static void Add(string? value, Span<byte> text, ref int at)
    {
        if (value is null || Blank.IsBlank(value)) return;
        text[at++] = (byte)'&';
        at += Encoding.UTF8.GetBytes(value, text[at..]);
    }

    private static int Length(string? value) => value?.Length ?? 0;
}
