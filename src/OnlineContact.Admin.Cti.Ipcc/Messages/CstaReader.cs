using System.Text.Unicode;
using System.Xml;
using OnlineContact.Admin.Cti.Ipcc.Frames;

namespace OnlineContact.Admin.Cti.Ipcc.Messages;

/// <summary>
/// Reads messages: UTF-8, no document type, no entities but XML's own five, a namespace of ECMA-323 or ECMA-354, a bounded depth. One for a connection,
/// because it remembers names; what it remembers is bounded too.
/// </summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class CstaReader
{
    private const int MaxDepth = 32;

    private readonly RememberedNames _names = new();
    private readonly XmlReaderSettings _settings;

    public CstaReader() => _settings = new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = CstaFrame.MaxLength,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
        NameTable = _names,
    };

    /// <summary>Reads a message.</summary>
    /// <exception cref="CstaProtocolException">It is none.</exception>
    public CstaElement Read(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body)) throw new CstaProtocolException("A message is not UTF-8.");
        _names.Trim();
        try
        {
            // Of a stream it knows how long it is, and takes no larger buffers than that.
            using var reader = XmlReader.Create(new MemoryStream(body.ToArray(), writable: false), _settings);
            return Read(reader);
        }
        catch (XmlException e)
        {
            // Its message may quote what was sent.
            throw new CstaProtocolException($"A message is no XML that is accepted: line {e.LineNumber}, position {e.LinePosition}.");
        }
    }

    private static CstaElement Read(XmlReader reader)
    {
        if (reader.MoveToContent() != XmlNodeType.Element) throw new CstaProtocolException("A message has no element.");
        if (!CstaNamespaces.IsKnown(reader.NamespaceURI)) throw new CstaProtocolException("A message is in no namespace of ECMA-323, editions 2 to 5, or ECMA-354.");
        var root = new CstaElement(reader.LocalName);
        var open = new Stack<CstaElement>();
        if (!reader.IsEmptyElement) open.Push(root);
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (open.Count >= MaxDepth) throw new CstaProtocolException($"A message is more than {MaxDepth} elements deep.");
                    var element = new CstaElement(reader.LocalName);
                    open.Peek().Add(element);
                    if (!reader.IsEmptyElement) open.Push(element);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    var current = open.Peek();
                    current.Text = current.Text.Length == 0 ? reader.Value.Trim() : current.Text + reader.Value.Trim();
                    break;
                default:
                    break;
            }
        }

        return root;
    }

    /// <summary>The names of elements, each once, so that they need not be made anew for every message. A stranger's names are forgotten again.</summary>
    private sealed class RememberedNames : XmlNameTable
    {
        private const int MaxNames = 1_000;

        private NameTable _table = new();
        private int _count;

        public void Trim()
        {
            if (_count > MaxNames) (_table, _count) = (new NameTable(), 0);
        }

        public override string Add(char[] array, int offset, int length)
        {
            if (_table.Get(array, offset, length) is { } known) return known;
            _count++;
            return _table.Add(array, offset, length);
        }

        public override string Add(string array)
        {
            if (_table.Get(array) is { } known) return known;
            _count++;
            return _table.Add(array);
        }

        public override string? Get(char[] array, int offset, int length) => _table.Get(array, offset, length);

        public override string? Get(string array) => _table.Get(array);
    }
}
