using System.Text;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Cti.Import;

/// <summary>
/// Makes text of the bytes of a CSV file: UTF-8 with and without a mark, or the Korean encoding CP949, which holds EUC-KR. What is neither is
/// refused, and never read with wrong characters in it.
/// </summary>
internal static class CsvText
{
    private const int KoreanCodePage = 949;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly Encoding Korean =
        CodePagesEncodingProvider.Instance.GetEncoding(KoreanCodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? throw new PlatformNotSupportedException("The code page 949 is part of .NET.");

    public static Outcome<string> Read(ReadOnlySpan<byte> bytes, out CtiImportEncoding encoding)
    {
        encoding = CtiImportEncoding.Utf8;
        if (bytes is [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..]) return Refused("utf-32");
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return Refused("utf-16");
        if (bytes.Contains((byte)0)) return Refused("binary");
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) return TryDecode(Utf8, bytes[3..], out var marked) ? Outcome.Success(marked) : Refused("bom-contradicts");
        if (TryDecode(Utf8, bytes, out var text)) return Outcome.Success(text);
        encoding = CtiImportEncoding.Korean;
        return TryDecode(Korean, bytes, out text) ? Outcome.Success(text) : Refused("unknown");
    }

    private static bool TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes, out string text)
    {
        try
        {
            text = encoding.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    private static Outcome<string> Refused(string reason) => Outcome.Refused<string>(AdminErrors.CtiImportEncoding.With("file", reason));
}
