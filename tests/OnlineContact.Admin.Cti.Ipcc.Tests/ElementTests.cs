using System.Text;
using OnlineContact.Admin.Cti.Ipcc.Messages;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class ElementTests
{
    [Theory]
    [InlineData("<d>7001</d>", "7001")]
    [InlineData("<d>N&lt;7001&gt;Kim;noa=nk</d>", "7001")]
    [InlineData("<d>N&lt;7&gt;</d>", "7")]
    [InlineData("<d><deviceIdentifier>7001</deviceIdentifier></d>", "7001")]
    [InlineData("<d><deviceIdentifier>N&lt;7001&gt;</deviceIdentifier></d>", "7001")]
    [InlineData("<d><callID>c1</callID><deviceID>N&lt;7001&gt;Kim</deviceID></d>", "7001")]
    [InlineData("<d><deviceID>7002</deviceID><deviceIdentifier>7001</deviceIdentifier></d>", "7001")]
    [InlineData("<d><deviceIdentifier/><deviceID>7001</deviceID></d>", "7001")]
    public void The_number_of_a_device_is_found_wherever_it_is_written(string xml, string number) => Assert.Equal(number, Message(xml).DeviceOf("d"));

    [Theory]
    [InlineData("<d>N&lt;&gt;</d>", "N<>")]
    [InlineData("<d>N&lt;7001</d>", "N<7001")]
    [InlineData("<d>n&lt;7001&gt;</d>", "n<7001>")]
    [InlineData("<d>N7001&gt;</d>", "N7001>")]
    public void What_only_resembles_a_number_in_brackets_is_taken_as_it_is(string xml, string number) => Assert.Equal(number, Message(xml).DeviceOf("d"));

    [Theory]
    [InlineData("")]
    [InlineData("<e>7001</e>")]
    [InlineData("<e><d>7001</d></e>")]
    [InlineData("<d/>")]
    [InlineData("<d> </d>")]
    [InlineData("<d><notKnown/></d>")]
    [InlineData("<d><deviceIdentifier/></d>")]
    [InlineData("<d><callID>c1</callID><deviceID> </deviceID></d>")]
    [InlineData("<d>7001<callID>c1</callID></d>")]
    public void A_device_without_a_number_has_none(string xml) => Assert.Null(Message(xml).DeviceOf("d"));

    private static CstaElement Message(string xml) => new CstaReader().Read(Encoding.UTF8.GetBytes($"<a xmlns=\"{CstaNamespaces.Of(4)}\">{xml}</a>"));
}
