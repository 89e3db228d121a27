using OnlineContact.Admin.Cti.Connectors;

namespace CustomConnector;

/// <summary>
/// The words of the desk server: a line is words with blanks between them, each percent-encoded as in an address. What an agent does is told by
/// her whole state, <c>agent ID MODE[:REASON] [CALL/DIRECTION/PHASE …]</c>.
/// </summary>
internal static class DeskWords
{
    /// <summary>The most calls of one agent that are believed.</summary>
    public const int MaxCalls = 20;

    private static readonly Dictionary<string, CtiAgentMode> Modes = new(StringComparer.Ordinal)
    {
        ["out"] = CtiAgentMode.SignedOut,
        ["notready"] = CtiAgentMode.NotReady,
        ["ready"] = CtiAgentMode.Ready,
        ["busy"] = CtiAgentMode.Busy,
        ["aftercall"] = CtiAgentMode.WorkingAfterCall,
    };

    private static readonly Dictionary<string, CtiCallPhase> Phases = new(StringComparer.Ordinal)
    {
        ["dialled"] = CtiCallPhase.Originated,
        ["offered"] = CtiCallPhase.Offered,
        ["talking"] = CtiCallPhase.Established,
        ["held"] = CtiCallPhase.Held,
        ["transferring"] = CtiCallPhase.Transferring,
    };

    public static string Line(params IEnumerable<string> words) => string.Join(' ', words.Select(Uri.EscapeDataString));

    public static string[] Words(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    public static string ModeOf(CtiAgentMode mode) => Modes.Single(pair => pair.Value == mode).Key;

    public static CtiRefusal RefusalOf(string word) => word switch
    {
        "unknown-tenant" => CtiRefusal.UnknownTenant,
        "unknown-agent" => CtiRefusal.UnknownAgent,
        "already-in" => CtiRefusal.AlreadySignedIn,
        "not-in" => CtiRefusal.NotSignedIn,
        _ => CtiRefusal.Other,
    };

    /// <summary>The state that a line tells, and whose; null when it is no such line, or tells more than anybody may.</summary>
    public static (string Agent, CtiAgentSnapshot State)? AgentOf(string line)
    {
        // The parts are parted before they are decoded: a sign within a word is no sign of the line.
        if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["agent", var id, var state, .. var calls] || calls.Length > MaxCalls) return null;
        var (mode, reason) = state.Split(':') switch
        {
            [var lone] => (lone, null),
            [var first, var second] => (first, Uri.UnescapeDataString(second)),
            _ => ("", null),
        };
        if (!Modes.TryGetValue(mode, out var known) || reason?.Length > CtiExchangeState.MaxReasonLength) return null;
        var told = new List<CtiCallSnapshot>();
        foreach (var call in calls)
        {
            if (CallOf(call) is not { } snapshot) return null;
            told.Add(snapshot);
        }

        return (Uri.UnescapeDataString(id), new CtiAgentSnapshot { State = new CtiExchangeState(known, reason), Calls = told });
    }

    private static CtiCallSnapshot? CallOf(string text)
    {
        if (text.Split('/') is not [var id, "in" or "out", var phase] || !Phases.TryGetValue(phase, out var known)) return null;
        var name = Uri.UnescapeDataString(id);
        if (name.Length is 0 or > CtiCall.MaxIdLength) return null;
        var direction = text.Contains("/in/", StringComparison.Ordinal) ? CtiCallDirection.Inbound : CtiCallDirection.Outbound;
        return new CtiCallSnapshot { Call = new CtiCall { Id = name, Direction = direction }, Phase = known };
    }
}
