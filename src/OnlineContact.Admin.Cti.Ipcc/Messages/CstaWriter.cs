using System.Text;
using System.Xml;
using OnlineContact.Admin.Cti.Ipcc.Frames;

namespace OnlineContact.Admin.Cti.Ipcc.Messages;

/// <summary>Writes a message with its frame.</summary>
internal static class CstaWriter
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false };

    /// <summary>The bytes of a frame.</summary>
    /// <param name="message">The message.</param>
    /// <param name="edition">The edition that was agreed on; of no effect on messages of the session.</param>
    /// <param name="invokeId">The invoke ID.</param>
    public static ReadOnlyMemory<byte> Frame(CstaMessage message, int edition, int invokeId)
    {
        using var bytes = new MemoryStream();
        bytes.Position = CstaFrame.HeaderLength;
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            writer.WriteStartElement(null, message.Name, message.IsOfTheSession ? CstaNamespaces.Session : CstaNamespaces.Of(edition));
            message.Write(writer);
            writer.WriteEndElement();
        }

        var frame = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        CstaFrame.WriteHeader(frame.Span, invokeId);
        return frame;
    }
}
