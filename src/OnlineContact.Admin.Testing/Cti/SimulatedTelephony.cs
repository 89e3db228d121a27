using System.Globalization;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>
/// A telephony system for tests of connectors: what its agents do is told to it here and shown to who watches; what goes wrong on the way is
/// decided by <see cref="Faults"/> and a seed. <see cref="SimulatedExchange"/> speaks CSTA, <see cref="SimulatedMobileContact"/> HTTP and JSON.
/// </summary>
/// <remarks>Safe to use from several threads. It shares no code with any connector.</remarks>
public abstract class SimulatedTelephony : ICtiTelephony
{
    private readonly Dictionary<string, Desk> _desks = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<CtiCommandSeen> _commands = [];
    private CtiFaults _faults = CtiFaults.None;
    private int _last;

    private protected SimulatedTelephony(ulong seed) => Random = new SeededRandom(seed);

    /// <summary>What goes wrong from now on.</summary>
    public CtiFaults Faults
    {
        get
        {
            lock (Gate) return _faults;
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            lock (Gate) _faults = value;
        }
    }

    /// <summary>The commands that were to change an agent's state, in the order in which they came; those too that a fault lost here.</summary>
    public IReadOnlyList<CtiCommandSeen> Commands
    {
        get
        {
            lock (Gate) return [.. _commands];
        }
    }

    /// <summary>Whether it cannot be reached: connections that are open are closed, new ones are not served.</summary>
    public abstract bool RefusesConnections { get; set; }

    /// <summary>What everything here is done under.</summary>
    private protected Lock Gate { get; } = new();

    private protected SeededRandom Random { get; }

    private protected IEnumerable<Desk> Desks => _desks.Values;

    /// <inheritdoc/>
    public abstract void Restart();

    /// <inheritdoc/>
    public void Add(CtiNumbers agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        lock (Gate) _desks.TryAdd(agent.Id.Value, new Desk(agent));
    }

    /// <inheritdoc/>
    public CtiAgentSnapshot StateOf(CtiNumbers agent) => At(agent, desk => desk.Snapshot());

    /// <inheritdoc/>
    public void SignIn(CtiNumbers agent) => At(agent, Enter);

    /// <inheritdoc/>
    public void SignOut(CtiNumbers agent) => At(agent, Leave);

    /// <inheritdoc/>
    public void SetState(CtiNumbers agent, CtiExchangeState state) => At(agent, desk => Change(desk, state));

    /// <inheritdoc/>
    public string Offer(CtiNumbers agent) => At(agent, desk => Begin(desk, CtiCallDirection.Inbound, CtiCallPhase.Offered, CtiEventKind.CallOffered));

    /// <inheritdoc/>
    public string Dial(CtiNumbers agent) => At(agent, desk => Begin(desk, CtiCallDirection.Outbound, CtiCallPhase.Originated, CtiEventKind.CallOriginated));

    /// <inheritdoc/>
    public void Establish(CtiNumbers agent, string call) => Move(agent, call, CtiCallPhase.Established, CtiEventKind.CallEstablished);

    /// <inheritdoc/>
    public void Hold(CtiNumbers agent, string call) => Move(agent, call, CtiCallPhase.Held, CtiEventKind.CallHeld);

    /// <summary>An agent begins to hand a call on (호전환).</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="call">The call.</param>
    public void BeginTransfer(CtiNumbers agent, string call) => Move(agent, call, CtiCallPhase.Transferring, CtiEventKind.CallTransferring);

    /// <inheritdoc/>
    public void Retrieve(CtiNumbers agent, string call) => Move(agent, call, CtiCallPhase.Established, CtiEventKind.CallRetrieved);

    /// <summary>An agent hands a call on to another one, who has it then if she is signed in.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="call">The call.</param>
    /// <param name="to">The other one.</param>
    public void Transfer(CtiNumbers agent, string call, CtiNumbers to)
    {
        ArgumentNullException.ThrowIfNull(to);
        At(agent, desk =>
        {
            var other = _desks[to.Id.Value];
            var leg = desk.Leg(call);
            desk.Legs.Remove(leg);
            Leg? taken = null;
            if (other.IsSignedIn && desk != other) other.Legs.Add(taken = new Leg(call, CtiCallDirection.Inbound) { Phase = CtiCallPhase.Established });
            Tell(new DeskEvent(CtiEventKind.CallTransferred, desk) { Leg = leg, To = taken is null ? null : other, TakenLeg = taken });
        });
    }

