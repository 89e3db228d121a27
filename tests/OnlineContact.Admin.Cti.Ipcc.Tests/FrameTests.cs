using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using OnlineContact.Admin.Cti.Ipcc.Frames;
using OnlineContact.Admin.Cti.Ipcc.Messages;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class FrameTests
{
    private const int Limit = 600;

    /// <summary>All that a message may have besides elements and plain text.</summary>
    private const string Odd =
        """
        <?xml version="1.0" encoding="utf-8"?> <!-- a --> <c:AgentReadyEvent xmlns:c="http://www.ecma-international.org/standards/ecma-323/csta/ed3" a='1' c:b="&lt;">
          <c:agentID> kim &amp; &#x6e;o<![CDATA[ <lee> ]]> </c:agentID>x<c:cause/>y &gt;<d xmlns="urn:d"><e> </e></d>
        </c:AgentReadyEvent> <!-- b -->
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(9999)]
    public void What_is_written_is_read(int invokeId)
    {
        var frame = CstaWriter.Frame(CstaMessage.SetAgentState("7001", "notReady", "kim<&\"'", "점심"), 4, invokeId).ToArray();
        var (frames, error) = Read(frame, [frame.Length], CstaFrame.MaxLength);
        var (id, body) = Assert.Single(frames);

        Assert.Null(error);
        Assert.Equal((invokeId, (byte)0, (byte)0, frame.Length), (id, frame[0], frame[1], (frame[2] << 8) | frame[3]));
        Assert.Equal($"{invokeId:0000}", Encoding.ASCII.GetString(frame, 4, 4));
        var message = new CstaReader().Read(body);
        Assert.Equal(("SetAgentState", "kim<&\"'", "점심"), (message.Name, message.TextOf("agentID"), message.Anywhere("reasonCode")!.Text));
    }

    [Fact]
    public void A_frame_is_cut_at_every_byte_and_is_the_same()
    {
        var stream = Enumerable.Range(1, 5).SelectMany(i => Frame(i, new string('x', i * 100))).ToArray();
        var whole = Read(stream, [stream.Length], Limit);
        for (var cut = 1; cut < stream.Length; cut++) Same(whole, Read(stream, [cut, stream.Length - cut], Limit));
        Same(whole, Read(stream, Enumerable.Repeat(1, stream.Length), Limit));
        Assert.Equal(5, whole.Frames.Count);
    }

    /// <summary>ONLINECONTACT_CASES=1000000 for the long run.</summary>
    [Fact]
    public void Exactly_the_valid_streams_are_read_however_they_come()
    {
        var cases = Campaign.Cases(30_000);
        var random = new Random(20261127);
        for (var i = 0; i < cases; i++)
        {
            var stream = Stream(random);
            var expected = Naive(stream);
            var actual = Read(stream, Pieces(random, stream.Length), Limit);
            try
            {
                Same(expected, actual);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Case {i}: {Convert.ToHexString(stream)}", e);
            }
        }
    }

    /// <summary>ONLINECONTACT_CASES=1000000 for the long run.</summary>
    [Fact]
    public void Whatever_a_message_is_it_is_a_protocol_error_or_read_as_a_plain_reader_reads_it()
    {
        var cases = Campaign.Cases(20_000);
        var random = new Random(4711);
        var reader = new CstaReader();
        var (accepted, disputed) = (0, 0);
        for (var i = 0; i < cases; i++)
        {
            var body = Mutated(random, random.Next(2) == 0 ? CstaWriter.Frame(Some(random), random.Next(2, 6), 1).ToArray()[CstaFrame.HeaderLength..] : Encoding.UTF8.GetBytes(Odd));
            string? read = null;
            try
            {
                read = Show(reader.Read(body));
                accepted++;
            }
            catch (CstaProtocolException)
            {
            }

            // In a declaration, in what an attribute may hold and in line ends the platform's readers differ among themselves.
            if (read?.ReplaceLineEndings("\n") != Plain(body)?.ReplaceLineEndings("\n")) disputed++;
        }

        Assert.InRange(disputed, 0, cases / 100);

        Assert.InRange(accepted, cases / 50, cases - (cases / 50));
    }

    [Theory]
    [InlineData("{0}x")]
    [InlineData("{0}&#32;")]
    [InlineData("{0}&#x6e;")]
    [InlineData("{0}\n&#32;")]
    [InlineData("{0}<![CDATA[ ]]>")]
    [InlineData("{0}<![CDATA[]]>")]
    [InlineData("{0}{0}")]
    [InlineData("{0}</a>")]
    [InlineData("&#32;{0}")]
    [InlineData("x{0}")]
    public void What_stands_outside_of_the_element_is_a_protocol_error(string message)
    {
        foreach (var element in new[] { "<a xmlns='http://www.ecma-international.org/standards/ecma-323/csta/ed3'/>", "<a xmlns='http://www.ecma-international.org/standards/ecma-323/csta/ed3'> </a>" })
        {
            var body = Encoding.UTF8.GetBytes(message.Replace("{0}", element, StringComparison.Ordinal));
            Assert.Throws<CstaProtocolException>(() => new CstaReader().Read(body));
        }
    }

    [Theory]
    [InlineData("{0}\r")]
    [InlineData("{0} <!-- a -->\r")]
    [InlineData("\r\n\t {0}\r\n\t \r")]
    public void White_space_may_stand_outside_of_the_element(string message)
    {
        var body = Encoding.UTF8.GetBytes(message.Replace("{0}", "<a xmlns='http://www.ecma-international.org/standards/ecma-323/csta/ed3'>b</a>", StringComparison.Ordinal));
        Assert.Equal(("a=b()", "a=b()"), (Show(new CstaReader().Read(body)), Plain(body)));
    }

    [Fact]
    public void The_memory_of_a_reader_is_at_most_the_limit()
    {
        var reader = new FrameReader(Limit);
        Assert.Throws<CstaProtocolException>(() => Feed(reader, [0, 0, 0xff, 0xff]));
        Assert.InRange(reader.Capacity, 0, Limit);

        var large = new FrameReader(CstaFrame.MaxLength);
        Assert.InRange(large.Capacity, 0, 16_384);
        Feed(large, Frame(1, new string('x', 40_000)));
        Assert.InRange(large.Capacity, 40_008, CstaFrame.MaxLength);
    }

    private static string Show(CstaElement element) => $"{element.Name}={element.Text}({string.Concat(element.Children.Select(Show))})";

    /// <summary>The same by the platform's reader of documents; null for what is no message.</summary>
    private static string? Plain(byte[] body)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
            using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            if (document.DescendantNodes().OfType<XProcessingInstruction>().Any() || !CstaNamespaces.IsKnown(document.Root!.Name.NamespaceName)) return null;
            return Show(document.Root);
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            return null;
        }
    }

    private static string Show(XElement element)
    {
        var (text, segment) = ("", "");
        foreach (var node in element.Nodes())
        {
            if (node is XText piece)
            {
                segment += piece.Value;
                continue;
            }

            (text, segment) = (text + segment.Trim(), "");
        }

        return $"{element.Name.LocalName}={text}{segment.Trim()}({string.Concat(element.Elements().Select(Show))})";
    }

    private static void Feed(FrameReader reader, byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            reader.Free().Span[0] = bytes[i];
            reader.Received(1);
            while (reader.TryRead(out _))
            {
            }
        }
    }

    /// <summary>The frame reader, fed piece by piece; what it read, and whether it ended in an error.</summary>
    private static (List<(int Id, byte[] Body)> Frames, string? Error) Read(byte[] stream, IEnumerable<int> pieces, int limit)
    {
        var reader = new FrameReader(limit);
        var frames = new List<(int, byte[])>();
        var place = 0;
        try
        {
            foreach (var piece in pieces)
            {
                for (var left = piece; left > 0;)
                {
                    var free = reader.Free();
                    var count = Math.Min(left, free.Length);
                    stream.AsSpan(place, count).CopyTo(free.Span);
                    reader.Received(count);
                    (place, left) = (place + count, left - count);
                    while (reader.TryRead(out var frame)) frames.Add((frame.InvokeId, frame.Body.ToArray()));
                    Assert.InRange(reader.Capacity, 0, limit);
                }
            }
        }
        catch (CstaProtocolException)
        {
            return (frames, "error");
        }

        return (frames, reader.IsWithinAFrame ? "unfinished" : null);
    }

    /// <summary>The same, from the whole stream at once, by the words of the specification.</summary>
    private static (List<(int Id, byte[] Body)> Frames, string? Error) Naive(byte[] stream)
    {
        var frames = new List<(int, byte[])>();
        for (var rest = stream; rest.Length > 0;)
        {
            var header = rest.Take(8).ToArray();
            if (header.Take(2).Any(each => each != 0)) return (frames, "error");
            if (header.Length < 4) return (frames, "unfinished");
            var length = (header[2] * 256) + header[3];
            if (length <= 8 || length > Limit) return (frames, "error");
            if (header.Skip(4).Any(each => each is < (byte)'0' or > (byte)'9')) return (frames, "error");
            if (rest.Length < length) return (frames, "unfinished");
            frames.Add((int.Parse(Encoding.ASCII.GetString(header, 4, 4), CultureInfo.InvariantCulture), rest[8..length]));
            rest = rest[length..];
        }

        return (frames, null);
    }

    private static void Same((List<(int Id, byte[] Body)> Frames, string? Error) expected, (List<(int Id, byte[] Body)> Frames, string? Error) actual)
    {
        Assert.Equal(expected.Error, actual.Error);
        Assert.Equal(expected.Frames.Count, actual.Frames.Count);
        for (var i = 0; i < expected.Frames.Count; i++)
        {
            Assert.Equal(expected.Frames[i].Id, actual.Frames[i].Id);
            Assert.True(expected.Frames[i].Body.AsSpan().SequenceEqual(actual.Frames[i].Body));
        }
    }

    private static byte[] Frame(int id, string body)
    {
        byte[] bytes = [.. new byte[CstaFrame.HeaderLength], .. Encoding.UTF8.GetBytes(body)];
        CstaFrame.WriteHeader(bytes, id);
        return bytes;
    }

    private static byte[] Stream(Random random)
    {
        var stream = Enumerable.Range(0, random.Next(4)).SelectMany(_ => Frame(random.Next(10_000), new string((char)random.Next(1, 128), random.Next(1, random.Next(2, Limit))))).ToArray();
        return random.Next(3) == 0 ? stream : Mutated(random, stream);
    }

    private static byte[] Mutated(Random random, byte[] bytes)
    {
        var mutated = bytes.ToList();
        for (var i = random.Next(4); i > 0; i--)
        {
            var place = random.Next(mutated.Count + 1);
            switch (random.Next(4))
            {
                case 0 when place < mutated.Count: mutated[place] = (byte)random.Next(256); break;
                case 1 when place < mutated.Count: mutated.RemoveAt(place); break;
                case 2 when place < mutated.Count: mutated.RemoveRange(place, random.Next(mutated.Count - place)); break;
                default: mutated.Insert(place, (byte)random.Next(256)); break;
            }
        }

        return [.. mutated];
    }

    private static CstaMessage Some(Random random) => random.Next(4) switch
    {
        0 => CstaMessage.StartApplicationSession("app", "tenant", "user", "password", [5, 4, 3, 2], 180),
        1 => CstaMessage.SetAgentState("7001", "ready", "kim01", random.Next(2) == 0 ? null : "rest"),
        2 => CstaMessage.MonitorStart("7001"),
        _ => CstaMessage.SnapshotCall("c1", "7001"),
    };

    private static IEnumerable<int> Pieces(Random random, int length)
    {
        while (length > 0)
        {
            var piece = Math.Min(length, random.Next(1, random.Next(2, 700)));
            yield return piece;
            length -= piece;
        }
    }
}
