using System.Text;
using OnlineContact.Admin.Cti.Ipcc.Frames;
using OnlineContact.Admin.Cti.Ipcc.Messages;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class MessageTests
{
    [Theory]
    [InlineData("http://www.ecma.ch/standards/ecma-323/csta/ed2", 2)]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed2", 2)]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed3", 3)]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed3/priv5", 3)]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed4", 4)]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed5", 5)]
    public void Editions_2_to_5_are_understood(string ns, int edition)
    {
        var message = Read($"<c:AgentReadyEvent xmlns:c=\"{ns}\"><c:agentDevice><c:deviceIdentifier>N&lt;7001&gt;Kim;noa=nk</c:deviceIdentifier></c:agentDevice></c:AgentReadyEvent>");

        Assert.Equal(("AgentReadyEvent", "7001", edition), (message.Name, message.DeviceOf("agentDevice"), CstaNamespaces.EditionOf(ns)));
    }

    [Theory]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed1")]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed6")]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed44")]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed")]
    [InlineData("urn:x")]
    [InlineData("")]
    public void Other_namespaces_are_not(string ns) => Refused($"<AgentReadyEvent xmlns=\"{ns}\"/>");

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<a")]
    [InlineData("<a xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\"><b></a>")]
    [InlineData("<a xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\"/><b/>")]
    [InlineData("<a xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\">&b;</a>")]
    [InlineData("<!DOCTYPE a><a xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\"/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x0 \"ha\"><!ENTITY x1 \"&x0;&x0;\">]><a xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\">&x1;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\"/>")]
    public void What_is_no_message_is_a_protocol_error(string xml) => Refused(xml);

    [Fact]
    public void A_message_is_not_deeper_than_it_may_be()
    {
        Refused($"<a xmlns=\"{CstaNamespaces.Of(4)}\">{string.Concat(Enumerable.Repeat("<b>", 40))}{string.Concat(Enumerable.Repeat("</b>", 40))}</a>");
        Assert.NotNull(Read($"<a xmlns=\"{CstaNamespaces.Of(4)}\">{string.Concat(Enumerable.Repeat("<b>", 30))}{string.Concat(Enumerable.Repeat("</b>", 30))}</a>"));
    }

    [Fact]
    public void What_is_not_utf_8_is_a_protocol_error() =>
        Assert.Throws<CstaProtocolException>(() => new CstaReader().Read([.. Encoding.UTF8.GetBytes($"<a xmlns=\"{CstaNamespaces.Of(4)}\">"), 0xC7, 0xD1, .. "</a>"u8]));

    [Fact]
    public void An_error_says_nothing_of_what_was_sent()
    {
        var error = Assert.Throws<CstaProtocolException>(() => Read("<password>hunter2<password>"));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_with_credentials_shows_none()
    {
        var message = CstaMessage.StartApplicationSession("app", "haneul", "user", "hunter2", [4], 180);

        Assert.Equal("StartApplicationSession", message.ToString());
        Assert.Contains("hunter2", Encoding.UTF8.GetString(CstaWriter.Frame(message, 4, 1).Span), StringComparison.Ordinal);
    }

    private static CstaElement Read(string xml) => new CstaReader().Read(Encoding.UTF8.GetBytes(xml));

    private static void Refused(string xml) => Assert.Throws<CstaProtocolException>(() => Read(xml));
}
