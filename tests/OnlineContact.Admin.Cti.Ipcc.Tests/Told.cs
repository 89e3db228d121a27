using System.Text;
using OnlineContact.Admin.Cti.Ipcc.Messages;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>What an exchange tells, as it is read.</summary>
internal static class Told
{
    public static CstaElement Of(string name, string content = "") => new CstaReader().Read(Encoding.UTF8.GetBytes($"<{name} xmlns=\"{FarEnd.Edition}\">{content}</{name}>"));

    public static string Text(string name, string text) => $"<{name}>{text}</{name}>";

    public static string Agent(string id, string no) => Device("agentDevice", no) + Text("agentID", id);

    public static string Device(string name, string no) => Text(name, Text("deviceIdentifier", no));

    public static string Connection(string name, string call, string? no) => Text(name, Text("callID", call) + (no is null ? "" : Text("deviceID", no)));

    public static string Reason(string code) => Text("extensions", Text("privateData", Text("private", Text("reasonCode", code))));

    /// <summary>The answer to GetAgentState.</summary>
    public static CstaElement States(params string[] entries) => Of("GetAgentStateResponse", Text("agentStateList", string.Concat(entries)));

    public static string Entry(string id, bool isSignedIn, string info = "", string more = "") =>
        Text("agentStateEntry", Text("agentID", id) + Text("loggedOnState", isSignedIn ? "true" : "false") + Text("agentInfo", info) + more);

    /// <summary>The answer to SnapshotDevice.</summary>
    public static CstaElement Connections(params (string Call, string No, string State)[] connections) => Of("SnapshotDeviceResponse", Text("crossRefIDorSnapshotData", Text("snapshotData", string.Concat(
        connections.Select(one => Text("snapshotDeviceResponseInfo", Connection("connectionIdentifier", one.Call, one.No) + Text("localCallState", Text("compoundCallState", Text("localConnectionState", one.State)))))))));
}
