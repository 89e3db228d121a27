using System.Text;
using System.Xml;
using OnlineContact.Admin.Cti.Ipcc.Messages;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>What goes out, sign by sign.</summary>
public sealed class MessageXmlTests
{
    private const string Edition = "http://www.ecma-international.org/standards/ecma-323/csta/ed";
    private const string OfTheSession = "xmlns=\"http://www.ecma-international.org/standards/ecma-354/appl_session\"";
    private const string OfEdition4 = $"xmlns=\"{Edition}4\"";

    private static readonly CstaMessage[] All =
    [
        CstaMessage.StartApplicationSession("app", "haneul", "lee", "hunter2", [5, 2], 180),
        CstaMessage.ResetApplicationSessionTimer("s1", 180),
        CstaMessage.StopApplicationSession("s1"),
        CstaMessage.GetAgentState("7001"),
        CstaMessage.SetAgentState("7001", "ready", "kim01", null),
        CstaMessage.SetAgentState("7001", "notReady", "kim01", "lunch"),
        CstaMessage.MonitorStart("7001"),
        CstaMessage.MonitorStop("m1"),
        CstaMessage.SnapshotDevice("7001"),
        CstaMessage.SnapshotCall("c1", "7001"),
        CstaMessage.SystemStatusResponse(),
    ];

    [Fact]
    public void A_session_is_begun_with_credentials_and_the_editions_in_their_order() => Goes(
        $"<StartApplicationSession {OfTheSession}>"
        + "<applicationInfo><applicationID>app</applicationID><applicationSpecificInfo><user>lee</user><password>hunter2</password><tenant>haneul</tenant></applicationSpecificInfo></applicationInfo>"
        + $"<requestedProtocolVersions><protocolVersion>{Edition}5</protocolVersion><protocolVersion>{Edition}2</protocolVersion></requestedProtocolVersions>"
        + "<requestedSessionDuration>180</requestedSessionDuration></StartApplicationSession>",
        CstaMessage.StartApplicationSession("app", "haneul", "lee", "hunter2", [5, 2], 180));

    [Fact]
    public void A_session_is_kept_and_ended_by_its_ID()
    {
        Goes($"<ResetApplicationSessionTimer {OfTheSession}><sessionID>s1</sessionID><requestedSessionDuration>3600</requestedSessionDuration></ResetApplicationSessionTimer>", CstaMessage.ResetApplicationSessionTimer("s1", 3_600));
        Goes($"<StopApplicationSession {OfTheSession}><sessionID>s1</sessionID><sessionEndReason><definedEndReason>normal</definedEndReason></sessionEndReason></StopApplicationSession>", CstaMessage.StopApplicationSession("s1"));
    }

    [Fact]
    public void A_state_is_asked_for_and_set_with_a_reason_only_if_there_is_one()
    {
        const string Ready = "<device>7001</device><requestedAgentState>ready</requestedAgentState><agentID>kim01</agentID>";
        Goes($"<GetAgentState {OfEdition4}><device>7001</device></GetAgentState>", CstaMessage.GetAgentState("7001"));
        Goes($"<SetAgentState {OfEdition4}>{Ready}</SetAgentState>", CstaMessage.SetAgentState("7001", "ready", "kim01", null));
        Goes($"<SetAgentState {OfEdition4}>{Ready}<extensions><privateData><private><reasonCode>점심</reasonCode></private></privateData></extensions></SetAgentState>", CstaMessage.SetAgentState("7001", "ready", "kim01", "점심"));
    }

    [Fact]
    public void Monitors_and_snapshots_name_their_object()
    {
        Goes($"<MonitorStart {OfEdition4}><monitorObject><deviceObject>7001</deviceObject></monitorObject></MonitorStart>", CstaMessage.MonitorStart("7001"));
        Goes($"<MonitorStop {OfEdition4}><monitorCrossRefID>m1</monitorCrossRefID></MonitorStop>", CstaMessage.MonitorStop("m1"));
        Goes($"<SnapshotDevice {OfEdition4}><snapshotObject>7001</snapshotObject></SnapshotDevice>", CstaMessage.SnapshotDevice("7001"));
        Goes($"<SnapshotCall {OfEdition4}><snapshotObject><callID>c1</callID><deviceID>7001</deviceID></snapshotObject></SnapshotCall>", CstaMessage.SnapshotCall("c1", "7001"));
        Goes($"<SystemStatusResponse {OfEdition4} />", CstaMessage.SystemStatusResponse());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_edition_that_was_agreed_on_is_that_of_all_messages_but_the_session_s(int edition)
    {
        Goes($"<GetAgentState xmlns=\"{Edition}{edition}\"><device>7001</device></GetAgentState>", CstaMessage.GetAgentState("7001"), edition);
        Goes($"<ResetApplicationSessionTimer {OfTheSession}><sessionID>s1</sessionID><requestedSessionDuration>15</requestedSessionDuration></ResetApplicationSessionTimer>", CstaMessage.ResetApplicationSessionTimer("s1", 15), edition);
    }

    [Fact]
    public void A_session_is_begun_before_an_edition_is_agreed_on_and_nothing_else_is_sent()
    {
        var first = CstaWriter.Frame(All[0], 0, 1);
        Assert.True(first.Span.SequenceEqual(CstaWriter.Frame(All[0], 4, 1).Span));
        Assert.Throws<ArgumentOutOfRangeException>(() => CstaWriter.Frame(CstaMessage.GetAgentState("7001"), 0, 1));
    }

    [Fact]
    public void A_message_closes_all_that_it_opens()
    {
        foreach (var message in All)
        {
            var xml = new StringBuilder();
            using (var writer = XmlWriter.Create(xml))
            {
                writer.WriteStartElement("message");
                message.Write(writer);
                writer.WriteElementString("next", "");
            }

            Assert.EndsWith("<next /></message>", xml.ToString(), StringComparison.Ordinal);
        }
    }

    private static void Goes(string xml, CstaMessage message, int edition = 4)
    {
        var body = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + xml);
        var length = body.Length + 8;
        byte[] frame = [0, 0, (byte)(length >> 8), (byte)length, .. "0042"u8, .. body];
        Assert.Equal(Encoding.Latin1.GetString(frame), Encoding.Latin1.GetString(CstaWriter.Frame(message, edition, 42).Span));
    }
}