    /// <inheritdoc/>
    public void Clear(CtiNumbers agent, string call) => At(agent, desk => End(desk, call));

    /// <summary>Shows an event to who watches; under <see cref="Gate"/>.</summary>
    private protected abstract void Tell(DeskEvent told);

    private protected void Note(CtiCommandSeen command) => _commands.Add(command);

    private protected string NextName(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{++_last}");

    private protected Desk? Find(string id) => _desks.GetValueOrDefault(id);

    private protected void Enter(Desk desk)
    {
        desk.State = new CtiExchangeState(CtiAgentMode.NotReady);
        Tell(new DeskEvent(CtiEventKind.SignedIn, desk));
    }

    private protected void Leave(Desk desk)
    {
        foreach (var leg in desk.Legs.ToList()) End(desk, leg.Call);
        desk.State = default;
        Tell(new DeskEvent(CtiEventKind.SignedOut, desk));
    }

    private protected void Change(Desk desk, CtiExchangeState state)
    {
        if (!desk.IsSignedIn) throw new InvalidOperationException("She is not signed in.");
        if (state.Mode == CtiAgentMode.SignedOut) throw new ArgumentOutOfRangeException(nameof(state), state, "Signing out is a call of its own.");
        desk.State = state;
        Tell(new DeskEvent(CtiEventKind.StateChanged, desk));
    }

    private string Begin(Desk desk, CtiCallDirection direction, CtiCallPhase phase, CtiEventKind kind)
    {
        if (!desk.IsSignedIn) throw new InvalidOperationException("She is not signed in.");
        var leg = new Leg(NextName("call"), direction) { Phase = phase };
        desk.Legs.Add(leg);
        Tell(new DeskEvent(kind, desk) { Leg = leg });
        return leg.Call;
    }

    private void Move(CtiNumbers agent, string call, CtiCallPhase phase, CtiEventKind kind) => At(agent, desk =>
    {
        var leg = desk.Leg(call);
        leg.Phase = phase;
        Tell(new DeskEvent(kind, desk) { Leg = leg });
    });

    private void End(Desk desk, string call)
    {
        var leg = desk.Leg(call);
        desk.Legs.Remove(leg);
        Tell(new DeskEvent(CtiEventKind.CallCleared, desk) { Leg = leg });
    }

    private void At(CtiNumbers agent, Action<Desk> act) => At(agent, desk =>
    {
        act(desk);
        return true;
    });

    private T At<T>(CtiNumbers agent, Func<Desk, T> act)
    {
        ArgumentNullException.ThrowIfNull(agent);
        lock (Gate) return act(_desks[agent.Id.Value]);
    }
}

/// <summary>An agent's desk in a simulated telephony system.</summary>
internal sealed class Desk(CtiNumbers agent)
{
    public CtiNumbers Agent { get; } = agent;

    public string Id => Agent.Id.Value;

    public string No => Agent.No.Value;

    public CtiExchangeState State { get; set; }

    public bool IsSignedIn => State.Mode != CtiAgentMode.SignedOut;

    public List<Leg> Legs { get; } = [];

    public Leg Leg(string call) => Legs.Find(leg => leg.Call == call) ?? throw new ArgumentException($"She has no call {call}.", nameof(call));

    public CtiAgentSnapshot Snapshot() => new()
    {
        State = State,
        Calls = [.. Legs.Select(leg => new CtiCallSnapshot { Call = new CtiCall { Id = leg.Call, Direction = leg.Direction }, Phase = leg.Phase })],
    };
}

/// <summary>A call at a desk.</summary>
internal sealed class Leg(string call, CtiCallDirection direction)
{
    public string Call { get; } = call;

    public CtiCallDirection Direction { get; } = direction;

    public CtiCallPhase Phase { get; set; }
}

/// <summary>Something that happened at a desk.</summary>
internal sealed record DeskEvent(CtiEventKind Kind, Desk Desk)
{
    public Leg? Leg { get; init; }

    /// <summary>To whom a call was handed on.</summary>
    public Desk? To { get; init; }

    public Leg? TakenLeg { get; init; }
}
