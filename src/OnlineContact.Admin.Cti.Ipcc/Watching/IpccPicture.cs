using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc.Messages;

namespace OnlineContact.Admin.Cti.Ipcc.Watching;

/// <summary>
/// What we know of the watched agents: their states and calls. It takes events and parts of a snapshot in the order in which the exchange
/// sent them. Pure: no connection, no clock.
/// </summary>
/// <remarks>Not safe for several threads. What an event says that is known already happens to nobody, so that a repeated event does nothing.</remarks>
internal sealed class IpccPicture
{
    private readonly int _maxCalls;
    private readonly List<Row> _rows = [];
    private readonly Dictionary<string, Row> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Row> _byNo = new(StringComparer.OrdinalIgnoreCase);

    public IpccPicture(IEnumerable<CtiNumbers> agents, int maxCalls)
    {
        _maxCalls = maxCalls;
        foreach (var agent in agents)
        {
            var row = new Row(agent);
            if (!_byId.TryAdd(agent.Id.Value, row)) continue;
            _rows.Add(row);
            _byNo.TryAdd(agent.No.Value, row);
        }
    }

    private enum Loss
    {
        No,
        Perhaps,
    }

    /// <summary>Takes an event in. False when it does not fit what we know, so that one before it must have been lost.</summary>
    public bool Apply(CstaElement told, List<Happening> happenings)
    {
        var fits = told.Name switch
        {
            "AgentLoggedOnEvent" => SignIn(told, happenings),
            "AgentLoggedOffEvent" => SignOut(told, happenings),
            "OriginatedEvent" => Call(told, "originatedConnection", "originatedConnection", CtiCallDirection.Outbound, CtiCallPhase.Originated, CtiEventKind.CallOriginated, happenings),
            "DeliveredEvent" => Call(told, "connection", "alertingDevice", CtiCallDirection.Inbound, CtiCallPhase.Offered, CtiEventKind.CallOffered, happenings),
            "EstablishedEvent" => Establish(told, happenings),
            "HeldEvent" => Hold(told, happenings),
            "RetrievedEvent" => Move(told, "retrievedConnection", CtiCallPhase.Established, CtiEventKind.CallRetrieved, happenings),
            "TransferedEvent" or "TransferredEvent" => HandOn(told, happenings),
            "ConnectionClearedEvent" => Clear(told, happenings),
            "SystemStatus" => Status(told, happenings),
            _ when CstaWords.OfEvent(told.Name) is { } mode => Change(told, mode, happenings),
            _ => Loss.No,
        };
        return fits == Loss.No;
    }

    /// <summary>Takes in the answer to GetAgentState.</summary>
    public void TakeStates(string device, CstaElement answer)
    {
        if (_byNo.TryGetValue(device, out var asked)) asked.State = default;
        foreach (var entry in answer.Within("agentStateList")?.Each("agentStateEntry") ?? [])
        {
            var row = entry.TextOf("agentID") is { } id ? _byId.GetValueOrDefault(id) : asked;
            if (row is null) continue;
            var info = entry.Within("agentInfo");
            var item = info?.Within("agentInfoItem") ?? info;
            var mode = CstaWords.OfSnapshot(item?.TextOf("agentState"));
            row.State = !IsTrue(entry.TextOf("loggedOnState")) ? default
                : CstaWords.State(mode, item ?? entry) is { Reason: not null } reasoned ? reasoned
                : CstaWords.State(mode, entry);
        }
    }

    /// <summary>Takes in the answer to SnapshotDevice.</summary>
    public void TakeConnections(string device, CstaElement answer)
    {
        var touched = new HashSet<Row>();
        if (_byNo.TryGetValue(device, out var asked)) Touch(asked);
        foreach (var info in ConnectionsOf(answer))
        {
            var connection = info.Within("connectionIdentifier");
            if (connection?.TextOf("callID") is not { } call || !_byNo.TryGetValue(info.DeviceOf("connectionIdentifier") ?? device, out var row)) continue;
            Touch(row);
            if (CstaWords.Phase(info.Within("localCallState")?.Anywhere("localConnectionState")?.Text) is { } phase) row.Put(CstaWords.CallId(call), CtiCallDirection.Inbound, phase, _maxCalls);
        }

        void Touch(Row row)
        {
            if (touched.Add(row)) row.Legs.Clear();
        }
    }

    /// <summary>Takes in the answer to SnapshotCall: who called.</summary>
    public void TakeParties(string call, CstaElement answer)
    {
        if (answer.DeviceOf("callingDevice") is not { } caller || !_byNo.TryGetValue(caller, out var row)) return;
        if (row.Leg(CstaWords.CallId(call)) is { } leg) leg.Direction = CtiCallDirection.Outbound;
    }

    /// <summary>The calls in the answer to SnapshotDevice.</summary>
    public static IEnumerable<string> CallsOf(CstaElement answer) =>
        ConnectionsOf(answer).Select(info => info.Within("connectionIdentifier")?.TextOf("callID")).OfType<string>().Distinct();

