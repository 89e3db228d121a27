using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>What a reader of events believes of a tenant: written again, as plainly as can be, for comparing with the exchange and with the library's own picture.</summary>
/// <remarks>Not safe for several threads.</remarks>
public sealed class NaiveCtiPicture
{
    private readonly Dictionary<string, (CtiExchangeState State, List<CtiCallSnapshot> Calls)> _agents = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the last word was that the picture is the exchange's.</summary>
    public bool IsReconciled { get; private set; }

    /// <summary>Takes an event.</summary>
    /// <param name="happened">The event.</param>
    public void Take(CtiEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Kind == CtiEventKind.Reconciling)
        {
            IsReconciled = false;
            _agents.Clear();
        }

        if (happened.Kind == CtiEventKind.Reconciled) IsReconciled = true;
        if (happened.Agent is not { } agent) return;
        var (state, calls) = _agents.GetValueOrDefault(agent.Id.Value, (default, []));
        if (happened.Kind == CtiEventKind.Snapshot) calls = [.. happened.Calls ?? []];
        if (happened.Kind == CtiEventKind.SignedIn) state = new CtiExchangeState(CtiAgentMode.NotReady);
        if (happened.State is { } told) state = told;
        if (happened.Kind == CtiEventKind.SignedOut) (state, calls) = (default, []);
        if (happened.Call is { } call)
        {
            var place = calls.FindIndex(each => each.Call.Id == call.Id);
            if (place < 0) place = calls.Count;
            else calls.RemoveAt(place);
            CtiCallPhase? phase = happened.Kind switch
            {
                CtiEventKind.CallOriginated => CtiCallPhase.Originated,
                CtiEventKind.CallOffered => CtiCallPhase.Offered,
                CtiEventKind.CallEstablished or CtiEventKind.CallRetrieved => CtiCallPhase.Established,
                CtiEventKind.CallHeld => CtiCallPhase.Held,
                CtiEventKind.CallTransferring => CtiCallPhase.Transferring,
                _ => null,
            };
            if (phase is { } reached) calls.Insert(place, new CtiCallSnapshot { Call = call, Phase = reached });
        }

        _agents[agent.Id.Value] = (state, calls);
    }

    /// <summary>How an agent stands, as far as the events told.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <returns>State and calls.</returns>
    public CtiAgentSnapshot StateOf(CtiNumbers agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var (state, calls) = _agents.GetValueOrDefault(agent.Id.Value, (default, []));
        return new CtiAgentSnapshot { State = state, Calls = [.. calls] };
    }

    /// <summary>Whether two snapshots say the same.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <returns>Whether state and calls are the same, the calls in any order.</returns>
    public static bool AreSame(CtiAgentSnapshot one, CtiAgentSnapshot other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.State == other.State
            && one.Calls.OrderBy(call => call.Call.Id, StringComparer.Ordinal).Select(call => (call.Call.Id, call.Call.Direction, call.Phase))
                .SequenceEqual(other.Calls.OrderBy(call => call.Call.Id, StringComparer.Ordinal).Select(call => (call.Call.Id, call.Call.Direction, call.Phase)));
    }
}
