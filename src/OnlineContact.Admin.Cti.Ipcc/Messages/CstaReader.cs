using System.Text;
using System.Text.Unicode;
using System.Xml;
using OnlineContact.Admin.Cti.Ipcc.Frames;

namespace OnlineContact.Admin.Cti.Ipcc.Messages;

/// <summary>
/// Reads messages: UTF-8, no document type, no processing instruction, no entities but XML's own five, a namespace of ECMA-323 or ECMA-354, a bounded
/// depth. One for a connection: it is the platform's reader of UTF-8, which takes one document after the other without being made anew.
/// </summary>
/// <remarks>Not safe for several threads. Its memory is at most that of the longest frame.</remarks>
internal sealed class CstaReader
{
    private const int MaxDepth = 32;

    /// <summary>The reader remembers names, so that they need not be made anew for every message; after so many bytes it forgets them, strangers' ones among them.</summary>
    private const int RememberedBytes = 4 * CstaFrame.MaxLength;

    private static readonly XmlDictionaryReaderQuotas Quotas = new()
    {
        MaxDepth = MaxDepth + 1,
        MaxStringContentLength = CstaFrame.MaxLength,
        MaxBytesPerRead = CstaFrame.MaxLength,
        MaxNameTableCharCount = RememberedBytes,
    };

    private readonly XmlDictionaryReader _xml = XmlDictionaryReader.CreateTextReader("<a/>"u8.ToArray(), Quotas);
    private readonly Stack<CstaElement> _open = new();
    private readonly StringBuilder _text = new();
    private byte[] _bytes = [];
    private int _remembered;

    /// <summary>Reads a message.</summary>
    /// <exception cref="CstaProtocolException">It is none.</exception>
    public CstaElement Read(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body)) throw new CstaProtocolException("A message is not UTF-8.");
        if (_bytes.Length < body.Length) _bytes = new byte[body.Length];
        body.CopyTo(_bytes);
        Forget(body.Length);
        try
        {
            ((IXmlTextReaderInitializer)_xml).SetInput(_bytes, 0, body.Length, Encoding.UTF8, Quotas, null);
            return Read();
        }
        catch (XmlException e)
        {
            // Its message may quote what was sent.
            throw new CstaProtocolException($"A message is no XML that is accepted: line {e.LineNumber}, position {e.LinePosition}.");
        }
        finally
        {
            _open.Clear();
        }
    }

    private CstaElement Read()
    {
        if (_xml.MoveToContent() != XmlNodeType.Element) throw new CstaProtocolException("A message has no element.");
        if (!CstaNamespaces.IsKnown(_xml.NamespaceURI)) throw new CstaProtocolException("A message is in no namespace of ECMA-323, editions 2 to 5, or ECMA-354.");
        var root = Open(null);
        for (var isMore = _xml.Read(); isMore;)
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (_open.Count >= MaxDepth) throw new CstaProtocolException($"A message is more than {MaxDepth} elements deep.");
                    Open(_open.Peek());
                    break;
                case XmlNodeType.EndElement:
                    _open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    var text = Text(out isMore);
                    if (!_open.TryPeek(out var element))
                    {
                        // A message that ends with a carriage return has it as a text of its own, which for the platform's reader is no white space there.
                        if (text.Length > 0) throw new CstaProtocolException("A message has text outside of its element.");
                        continue;
                    }

                    element.Text += text;
                    continue;
                default:
                    break;
            }

            isMore = _xml.Read();
        }

        return root;
    }

    /// <summary>Names are shorter than the messages that they stand in: forgotten in time, they never come to the quota.</summary>
    private void Forget(int length)
    {
        if (_remembered + length > RememberedBytes)
        {
            _xml.Close();
            _remembered = 0;
        }

        _remembered += length;
    }

    private CstaElement Open(CstaElement? parent)
    {
        var element = new CstaElement(_xml.LocalName);
        parent?.Add(element);
        if (!_xml.IsEmptyElement) _open.Push(element);
        return element;
    }

    /// <summary>A text up to the next element. It comes in pieces: what stands for a character is one of its own.</summary>
    private string Text(out bool isMore)
    {
        var text = _xml.Value;
        isMore = _xml.Read();
        if (!isMore || !IsText) return Checked(text);
        _text.Clear().Append(text);
        while (isMore && IsText)
        {
            _text.Append(_xml.Value);
            isMore = _xml.Read();
        }

        return Checked(_text.ToString());
    }

    /// <summary>What stands for a character could stand for one that no XML has.</summary>
    private static string Checked(string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAnyExceptInRange(' ', '\uD7FF') is >= 0 and var place)
        {
            rest = rest[place..];
            var isPair = rest.Length > 1 && XmlConvert.IsXmlSurrogatePair(rest[1], rest[0]);
            if (!isPair && !XmlConvert.IsXmlChar(rest[0])) throw new CstaProtocolException("A message has a character that no XML has.");
            rest = rest[(isPair ? 2 : 1)..];
        }

        return text.Trim();
    }

    private bool IsText => _xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;
}
