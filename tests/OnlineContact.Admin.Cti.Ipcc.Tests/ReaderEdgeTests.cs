using System.Text;
using OnlineContact.Admin.Cti.Ipcc.Frames;
using OnlineContact.Admin.Cti.Ipcc.Messages;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class ReaderEdgeTests
{
    private const int MaxDepth = 32;

    private const int RememberedBytes = 4 * CstaFrame.MaxLength;

    private static byte[] Start => Encoding.UTF8.GetBytes($"<a xmlns=\"{CstaNamespaces.Of(4)}\">");

    [Fact]
    public void A_message_is_32_elements_deep_and_no_deeper()
    {
        var depth = 0;
        for (var element = new CstaReader().Read(Nested(MaxDepth)); element is not null; element = element.Children.SingleOrDefault()) depth++;

        Assert.Equal(MaxDepth, depth);
        Assert.Equal("A message is more than 32 elements deep.", Refusal(Nested(MaxDepth + 1)));
        Assert.Equal("A message is more than 32 elements deep.", Refusal(Nested(MaxDepth, "<b/>")));
    }

    [Fact]
    public void A_refused_message_leaves_nothing_to_the_next()
    {
        var reader = new CstaReader();
        Assert.Throws<CstaProtocolException>(() => reader.Read(Nested(MaxDepth).AsSpan(0, 200)));
        Assert.Throws<CstaProtocolException>(() => reader.Read(Nested(MaxDepth + 1)));

        Assert.Equal("x", reader.Read(Nested(MaxDepth, "x")).Anywhere("last")!.Text);
    }

    [Theory]
    [InlineData("<!-- a -->")]
    [InlineData("<?xml version=\"1.0\"?>")]
    [InlineData("\r\n<!-- a -->\r\n")]
    public void A_message_without_an_element_is_refused(string xml) => Assert.Equal("A message has no element.", Refusal(Encoding.UTF8.GetBytes(xml)));

    [Theory]
    [InlineData("FF")]
    [InlineData("C7D1")]
    [InlineData("C080")]
    [InlineData("EDA080")]
    [InlineData("F4908080")]
    [InlineData("E282")]
    public void A_message_is_utf_8_in_its_texts_and_everywhere_else(string bytes)
    {
        foreach (var (before, behind) in new[] { ("", ""), ("<!--", "-->"), ("<b c=\"", "\"/>") })
        {
            Assert.Equal("A message is not UTF-8.", Refusal([.. Start, .. Encoding.UTF8.GetBytes(before), .. Convert.FromHexString(bytes), .. Encoding.UTF8.GetBytes(behind), .. "</a>"u8]));
        }
    }

    [Theory]
    [InlineData("😀", "😀")]
    [InlineData("a😀😁b", "a😀😁b")]
    [InlineData("&#x1F600;", "😀")]
    [InlineData("\u00E9\u0085\uD7FF\uE000\uFFFD𐀀", "\u00E9\u0085\uD7FF\uE000\uFFFD𐀀")]
    [InlineData("a&#9;&#10;b", "a\t\nb")]
    public void Every_character_of_XML_may_be_in_a_text(string xml, string text) => Assert.Equal(text, new CstaReader().Read(Message(xml)).Text);

    [Theory]
    [InlineData("&#0;")]
    [InlineData("&#1;")]
    [InlineData("a&#x1F;b")]
    [InlineData("&#xD83D;")]
    [InlineData("&#xDE00;")]
    [InlineData("😀&#xDE00;")]
    [InlineData("a&#xD83D;b")]
    [InlineData("&#xDE00;&#xD83D;")]
    [InlineData("&#xFFFE;")]
    [InlineData("&#xFFFF;")]
    public void What_is_no_character_of_XML_is_refused_though_it_is_only_named(string xml) => Refusal(Message(xml));

    [Fact]
    public void The_names_of_strangers_never_come_to_a_limit()
    {
        var reader = new CstaReader();
        for (var i = 0; i < 12; i++)
        {
            var name = $"n{i}".PadRight(50_000, 'n');
            Assert.Equal(name, reader.Read(Encoding.UTF8.GetBytes($"<{name} xmlns=\"{CstaNamespaces.Of(4)}\"/>")).Name);
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Names_are_not_made_anew_until_the_length_of_four_of_the_longest_messages_was_read(int more, bool areTheSame)
    {
        var reader = new CstaReader();
        var message = Message("<name/>");
        var name = reader.Read(message).Children[0].Name;
        var left = RememberedBytes + more - (2 * message.Length);
        for (; left > 60_000; left -= 50_000) reader.Read(OfLength(50_000));
        reader.Read(OfLength(left));

        Assert.Equal(areTheSame, ReferenceEquals(name, reader.Read(message).Children[0].Name));

        static byte[] OfLength(int length) => Message(new string(' ', length - Message("").Length));
    }

    [Fact]
    public void A_message_no_longer_than_the_ones_before_needs_no_new_memory()
    {
        var reader = new CstaReader();
        var message = Message($"<!--{new string('x', 60_000)}-->");
        reader.Read(message);

        Assert.InRange(Allocated(() => reader.Read(message)), 0, 30_000);
    }

    [Fact]
    public void A_text_that_comes_in_one_piece_is_made_once()
    {
        var reader = new CstaReader();
        var message = Message(string.Concat(Enumerable.Repeat($"<b>{new string('x', 1_000)}</b>", 20)));
        reader.Read(message);

        Assert.InRange(Allocated(() => reader.Read(message)), 40_000, 60_000);
    }

    private static byte[] Message(string content) => [.. Start, .. Encoding.UTF8.GetBytes(content), .. "</a>"u8];

    /// <summary>Elements in each other, so many, and something in the last.</summary>
    private static byte[] Nested(int depth, string content = "") =>
        Message($"{string.Concat(Enumerable.Repeat("<b>", depth - 2))}<last>{content}</last>{string.Concat(Enumerable.Repeat("</b>", depth - 2))}");

    private static string Refusal(byte[] body) => Assert.Throws<CstaProtocolException>(() => new CstaReader().Read(body)).Message;

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
