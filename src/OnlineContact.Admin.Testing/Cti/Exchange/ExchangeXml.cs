using System.Globalization;
using System.Security;
using System.Text;
using System.Xml.Linq;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>The messages of an exchange, written as text and read as a document: nothing here is shared with any connector.</summary>
internal static class ExchangeXml
{
    public const string SessionNamespace = "http://www.ecma-international.org/standards/ecma-354/appl_session";

    private const int HeaderLength = 8;

    /// <summary>A message with its frame.</summary>
    public static byte[] Frame(int invokeId, string ns, string name, string content)
    {
        var body = Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{name} xmlns=\"{ns}\">{content}</{name}>");
        return Frame(invokeId, body);
    }

    /// <summary>Any bytes with a frame.</summary>
    public static byte[] Frame(int invokeId, ReadOnlySpan<byte> body)
    {
        var length = body.Length + HeaderLength;
        byte[] frame = [0, 0, (byte)(length >> 8), (byte)length, .. Encoding.ASCII.GetBytes(invokeId.ToString("0000", CultureInfo.InvariantCulture)), .. body];
        return frame;
    }

    /// <summary>Reads a whole frame; null at the end of the stream.</summary>
    public static async Task<(int InvokeId, XElement Message)?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        if (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) < HeaderLength) return null;
        var body = new byte[((header[2] << 8) | header[3]) - HeaderLength];
        await stream.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
        var invokeId = int.Parse(Encoding.ASCII.GetString(header, 4, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        return (invokeId, XElement.Parse(Encoding.UTF8.GetString(body)));
    }

    public static string Text(string name, string value) => $"<{name}>{SecurityElement.Escape(value)}</{name}>";

    public static string Device(string name, string number) => $"<{name}><deviceIdentifier>{SecurityElement.Escape(number)}</deviceIdentifier></{name}>";

    public static string Connection(string name, string call, string number) => $"<{name}>{Text("callID", call)}{Text("deviceID", number)}</{name}>";

    public static string Reason(string? reason) =>
        reason is null ? "" : $"<extensions><privateData><private>{Text("reasonCode", reason)}</private></privateData></extensions>";

    /// <summary>The text of the first element of a name, wherever it is; empty when there is none.</summary>
    public static string Of(XElement message, string name) => message.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";

    public static int? NumberOf(XElement message, string name) => int.TryParse(Of(message, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
