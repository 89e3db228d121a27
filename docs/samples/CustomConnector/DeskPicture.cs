using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;

namespace CustomConnector;

/// <summary>How the watched agents stand, and what has happened when one of them is told to stand otherwise. What is known already is no event.</summary>
internal sealed class DeskPicture(IEnumerable<CtiNumbers> agents)
{
    private static readonly CtiAgentSnapshot SignedOut = new() { State = default };

    private readonly Dictionary<string, CtiNumbers> _watched = agents.ToDictionary(agent => agent.Id.Value, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<CtiNumbers, CtiAgentSnapshot> _known = [];

    /// <summary>The agents who are signed in.</summary>
    public IEnumerable<KeyValuePair<CtiNumbers, CtiAgentSnapshot>> SignedIn => _known.Where(pair => pair.Value.State.Mode != CtiAgentMode.SignedOut);

    public void Clear() => _known.Clear();

    /// <summary>Believes what is told, and says what has happened; nothing for somebody who is not watched.</summary>
    public IReadOnlyList<DeskHappening> Take(string id, CtiAgentSnapshot now)
    {
        if (!_watched.TryGetValue(id, out var agent)) return [];
        var before = _known.GetValueOrDefault(agent, SignedOut);
        _known[agent] = now;
        var happened = new List<DeskHappening>();
        var (was, @is) = (before.State.Mode != CtiAgentMode.SignedOut, now.State.Mode != CtiAgentMode.SignedOut);
        if (!was && @is) happened.Add(new(CtiEventKind.SignedIn, agent) { State = now.State });
        else if (was && @is && before.State != now.State) happened.Add(new(CtiEventKind.StateChanged, agent) { State = now.State });
        foreach (var gone in before.Calls.Where(call => now.Calls.All(other => other.Call.Id != call.Call.Id))) happened.Add(new(CtiEventKind.CallCleared, agent) { Call = gone.Call });
        foreach (var call in now.Calls)
        {
            var old = before.Calls.FirstOrDefault(other => other.Call.Id == call.Call.Id)?.Phase;
            if (old != call.Phase) happened.Add(new(KindOf(old, call.Phase), agent) { Call = call.Call });
        }

        if (was && !@is) happened.Add(new(CtiEventKind.SignedOut, agent));
        return happened;
    }

    private static CtiEventKind KindOf(CtiCallPhase? before, CtiCallPhase now) => now switch
    {
        CtiCallPhase.Originated => CtiEventKind.CallOriginated,
        CtiCallPhase.Offered => CtiEventKind.CallOffered,
        CtiCallPhase.Held => CtiEventKind.CallHeld,
        CtiCallPhase.Transferring => CtiEventKind.CallTransferring,
        _ => before is CtiCallPhase.Held or CtiCallPhase.Transferring ? CtiEventKind.CallRetrieved : CtiEventKind.CallEstablished,
    };
}

/// <summary>Something that an agent did.</summary>
internal sealed record DeskHappening(CtiEventKind Kind, CtiNumbers Agent)
{
    public CtiExchangeState? State { get; init; }

    public CtiCall? Call { get; init; }
}
