using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Cti.Live;

/// <summary>A tenant as its watch has it. Between reconciling and reconciled the new picture is made beside the old one, which nobody is shown any more.</summary>
internal sealed class CtiTenantPicture
{
    private readonly Lock _turn = new();
    private Dictionary<CtiId, CtiAgentPicture> _agents = [];
    private Dictionary<CtiId, CtiAgentPicture>? _snapshots = [];
    private bool _isReconciled;

    /// <summary>Whether the picture is the exchange's.</summary>
    public bool IsReconciled
    {
        get
        {
            lock (_turn) return _isReconciled;
        }
    }

    public void Apply(CtiEvent happened)
    {
        lock (_turn)
        {
            switch (happened.Kind)
            {
                case CtiEventKind.Reconciling:
                    (_isReconciled, _snapshots) = (false, []);
                    break;
                case CtiEventKind.Snapshot when _snapshots is not null && happened.Agent is { } agent:
                    _snapshots[agent.Id] = Seen(_agents, agent.Id).Apply(happened);
                    break;
                case CtiEventKind.Reconciled when _snapshots is not null:
                    (_agents, _snapshots, _isReconciled) = (_snapshots, null, true);
                    break;
                default:
                    if (happened.Agent is { } other) ApplyTo(_snapshots ?? _agents, other.Id, happened);
                    break;
            }
        }
    }

    /// <summary>The watch has ended: until the next one begins nothing is known.</summary>
    public void Lose()
    {
        lock (_turn) (_isReconciled, _snapshots) = (false, []);
    }

    /// <summary>An agent; signed out when there is no word of her. Null while the picture is not the exchange's.</summary>
    public CtiAgentPicture? Find(CtiId id)
    {
        lock (_turn) return _isReconciled ? Seen(_agents, id) : null;
    }

    /// <summary>Everybody who is signed in.</summary>
    public IReadOnlyDictionary<CtiId, CtiAgentPicture> SignedIn()
    {
        lock (_turn) return new Dictionary<CtiId, CtiAgentPicture>(_agents);
    }

    private static void ApplyTo(Dictionary<CtiId, CtiAgentPicture> agents, CtiId id, CtiEvent happened)
    {
        var next = Seen(agents, id).Apply(happened);
        if (next.IsSignedIn) agents[id] = next;
        else agents.Remove(id);
    }

    private static CtiAgentPicture Seen(Dictionary<CtiId, CtiAgentPicture> agents, CtiId id) => agents.GetValueOrDefault(id) ?? CtiAgentPicture.SignedOut;
}
