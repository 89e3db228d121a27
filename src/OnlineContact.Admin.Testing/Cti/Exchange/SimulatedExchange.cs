using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Simulation;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>
/// A telephone exchange that speaks CSTA Phase III (ECMA-323 over TCP, sessions by ECMA-354) on a port of the loopback address, for tests of connectors. It
/// is told what its agents do and shows it to who monitors them; what goes wrong on the way is decided by <see cref="Faults"/> and the seed.
/// </summary>
/// <remarks>Safe to use from several threads. It shares no code with any connector.</remarks>
public sealed class SimulatedExchange : IAsyncDisposable
{
    private readonly SimulatedExchangeOptions _options;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly SeededRandom _random;
    private readonly Dictionary<ExchangeConnection, Task> _connections = [];
    private readonly HashSet<ITimer> _late = [];
    private readonly Dictionary<string, Desk> _desks = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<CtiCommandSeen> _commands = [];
    private readonly Task _accepting;
    private CtiFaults _faults = CtiFaults.None;
    private int _last;
    private bool _refusesConnections;

    private SimulatedExchange(SimulatedExchangeOptions options)
    {
        _options = options;
        _random = new SeededRandom(options.Seed);
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Its port on the loopback address.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What goes wrong from now on.</summary>
    public CtiFaults Faults
    {
        get
        {
            lock (_gate) return _faults;
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            lock (_gate) _faults = value;
        }
    }

    /// <summary>Whether a connection is closed as soon as it is made: an exchange that cannot be reached.</summary>
    public bool RefusesConnections
    {
        get
        {
            lock (_gate) return _refusesConnections;
        }

        set
        {
            lock (_gate) _refusesConnections = value;
            if (value) Restart();
        }
    }

    /// <summary>How many connections are open.</summary>
    public int OpenConnections
    {
        get
        {
            lock (_gate) return _connections.Count;
        }
    }

    /// <summary>How many monitors run.</summary>
    public int Monitors
    {
        get
        {
            lock (_gate) return _connections.Keys.Sum(connection => connection.Monitors.Count);
        }
    }

    /// <summary>The commands that changed an agent's state or should have, in the order in which they came; those too that a fault lost here.</summary>
    public IReadOnlyList<CtiCommandSeen> Commands
    {
        get
        {
            lock (_gate) return [.. _commands];
        }
    }

    /// <summary>Starts an exchange.</summary>
    /// <param name="options">How it is set up; null: as it comes.</param>
    /// <returns>The exchange; dispose of it.</returns>
    public static SimulatedExchange Start(SimulatedExchangeOptions? options = null) => new(options ?? new SimulatedExchangeOptions());

    /// <summary>Makes an agent known; she is signed out.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    public void Add(CtiNumbers agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        lock (_gate) _desks.TryAdd(agent.Id.Value, new Desk(agent));
    }

    /// <summary>How an agent stands.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <returns>State and calls.</returns>
    public CtiAgentSnapshot StateOf(CtiNumbers agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        lock (_gate)
        {
            var desk = DeskOf(agent);
            return new CtiAgentSnapshot
            {
                State = desk.State,
                Calls = [.. desk.Legs.Select(leg => new CtiCallSnapshot { Call = new CtiCall { Id = leg.Call, Direction = leg.Direction }, Phase = leg.Phase })],
            };
        }
    }

    /// <summary>An agent signs in at her desk.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    public void SignIn(CtiNumbers agent)
    {
        lock (_gate) Enter(DeskOf(agent));
    }

    /// <summary>An agent signs out at her desk; her calls are gone.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    public void SignOut(CtiNumbers agent)
    {
        lock (_gate) Leave(DeskOf(agent));
    }

    /// <summary>A signed-in agent changes her state at her desk.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <param name="state">The state.</param>
    public void SetState(CtiNumbers agent, CtiExchangeState state)
    {
        lock (_gate) Change(DeskOf(agent), state);
    }