    /// <summary>How the agents stand who are signed in.</summary>
    public IEnumerable<Happening> Snapshots() => _rows.Where(row => row.IsSignedIn).Select(row => new Happening(CtiEventKind.Snapshot, row.Agent) { State = row.State, Calls = row.Calls() });

    /// <summary>How one agent stands.</summary>
    public CtiAgentSnapshot Of(CtiNumbers agent)
    {
        var row = _byId[agent.Id.Value];
        return new CtiAgentSnapshot { State = row.State, Calls = row.IsSignedIn ? row.Calls() : [] };
    }

    /// <summary>Whether both say the same of every agent who is signed in.</summary>
    public bool IsLike(IpccPicture other) => _rows.Count == other._rows.Count && _rows.Zip(other._rows).All(pair =>
        pair.First.State == pair.Second.State && (!pair.First.IsSignedIn || pair.First.Calls().SequenceEqual(pair.Second.Calls())));

    /// <summary>A snapshot cannot tell a call that is being handed on from one on hold: what was known of it stays.</summary>
    public void Inherit(IpccPicture before)
    {
        foreach (var row in _rows)
        {
            foreach (var leg in row.Legs.Where(leg => leg.Phase == CtiCallPhase.Held && before._byId[row.Agent.Id.Value].Leg(leg.Call)?.Phase == CtiCallPhase.Transferring)) leg.Phase = CtiCallPhase.Transferring;
        }
    }

    private static IEnumerable<CstaElement> ConnectionsOf(CstaElement answer) => answer.Anywhere("snapshotData")?.Each("snapshotDeviceResponseInfo") ?? [];

    private static bool IsTrue(string? text) => text is "true" or "1";

    private Row? AgentOf(CstaElement told) =>
        told.TextOf("agentID") is { } id && _byId.TryGetValue(id, out var named) ? named
        : told.TextOf("agentID") is null && told.DeviceOf("agentDevice") is { } no ? _byNo.GetValueOrDefault(no)
        : null;

    /// <summary>The agent at a device, if she is signed in: a call at nobody's desk is nobody's.</summary>
    private Row? RowOf(string? no) => no is not null && _byNo.TryGetValue(no, out var row) && row.IsSignedIn ? row : null;

    private Loss SignIn(CstaElement told, List<Happening> happenings)
    {
        if (AgentOf(told) is { IsSignedIn: false } row) SignIn(row, happenings);
        return Loss.No;
    }

    private static void SignIn(Row row, List<Happening> happenings)
    {
        row.State = new CtiExchangeState(CtiAgentMode.NotReady);
        happenings.Add(new(CtiEventKind.SignedIn, row.Agent) { State = row.State });
    }

    private Loss SignOut(CstaElement told, List<Happening> happenings)
    {
        if (AgentOf(told) is not { IsSignedIn: true } row) return Loss.No;
        row.State = default;
        row.Legs.Clear();
        happenings.Add(new(CtiEventKind.SignedOut, row.Agent) { State = row.State });
        return Loss.No;
    }

    private Loss Change(CstaElement told, CtiAgentMode mode, List<Happening> happenings)
    {
        var state = CstaWords.State(mode, told);
        if (AgentOf(told) is not { } row || row.State == state) return Loss.No;
        // Her signing in is on its way behind this, or lost: the exchange will say.
        if (!row.IsSignedIn) return Loss.Perhaps;
        row.State = state;
        happenings.Add(new(CtiEventKind.StateChanged, row.Agent) { State = state });
        return Loss.No;
    }

    private Loss Call(CstaElement told, string connection, string device, CtiCallDirection direction, CtiCallPhase phase, CtiEventKind kind, List<Happening> happenings)
    {
        if (told.Within(connection)?.TextOf("callID") is { } call && RowOf(told.DeviceOf(device) ?? told.DeviceOf(connection)) is { } row && row.Leg(CstaWords.CallId(call)) is null)
            Put(row, CstaWords.CallId(call), direction, phase, kind, happenings);
        return Loss.No;
    }

    private Loss Establish(CstaElement told, List<Happening> happenings)
    {
        if (told.Within("establishedConnection")?.TextOf("callID") is not { } text) return Loss.No;
        var call = CstaWords.CallId(text);
        if (RowOf(told.DeviceOf("answeringDevice") ?? told.DeviceOf("establishedConnection")) is { } answering) Speak(answering, CtiCallDirection.Inbound);
        if (RowOf(told.DeviceOf("callingDevice")) is { } calling) Speak(calling, CtiCallDirection.Outbound);
        return Loss.No;

        void Speak(Row row, CtiCallDirection direction)
        {
            // One that is on hold was established before: this is the event of another party, or a repeated one.
            if (row.Leg(call) is { Phase: not (CtiCallPhase.Offered or CtiCallPhase.Originated) }) return;
            Put(row, call, row.Leg(call)?.Direction ?? direction, CtiCallPhase.Established, CtiEventKind.CallEstablished, happenings);
        }
    }

