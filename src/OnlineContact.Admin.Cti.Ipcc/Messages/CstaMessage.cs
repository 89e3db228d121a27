using System.Globalization;
using System.Xml;

namespace OnlineContact.Admin.Cti.Ipcc.Messages;

/// <summary>A request of ours, or our answer to one of the exchange's: the name of its element, and what is within.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows the name alone, since some hold credentials.</remarks>
internal sealed class CstaMessage
{
    private readonly Action<XmlWriter> _write;

    private CstaMessage(string name, Action<XmlWriter> write, bool isOfTheSession = false)
    {
        Name = name;
        _write = write;
        IsOfTheSession = isOfTheSession;
    }

    public string Name { get; }

    /// <summary>Whether it is of ECMA-354 instead of ECMA-323.</summary>
    public bool IsOfTheSession { get; }

    public void Write(XmlWriter writer) => _write(writer);

    public override string ToString() => Name;

    /// <summary>Begins a session. User and password stand within <c>applicationSpecificInfo</c>, which the standard leaves to the exchange.</summary>
    public static CstaMessage StartApplicationSession(string applicationId, string tenant, string user, string password, IReadOnlyList<int> editions, int seconds) => new(
        "StartApplicationSession",
        writer =>
        {
            writer.WriteStartElement("applicationInfo");
            writer.WriteElementString("applicationID", applicationId);
            writer.WriteStartElement("applicationSpecificInfo");
            writer.WriteElementString("user", user);
            writer.WriteElementString("password", password);
            writer.WriteElementString("tenant", tenant);
            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteStartElement("requestedProtocolVersions");
            foreach (var edition in editions) writer.WriteElementString("protocolVersion", CstaNamespaces.Of(edition));
            writer.WriteEndElement();
            Number(writer, "requestedSessionDuration", seconds);
        },
        isOfTheSession: true);

    public static CstaMessage ResetApplicationSessionTimer(string session, int seconds) => new(
        "ResetApplicationSessionTimer",
        writer =>
        {
            writer.WriteElementString("sessionID", session);
            Number(writer, "requestedSessionDuration", seconds);
        },
        isOfTheSession: true);

    public static CstaMessage StopApplicationSession(string session) => new(
        "StopApplicationSession",
        writer =>
        {
            writer.WriteElementString("sessionID", session);
            writer.WriteStartElement("sessionEndReason");
            writer.WriteElementString("definedEndReason", "normal");
            writer.WriteEndElement();
        },
        isOfTheSession: true);

    /// <summary>Asks for the state of one agent at her device, or of all agents of an ACD group.</summary>
    public static CstaMessage GetAgentState(string device) => new("GetAgentState", writer => writer.WriteElementString("device", device));

    /// <summary>Asks for a state. The reason of a state is private data: the standard's editions 2 to 5 have no place for it.</summary>
    public static CstaMessage SetAgentState(string device, string state, string agentId, string? reason) => new(
        "SetAgentState",
        writer =>
        {
            writer.WriteElementString("device", device);
            writer.WriteElementString("requestedAgentState", state);
            writer.WriteElementString("agentID", agentId);
            if (reason is null) return;
            writer.WriteStartElement("extensions");
            writer.WriteStartElement("privateData");
            writer.WriteStartElement("private");
            writer.WriteElementString("reasonCode", reason);
            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteEndElement();
        });

    public static CstaMessage MonitorStart(string device) => new(
        "MonitorStart",
        writer =>
        {
            writer.WriteStartElement("monitorObject");
            writer.WriteElementString("deviceObject", device);
            writer.WriteEndElement();
        });

    public static CstaMessage MonitorStop(string monitor) => new("MonitorStop", writer => writer.WriteElementString("monitorCrossRefID", monitor));

    public static CstaMessage SnapshotDevice(string device) => new("SnapshotDevice", writer => writer.WriteElementString("snapshotObject", device));

    /// <summary>Asks who takes part in a call: a device's snapshot does not tell who called whom.</summary>
    public static CstaMessage SnapshotCall(string call, string device) => new(
        "SnapshotCall",
        writer =>
        {
            writer.WriteStartElement("snapshotObject");
            writer.WriteElementString("callID", call);
            writer.WriteElementString("deviceID", device);
            writer.WriteEndElement();
        });

    /// <summary>The answer to what the exchange says of itself.</summary>
    public static CstaMessage SystemStatusResponse() => new("SystemStatusResponse", static _ => { });

    private static void Number(XmlWriter writer, string name, int value) => writer.WriteElementString(name, value.ToString(CultureInfo.InvariantCulture));
}
