using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Tests.Shared.Cti;

/// <summary>What somebody makes of the events who has nothing else; naive on purpose.</summary>
internal sealed class WatchedPicture
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CtiId, CtiAgentSnapshot> _agents = [];
    private readonly List<CtiEvent> _events = [];
    private long _last;
    private bool _isReconciled;

    public bool IsReconciled
    {
        get
        {
            lock (_gate) return _isReconciled;
        }
    }

    public IReadOnlyList<CtiEvent> Events
    {
        get
        {
            lock (_gate) return [.. _events];
        }
    }

    /// <summary>How often it became whole since the events were forgotten.</summary>
    public int Reconciled
    {
        get
        {
            lock (_gate) return _events.Count(told => told.Kind == CtiEventKind.Reconciled);
        }
    }

    /// <summary>Forgets the events, so that a long test does not keep them.</summary>
    public void Forget()
    {
        lock (_gate) _events.Clear();
    }

    public static string Show(CtiAgentSnapshot snapshot) =>
        $"{snapshot.State} {string.Join(", ", snapshot.Calls.OrderBy(call => call.Call.Id, StringComparer.Ordinal).Select(call => $"{call.Call.Direction} {call.Call.Id} {call.Phase}"))}";

    public string Of(CtiNumbers agent)
    {
        lock (_gate) return Show(_agents.GetValueOrDefault(agent.Id) ?? new CtiAgentSnapshot { State = default });
    }

    public void Take(CtiEvent told)
    {
        lock (_gate)
        {
            Assert.Equal(++_last, told.Id.Sequence);
            _events.Add(told);
            switch (told.Kind)
            {
                case CtiEventKind.Reconciling:
                    _isReconciled = false;
                    _agents.Clear();
                    break;
                case CtiEventKind.Reconciled:
                    _isReconciled = true;
                    break;
                case CtiEventKind.SystemStatus:
                    break;
                case CtiEventKind.Snapshot:
                    _agents.Add(told.Agent!.Id, new CtiAgentSnapshot { State = told.State!.Value, Calls = told.Calls! });
                    break;
                case CtiEventKind.SignedIn or CtiEventKind.StateChanged:
                    var before = _agents.GetValueOrDefault(told.Agent!.Id);
                    Assert.Equal(told.Kind == CtiEventKind.SignedIn, before is null);
                    _agents[told.Agent.Id] = new CtiAgentSnapshot { State = told.State!.Value, Calls = before?.Calls ?? [] };
                    break;
                case CtiEventKind.SignedOut:
                    Assert.True(_agents.Remove(told.Agent!.Id));
                    break;
                default:
                    var snapshot = _agents[told.Agent!.Id];
                    var others = snapshot.Calls.Where(call => call.Call.Id != told.Call!.Id);
                    CtiCallPhase? phase = told.Kind switch
                    {
                        CtiEventKind.CallOriginated => CtiCallPhase.Originated,
                        CtiEventKind.CallOffered => CtiCallPhase.Offered,
                        CtiEventKind.CallEstablished or CtiEventKind.CallRetrieved => CtiCallPhase.Established,
                        CtiEventKind.CallHeld => CtiCallPhase.Held,
                        CtiEventKind.CallTransferring => CtiCallPhase.Transferring,
                        _ => null,
                    };
                    _agents[told.Agent.Id] = snapshot with { Calls = phase is { } now ? [.. others, new CtiCallSnapshot { Call = told.Call!, Phase = now }] : [.. others] };
                    break;
            }
        }
    }

    public override string ToString()
    {
        lock (_gate) return $"{(_isReconciled ? "reconciled" : "reconciling")}, {_events.Count} events, last {string.Join(" ", _events.TakeLast(5).Select(told => told.Kind))}";
    }
}