    private Loss Hold(CstaElement told, List<Happening> happenings) =>
        told.TextOf("cause") is "consultation" or "transfer" or "singleStepTransfer"
            ? Move(told, "heldConnection", CtiCallPhase.Transferring, CtiEventKind.CallTransferring, happenings)
            : Move(told, "heldConnection", CtiCallPhase.Held, CtiEventKind.CallHeld, happenings);

    private Loss Move(CstaElement told, string connection, CtiCallPhase phase, CtiEventKind kind, List<Happening> happenings)
    {
        if (told.Within(connection)?.TextOf("callID") is not { } call || RowOf(told.DeviceOf(connection)) is not { } row) return Loss.No;
        if (row.Leg(CstaWords.CallId(call)) is not { } leg) return Loss.Perhaps;
        if (leg.Phase != phase) Put(row, leg.Call, leg.Direction, phase, kind, happenings);
        return Loss.No;
    }

    private Loss HandOn(CstaElement told, List<Happening> happenings)
    {
        var primary = told.Within("primaryOldCall")?.TextOf("callID");
        var secondary = told.Within("secondaryOldCall")?.TextOf("callID");
        if (RowOf(told.DeviceOf("transferringDevice")) is { } giver)
        {
            if (primary is not null) Drop(giver, CstaWords.CallId(primary), CtiEventKind.CallTransferred, happenings);
            if (secondary is not null) Drop(giver, CstaWords.CallId(secondary), CtiEventKind.CallCleared, happenings);
        }

        foreach (var item in told.Within("transferredConnections")?.Each("connectionListItem") ?? [])
        {
            if (item.Within("newConnection")?.TextOf("callID") is not { } text || RowOf(item.DeviceOf("newConnection")) is not { } taker) continue;
            var (call, old) = (CstaWords.CallId(text), item.Within("oldConnection")?.TextOf("callID") is { } former ? CstaWords.CallId(former) : null);
            var direction = (old is null ? null : taker.Leg(old))?.Direction ?? CtiCallDirection.Inbound;
            if (old is not null && old != call) Drop(taker, old, CtiEventKind.CallCleared, happenings);
            if (taker.Leg(call)?.Phase != CtiCallPhase.Established) Put(taker, call, direction, CtiCallPhase.Established, CtiEventKind.CallEstablished, happenings);
        }

        return Loss.No;
    }

    private Loss Clear(CstaElement told, List<Happening> happenings)
    {
        if (told.Within("droppedConnection")?.TextOf("callID") is { } call && RowOf(told.DeviceOf("droppedConnection")) is { } row)
            Drop(row, CstaWords.CallId(call), CtiEventKind.CallCleared, happenings);
        return Loss.No;
    }

    private static Loss Status(CstaElement told, List<Happening> happenings)
    {
        var word = told.TextOf("systemStatus") ?? "unspecified";
        happenings.Add(new(CtiEventKind.SystemStatus) { Detail = word.Length > CtiAnswer.MaxDetailLength ? word[..CtiAnswer.MaxDetailLength] : word });
        return word is "messagesLost" or "initializing" or "enabled" ? Loss.Perhaps : Loss.No;
    }

    private void Put(Row row, string call, CtiCallDirection direction, CtiCallPhase phase, CtiEventKind kind, List<Happening> happenings)
    {
        if (row.Put(call, direction, phase, _maxCalls) is { } leg) happenings.Add(new(kind, row.Agent) { Call = leg.ToCall() });
    }

    private static void Drop(Row row, string call, CtiEventKind kind, List<Happening> happenings)
    {
        if (row.Leg(call) is not { } leg) return;
        row.Legs.Remove(leg);
        happenings.Add(new(kind, row.Agent) { Call = leg.ToCall() });
    }

    /// <summary>An agent.</summary>
    private sealed class Row(CtiNumbers agent)
    {
        public CtiNumbers Agent { get; } = agent;

        public CtiExchangeState State { get; set; }

        public bool IsSignedIn => State.Mode != CtiAgentMode.SignedOut;

        /// <summary>Her calls, the oldest first.</summary>
        public List<Leg> Legs { get; } = [];

        public Leg? Leg(string call) => Legs.Find(leg => leg.Call == call);

        /// <summary>Puts a call as it stands now; null when she has as many as are kept.</summary>
        public Leg? Put(string call, CtiCallDirection direction, CtiCallPhase phase, int most)
        {
            var leg = Leg(call);
            if (leg is null)
            {
                if (Legs.Count >= most) return null;
                Legs.Add(leg = new Leg(call));
            }

            (leg.Direction, leg.Phase) = (direction, phase);
            return leg;
        }

        public IReadOnlyList<CtiCallSnapshot> Calls() => [.. Legs.Select(leg => new CtiCallSnapshot { Call = leg.ToCall(), Phase = leg.Phase })];
    }

    /// <summary>A call at her device.</summary>
    private sealed class Leg(string call)
    {
        public string Call { get; } = call;

        public CtiCallDirection Direction { get; set; }

        public CtiCallPhase Phase { get; set; }

        public CtiCall ToCall() => new() { Id = Call, Direction = Direction };
    }
}