    /// <summary>A customer calls an agent.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <returns>The call.</returns>
    public string Offer(CtiNumbers agent)
    {
        lock (_gate)
        {
            var desk = DeskOf(agent);
            var call = NextName("call");
            desk.Legs.Add(new Leg(call, CtiCallDirection.Inbound, CtiCallPhase.Offered));
            Tell(desk, "DeliveredEvent", ExchangeXml.Connection("connection", call, desk.No) + ExchangeXml.Device("alertingDevice", desk.No) + Parties("customer", desk.No) + "<localConnectionInfo>alerting</localConnectionInfo><cause>newCall</cause>");
            return call;
        }
    }

    /// <summary>An agent calls a customer.</summary>
    /// <param name="agent">Her CTI ID and NO.</param>
    /// <returns>The call.</returns>
    public string Dial(CtiNumbers agent)
    {
        lock (_gate)
        {
            var desk = DeskOf(agent);
            var call = NextName("call");
            desk.Legs.Add(new Leg(call, CtiCallDirection.Outbound, CtiCallPhase.Originated));
            Tell(desk, "OriginatedEvent", ExchangeXml.Connection("originatedConnection", call, desk.No) + Parties(desk.No, "customer") + "<localConnectionInfo>connected</localConnectionInfo><cause>newCall</cause>");
            return call;
        }
    }

    /// <summary>A call is answered, by whichever side had to.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="call">The call.</param>
    public void Establish(CtiNumbers agent, string call)
    {
        lock (_gate)
        {
            var desk = DeskOf(agent);
            var leg = desk.Leg(call);
            leg.Phase = CtiCallPhase.Established;
            var isInbound = leg.Direction == CtiCallDirection.Inbound;
            var answering = isInbound ? desk.No : "customer";
            Tell(desk, "EstablishedEvent", ExchangeXml.Connection("establishedConnection", call, answering) + ExchangeXml.Device("answeringDevice", answering)
                + (isInbound ? Parties("customer", desk.No) : Parties(desk.No, "customer")) + "<localConnectionInfo>connected</localConnectionInfo><cause>normal</cause>");
        }
    }

    /// <summary>An agent puts a call on hold.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="call">The call.</param>
    /// <param name="handsOn">Whether she does so to hand it on (호전환).</param>
    public void Hold(CtiNumbers agent, string call, bool handsOn = false)
    {
        lock (_gate)
        {
            var desk = DeskOf(agent);
            desk.Leg(call).Phase = handsOn ? CtiCallPhase.Transferring : CtiCallPhase.Held;
            Tell(desk, "HeldEvent", ExchangeXml.Connection("heldConnection", call, desk.No) + ExchangeXml.Device("holdingDevice", desk.No) + $"<localConnectionInfo>hold</localConnectionInfo><cause>{(handsOn ? "consultation" : "normal")}</cause>");
        }
    }

    /// <summary>An agent takes a call back.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="call">The call.</param>
    public void Retrieve(CtiNumbers agent, string call)
    {
        lock (_gate)
        {
            var desk = DeskOf(agent);
            desk.Leg(call).Phase = CtiCallPhase.Established;
            Tell(desk, "RetrievedEvent", ExchangeXml.Connection("retrievedConnection", call, desk.No) + ExchangeXml.Device("retrievingDevice", desk.No) + "<localConnectionInfo>connected</localConnectionInfo><cause>normal</cause>");
        }
    }

    /// <summary>An agent hands a call on to another one, who has it then.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="call">The call.</param>
    /// <param name="to">The other one.</param>
    public void Transfer(CtiNumbers agent, string call, CtiNumbers to)
    {
        lock (_gate)
        {
            var (desk, other) = (DeskOf(agent), DeskOf(to));
            desk.Legs.Remove(desk.Leg(call));
            if (other.State.Mode != CtiAgentMode.SignedOut) other.Legs.Add(new Leg(call, CtiCallDirection.Inbound, CtiCallPhase.Established));
            var content = $"<primaryOldCall>{ExchangeXml.Text("callID", call)}{ExchangeXml.Text("deviceID", desk.No)}</primaryOldCall>"
                + ExchangeXml.Device("transferringDevice", desk.No) + ExchangeXml.Device("transferredToDevice", other.No)
                + $"<transferredConnections><connectionListItem>{ExchangeXml.Connection("newConnection", call, other.No)}</connectionListItem></transferredConnections>"
                + "<localConnectionInfo>null</localConnectionInfo><cause>transfer</cause>";
            Tell(desk, "TransferedEvent", content);
            if (desk != other) Tell(other, "TransferedEvent", content);
        }
    }

    /// <summary>A call ends at an agent.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="call">The call.</param>
    public void Clear(CtiNumbers agent, string call)
    {
        lock (_gate)
        {
            var desk = DeskOf(agent);
            desk.Legs.Remove(desk.Leg(call));
            Cleared(desk, call);
        }
    }

    /// <summary>The exchange says how it is itself.</summary>
    /// <param name="status">One of the standard's words, for example <c>normal</c> or <c>messagesLost</c>.</param>
    public void SayStatus(string status)
    {
        lock (_gate)
        {
            foreach (var connection in _connections.Keys.Where(connection => connection.Session.Length > 0))
                connection.Send(ExchangeXml.Frame(1, _options.Namespace, "SystemStatus", ExchangeXml.Text("systemStatus", status)), _faults.SplitEverywhere);
        }
    }

    /// <summary>Sends any bytes to everybody who has a session.</summary>
    /// <param name="bytes">The bytes.</param>
    public void SendRaw(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            foreach (var connection in _connections.Keys.Where(connection => connection.Session.Length > 0)) connection.Send(bytes.ToArray(), _faults.SplitEverywhere);
        }
    }

    /// <summary>Puts a body into a frame, as an event.</summary>
    /// <param name="xml">The body.</param>
    /// <returns>The frame.</returns>
    public static byte[] EventFrame(string xml) => ExchangeXml.Frame(9999, Encoding.UTF8.GetBytes(xml));

    /// <summary>Closes all connections. What agents do is not changed by it.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            foreach (var connection in _connections.Keys) connection.Close();
        }
    }

    /// <summary>Closes everything.</summary>
    /// <returns>A task.</returns>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        Restart();
        List<Task> running;
        lock (_gate)
        {
            running = [.. _connections.Values];
            foreach (var timer in _late) timer.Dispose();
        }

        await Task.WhenAll(running).ConfigureAwait(false);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                client.NoDelay = true;
                if (RefusesConnections)
                {
                    client.Dispose();
                    continue;
                }

                Stream stream = client.GetStream();
                if (_options.Certificate is not null) stream = new SslStream(stream, leaveInnerStreamOpen: false);
                var connection = new ExchangeConnection(stream, Handle);
                lock (_gate) _connections.Add(connection, ServeAsync(connection, stream, client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(ExchangeConnection connection, Stream stream, TcpClient client)
    {
        await Task.Yield();
        using (client)
        {
            try
            {
                if (stream is SslStream secure) await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _options.Certificate }, _stop.Token).ConfigureAwait(false);
                await connection.RunAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException or OperationCanceledException)
            {
                connection.Close();
            }
        }

        lock (_gate) _connections.Remove(connection);
    }

    /// <summary>Carries out a request; false when the connection ends with it.</summary>
    private bool Handle(ExchangeConnection connection, int invokeId, XElement message)
    {
        lock (_gate)
        {
            var name = message.Name.LocalName;
            if (name.EndsWith("Response", StringComparison.Ordinal)) return true;
            if (connection.Session.Length == 0 && name != "StartApplicationSession") return false;
            if (_random.Hits(_faults.Restart))
            {
                Restart();
                return false;
            }

            if (name == "SetAgentState")
            {
                _commands.Add(new CtiCommandSeen
                {
                    CtiId = ExchangeXml.Of(message, "agentID"), CtiNo = ExchangeXml.Of(message, "device"), State = ExchangeXml.Of(message, "requestedAgentState"),
                    Reason = ExchangeXml.Of(message, "reasonCode") is { Length: > 0 } reason ? reason : null,
                });
            }

            if (_random.Hits(_faults.LoseCommand)) return true;
            var answer = Answer(connection, name, message);
            if (answer is not var (ns, response, content)) return false;
            if (!_random.Hits(_faults.LoseAnswer)) SendAnswer(connection, ExchangeXml.Frame(invokeId, ns, response, content));
            return name != "StopApplicationSession";
        }
    }

    private void SendAnswer(ExchangeConnection connection, byte[] frame)
    {
        SendGarbage(connection);
        if (!_random.Hits(_faults.DelayAnswer))
        {
            connection.Send(frame, _faults.SplitEverywhere);
            if (_random.Hits(_faults.DuplicateAnswer)) connection.Send(frame, _faults.SplitEverywhere);
            return;
        }

        ITimer? timer = null;
        timer = _options.Time.CreateTimer(
            _ =>
            {
                lock (_gate)
                {
                    connection.Send(frame, _faults.SplitEverywhere);
                    _late.Remove(timer!);
                    timer!.Dispose();
                }
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _late.Add(timer);
        timer.Change(_faults.Delay, Timeout.InfiniteTimeSpan);
    }

    private void SendGarbage(ExchangeConnection connection)
    {
        if (!_random.Hits(_faults.Garbage)) return;
        byte[] garbage = _random.Next(5) switch
        {
            0 => [0x16, 0x03, 0x01, 0x00],
            1 => [0, 0, 0xff, 0xff, (byte)'9', (byte)'9', (byte)'x'],
            2 => EventFrame("<a"),
            3 => EventFrame("<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>"),
            _ => EventFrame("<AgentReadyEvent xmlns=\"urn:other\"/>"),
        };
        connection.Send(garbage, _faults.SplitEverywhere);
    }

    private (string Namespace, string Name, string Content)? Answer(ExchangeConnection connection, string name, XElement message)
    {
        switch (name)
        {
            case "StartApplicationSession": return Start(connection, message);
            case "ResetApplicationSessionTimer":
                return Session("ResetApplicationSessionTimerPosResponse", ExchangeXml.Text("actualSessionDuration", Extend(connection, message)));
            case "StopApplicationSession": return Session("StopApplicationSessionPosResponse", "");
            case "MonitorStart":
                if (!IsDevice(ExchangeXml.Of(message, "deviceObject"))) return Error("operation", "invalidDeviceID");
                var monitor = NextName("monitor");
                connection.Monitors.Add(monitor, ExchangeXml.Of(message, "deviceObject"));
                return Csta("MonitorStartResponse", ExchangeXml.Text("monitorCrossRefID", monitor));
            case "MonitorStop":
                return connection.Monitors.Remove(ExchangeXml.Of(message, "monitorCrossRefID")) ? Csta("MonitorStopResponse", "") : Error("operation", "invalidMonitorCrossRefID");
            case "GetAgentState": return States(ExchangeXml.Of(message, "device"));
            case "SnapshotDevice": return Connections(ExchangeXml.Of(message, "snapshotObject"));
            case "SnapshotCall": return Parties(ExchangeXml.Of(message, "callID"));
            case "SetAgentState": return Set(message);
            default: return Error("operation", "serviceNotSupported");
        }
    }

    private (string, string, string) Start(ExchangeConnection connection, XElement message)
    {
        var isKnown = ExchangeXml.Of(message, "user") == _options.User && ExchangeXml.Of(message, "password") == _options.Password && _options.Tenants.Contains(ExchangeXml.Of(message, "tenant"));
        if (!isKnown) return Session("StartApplicationSessionNegResponse", "<errorCode><definedError>invalidApplicationInfo</definedError></errorCode>");
        if (message.Descendants().All(element => element.Name.LocalName != "protocolVersion" || element.Value != _options.Namespace))
            return Session("StartApplicationSessionNegResponse", "<errorCode><definedError>requestedProtocolVersionNotSupported</definedError></errorCode>");
        connection.Session = NextName("session");
        return Session(
            "StartApplicationSessionPosResponse",
            ExchangeXml.Text("sessionID", connection.Session) + ExchangeXml.Text("actualProtocolVersion", _options.Namespace) + ExchangeXml.Text("actualSessionDuration", Extend(connection, message)));
    }

    private string Extend(ExchangeConnection connection, XElement message)
    {
        var seconds = Math.Min(_options.MaxSessionSeconds, ExchangeXml.NumberOf(message, "requestedSessionDuration") ?? _options.MaxSessionSeconds);
        connection.Timer?.Dispose();
        connection.Timer = _options.Time.CreateTimer(static state => ((ExchangeConnection)state!).Close(), connection, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
        return seconds.ToString(CultureInfo.InvariantCulture);
    }

    private (string, string, string) States(string device)
    {
        if (!IsDevice(device)) return Error("operation", "invalidDeviceID");
        var entries = Desks(device).Select(desk =>
            "<agentStateEntry>" + ExchangeXml.Text("agentID", desk.Agent.Id.Value)
            + ExchangeXml.Text("loggedOnState", desk.State.Mode == CtiAgentMode.SignedOut ? "false" : "true")
            + $"<agentInfo><agentInfoItem>{ExchangeXml.Text("agentState", SnapshotWord(desk.State.Mode))}</agentInfoItem></agentInfo>"
            + ExchangeXml.Reason(desk.State.Reason) + "</agentStateEntry>");
        return Csta("GetAgentStateResponse", $"<agentStateList>{string.Concat(entries)}</agentStateList>");
    }

    private (string, string, string) Connections(string device)
    {
        if (!IsDevice(device)) return Error("operation", "invalidDeviceID");
        var infos = Desks(device).SelectMany(desk => desk.Legs.Select(leg =>
            "<snapshotDeviceResponseInfo>" + ExchangeXml.Connection("connectionIdentifier", leg.Call, desk.No)
            + $"<localCallState><compoundCallState><localConnectionState>{ConnectionWord(leg.Phase)}</localConnectionState></compoundCallState></localCallState></snapshotDeviceResponseInfo>"));
        return Csta("SnapshotDeviceResponse", $"<crossRefIDorSnapshotData><snapshotData>{string.Concat(infos)}</snapshotData></crossRefIDorSnapshotData>");
    }

    private (string, string, string) Parties(string call)
    {
        foreach (var desk in _desks.Values)
        {
            if (desk.Legs.Find(leg => leg.Call == call) is not { } leg) continue;
            return Csta("SnapshotCallResponse", leg.Direction == CtiCallDirection.Inbound ? Parties("customer", desk.No) : Parties(desk.No, "customer"));
        }

        return Error("operation", "invalidCallID");
    }

    private (string, string, string) Set(XElement message)
    {
        if (!_desks.TryGetValue(ExchangeXml.Of(message, "agentID"), out var desk)) return Error("operation", "invalidAgentID");
        if (!string.Equals(desk.No, ExchangeXml.Of(message, "device"), StringComparison.OrdinalIgnoreCase)) return Error("operation", "invalidDeviceID");
        var (asked, isIn) = (ExchangeXml.Of(message, "requestedAgentState"), desk.State.Mode != CtiAgentMode.SignedOut);
        if ((asked == "loggedOn") == isIn) return Error("stateIncompatibility", "invalidObjectState");
        var reason = ExchangeXml.Of(message, "reasonCode");
        switch (asked)
        {
            case "loggedOn": Enter(desk); break;
            case "loggedOff": Leave(desk); break;
            case "ready": Change(desk, new CtiExchangeState(CtiAgentMode.Ready, reason)); break;
            case "notReady": Change(desk, new CtiExchangeState(CtiAgentMode.NotReady, reason)); break;
            case "workingAfterCall": Change(desk, new CtiExchangeState(CtiAgentMode.WorkingAfterCall, reason)); break;
            default: return Error("operation", "invalidParameterValue");
        }

        return Csta("SetAgentStateResponse", "");
    }

    private void Enter(Desk desk)
    {
        desk.State = new CtiExchangeState(CtiAgentMode.NotReady);
        TellAgent(desk, "AgentLoggedOnEvent");
    }

    private void Leave(Desk desk)
    {
        foreach (var leg in desk.Legs.ToList())
        {
            desk.Legs.Remove(leg);
            Cleared(desk, leg.Call);
        }

        desk.State = default;
        TellAgent(desk, "AgentLoggedOffEvent");
    }

    private void Change(Desk desk, CtiExchangeState state)
    {
        if (desk.State.Mode == CtiAgentMode.SignedOut) throw new InvalidOperationException("She is not signed in.");
        desk.State = state;
        TellAgent(desk, state.Mode switch
        {
            CtiAgentMode.Ready => "AgentReadyEvent",
            CtiAgentMode.NotReady => "AgentNotReadyEvent",
            CtiAgentMode.Busy => "AgentBusyEvent",
            CtiAgentMode.WorkingAfterCall => "AgentWorkingAfterCallEvent",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Signing out is a call of its own."),
        });
    }

    private void Cleared(Desk desk, string call) => Tell(
        desk, "ConnectionClearedEvent", ExchangeXml.Connection("droppedConnection", call, desk.No) + ExchangeXml.Device("releasingDevice", desk.No) + "<localConnectionInfo>null</localConnectionInfo><cause>normalClearing</cause>");

    private void TellAgent(Desk desk, string name) =>
        Tell(desk, name, ExchangeXml.Device("agentDevice", desk.No) + ExchangeXml.Text("agentID", desk.Agent.Id.Value) + ExchangeXml.Reason(desk.State.Reason));

    private void Tell(Desk desk, string name, string content)
    {
        foreach (var connection in _connections.Keys)
        {
            foreach (var (monitor, device) in connection.Monitors)
            {
                if (device != _options.Tenants[0] && !string.Equals(device, desk.No, StringComparison.OrdinalIgnoreCase)) continue;
                SendEvent(connection, ExchangeXml.Frame(9999, _options.Namespace, name, ExchangeXml.Text("monitorCrossRefID", monitor) + content));
            }
        }
    }

    private void SendEvent(ExchangeConnection connection, byte[] frame)
    {
        if (_random.Hits(_faults.DropEvent)) return;
        SendGarbage(connection);
        if (connection.HeldBack is null && _random.Hits(_faults.ReorderEvent))
        {
            connection.HeldBack = frame;
            return;
        }

        connection.Send(frame, _faults.SplitEverywhere);
        if (_random.Hits(_faults.DuplicateEvent)) connection.Send(frame, _faults.SplitEverywhere);
        if (connection.HeldBack is not { } held) return;
        connection.HeldBack = null;
        connection.Send(held, _faults.SplitEverywhere);
    }

    private IEnumerable<Desk> Desks(string device) =>
        device == _options.Tenants[0] ? _desks.Values : _desks.Values.Where(desk => string.Equals(desk.No, device, StringComparison.OrdinalIgnoreCase));

    private bool IsDevice(string device) => device == _options.Tenants[0] || Desks(device).Any();

    private Desk DeskOf(CtiNumbers agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        return _desks[agent.Id.Value];
    }

    private string NextName(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{++_last}");

    private (string, string, string) Csta(string name, string content) => (_options.Namespace, name, content);

    private (string, string, string) Error(string category, string word) => Csta("CSTAErrorCode", ExchangeXml.Text(category, word));

    private static (string, string, string) Session(string name, string content) => (ExchangeXml.SessionNamespace, name, content);

    private static string Parties(string calling, string called) => ExchangeXml.Device("callingDevice", calling) + ExchangeXml.Device("calledDevice", called);

    private static string SnapshotWord(CtiAgentMode mode) => mode switch
    {
        CtiAgentMode.Ready => "agentReady",
        CtiAgentMode.NotReady => "agentNotReady",
        CtiAgentMode.Busy => "agentBusy",
        CtiAgentMode.WorkingAfterCall => "agentWorkingAfterCall",
        _ => "agentNull",
    };

    private static string ConnectionWord(CtiCallPhase phase) => phase switch
    {
        CtiCallPhase.Originated => "initiated",
        CtiCallPhase.Offered => "alerting",
        CtiCallPhase.Established => "connected",
        _ => "hold",
    };

    private sealed class Desk(CtiNumbers agent)
    {
        public CtiNumbers Agent { get; } = agent;

        public string No => Agent.No.Value;

        public CtiExchangeState State { get; set; }

        public List<Leg> Legs { get; } = [];

        public Leg Leg(string call) => Legs.Find(leg => leg.Call == call) ?? throw new ArgumentException($"She has no call {call}.", nameof(call));
    }

    private sealed class Leg(string call, CtiCallDirection direction, CtiCallPhase phase)
    {
        public string Call { get; } = call;

        public CtiCallDirection Direction { get; } = direction;

        public CtiCallPhase Phase { get; set; } = phase;
    }
}
