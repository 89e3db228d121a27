using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;
using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Testing.Cti;

/// <summary>
/// A telephone exchange that speaks CSTA Phase III (ECMA-323 over TCP, sessions by ECMA-354) on a port of the loopback address, for tests of connectors.
/// </summary>
/// <remarks>Safe to use from several threads. It shares no code with any connector.</remarks>
public sealed class SimulatedExchange : SimulatedTelephony, IAsyncDisposable
{
    private readonly SimulatedExchangeOptions _options;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<ExchangeConnection, Task> _connections = [];
    private readonly HashSet<ITimer> _late = [];
    private readonly Task _accepting;
    private bool _refusesConnections;

    private SimulatedExchange(SimulatedExchangeOptions options)
        : base(options.Seed)
    {
        _options = options;
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Its port on the loopback address.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <inheritdoc/>
    public override bool RefusesConnections
    {
        get
        {
            lock (Gate) return _refusesConnections;
        }

        set
        {
            lock (Gate) _refusesConnections = value;
            if (value) Restart();
        }
    }

    /// <summary>How many connections are open.</summary>
    public int OpenConnections
    {
        get
        {
            lock (Gate) return _connections.Count;
        }
    }

    /// <summary>The monitors that run: their identities, and the devices that they monitor.</summary>
    public IReadOnlyDictionary<string, string> Monitors
    {
        get
        {
            lock (Gate) return _connections.Keys.SelectMany(connection => connection.Monitors).ToDictionary();
        }
    }

    /// <summary>Starts an exchange.</summary>
    /// <param name="options">How it is set up; null: as it comes.</param>
    /// <returns>The exchange; dispose of it.</returns>
    public static SimulatedExchange Start(SimulatedExchangeOptions? options = null) => new(options ?? new SimulatedExchangeOptions());

    /// <summary>The exchange says how it is itself.</summary>
    /// <param name="status">One of the standard's words, for example <c>normal</c> or <c>messagesLost</c>.</param>
    public void SayStatus(string status)
    {
        lock (Gate)
        {
            foreach (var connection in _connections.Keys.Where(connection => connection.Session.Length > 0))
                connection.Send(ExchangeXml.Frame(1, _options.Namespace, "SystemStatus", ExchangeXml.Text("systemStatus", status)), Faults.SplitEverywhere);
        }
    }

    /// <summary>Sends any bytes to everybody who has a session.</summary>
    /// <param name="bytes">The bytes.</param>
    public void SendRaw(ReadOnlySpan<byte> bytes)
    {
        lock (Gate)
        {
            foreach (var connection in _connections.Keys.Where(connection => connection.Session.Length > 0)) connection.Send(bytes.ToArray(), Faults.SplitEverywhere);
        }
    }

    /// <summary>Puts a body into a frame, as an event.</summary>
    /// <param name="xml">The body.</param>
    /// <returns>The frame.</returns>
    public static byte[] EventFrame(string xml) => ExchangeXml.Frame(9999, Encoding.UTF8.GetBytes(xml));

    /// <inheritdoc/>
    public override void Restart()
    {
        lock (Gate)
        {
            // What ends with them is taken away from the list meanwhile.
            foreach (var connection in _connections.Keys.ToList()) connection.Close();
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
        lock (Gate)
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
                lock (Gate) _connections.Add(connection, ServeAsync(connection, stream, client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
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

        lock (Gate) _connections.Remove(connection);
    }

    /// <summary>Carries out a request; false when the connection ends with it.</summary>
    private bool Handle(ExchangeConnection connection, int invokeId, XElement message)
    {
        lock (Gate)
        {
            var name = message.Name.LocalName;
            if (name.EndsWith("Response", StringComparison.Ordinal)) return true;
            if (connection.Session.Length == 0 && name != "StartApplicationSession") return false;
            if (name == "SetAgentState")
            {
                Note(new CtiCommandSeen
                {
                    CtiId = ExchangeXml.Of(message, "agentID"), CtiNo = ExchangeXml.Of(message, "device"), State = ExchangeXml.Of(message, "requestedAgentState"),
                    Reason = ExchangeXml.Of(message, "reasonCode") is { Length: > 0 } reason ? reason : null,
                });
            }

            if (Random.Hits(Faults.Restart))
            {
                Restart();
                return false;
            }

            if (Random.Hits(Faults.LoseCommand)) return true;
            var answer = Answer(connection, name, message);
            if (answer is not var (ns, response, content)) return false;
            if (!Random.Hits(Faults.LoseAnswer)) SendAnswer(connection, ExchangeXml.Frame(invokeId, ns, response, content));
            return name != "StopApplicationSession";
        }
    }

    private void SendAnswer(ExchangeConnection connection, byte[] frame)
    {
        SendGarbage(connection);
        if (!Random.Hits(Faults.DelayAnswer))
        {
            connection.Send(frame, Faults.SplitEverywhere);
            if (Random.Hits(Faults.DuplicateAnswer)) connection.Send(frame, Faults.SplitEverywhere);
            return;
        }

        ITimer? timer = null;
        timer = _options.Time.CreateTimer(
            _ =>
            {
                lock (Gate)
                {
                    connection.Send(frame, Faults.SplitEverywhere);
                    _late.Remove(timer!);
                    timer!.Dispose();
                }
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _late.Add(timer);
        timer.Change(Faults.Delay, Timeout.InfiniteTimeSpan);
    }

    private void SendGarbage(ExchangeConnection connection)
    {
        if (!Random.Hits(Faults.Garbage)) return;
        byte[] garbage = Random.Next(5) switch
        {
            0 => [0x16, 0x03, 0x01, 0x00],
            1 => [0, 0, 0xff, 0xff, (byte)'9', (byte)'9', (byte)'x'],
            2 => EventFrame("<a"),
            3 => EventFrame("<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>"),
            _ => EventFrame("<AgentReadyEvent xmlns=\"urn:other\"/>"),
        };
        connection.Send(garbage, Faults.SplitEverywhere);
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
        var entries = DesksAt(device).Select(desk =>
            "<agentStateEntry>" + ExchangeXml.Text("agentID", desk.Id)
            + ExchangeXml.Text("loggedOnState", desk.IsSignedIn ? "true" : "false")
            + $"<agentInfo><agentInfoItem>{ExchangeXml.Text("agentState", SnapshotWord(desk.State.Mode))}</agentInfoItem></agentInfo>"
            + ExchangeXml.Reason(desk.State.Reason) + "</agentStateEntry>");
        return Csta("GetAgentStateResponse", $"<agentStateList>{string.Concat(entries)}</agentStateList>");
    }

    private (string, string, string) Connections(string device)
    {
        if (!IsDevice(device)) return Error("operation", "invalidDeviceID");
        var infos = DesksAt(device).SelectMany(desk => desk.Legs.Select(leg =>
            "<snapshotDeviceResponseInfo>" + ExchangeXml.Connection("connectionIdentifier", leg.Call, desk.No)
            + $"<localCallState><compoundCallState><localConnectionState>{ConnectionWord(leg.Phase)}</localConnectionState></compoundCallState></localCallState></snapshotDeviceResponseInfo>"));
        return Csta("SnapshotDeviceResponse", $"<crossRefIDorSnapshotData><snapshotData>{string.Concat(infos)}</snapshotData></crossRefIDorSnapshotData>");
    }

    private (string, string, string) Parties(string call)
    {
        foreach (var desk in Desks)
        {
            if (desk.Legs.Find(leg => leg.Call == call) is not { } leg) continue;
            return Csta("SnapshotCallResponse", leg.Direction == CtiCallDirection.Inbound ? Parties("customer", desk.No) : Parties(desk.No, "customer"));
        }

        return Error("operation", "invalidCallID");
    }

    private (string, string, string) Set(XElement message)
    {
        if (Find(ExchangeXml.Of(message, "agentID")) is not { } desk) return Error("operation", "invalidAgentID");
        if (!string.Equals(desk.No, ExchangeXml.Of(message, "device"), StringComparison.OrdinalIgnoreCase)) return Error("operation", "invalidDeviceID");
        var (asked, isIn) = (ExchangeXml.Of(message, "requestedAgentState"), desk.IsSignedIn);
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

    private protected override void Tell(DeskEvent told)
    {
        var (desk, no) = (told.Desk, told.Desk.No);
        var (name, content) = told.Leg is { } leg ? CallEvent(told, leg) : (AgentEvent(told), ExchangeXml.Device("agentDevice", no) + ExchangeXml.Text("agentID", desk.Id) + ExchangeXml.Reason(desk.State.Reason));
        Tell(desk, name, content);
        if (told.To is { } other) Tell(other, name, content);
    }

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

    private static string AgentEvent(DeskEvent told) => told.Kind switch
    {
        CtiEventKind.SignedIn => "AgentLoggedOnEvent",
        CtiEventKind.SignedOut => "AgentLoggedOffEvent",
        _ => told.Desk.State.Mode switch
        {
            CtiAgentMode.Ready => "AgentReadyEvent",
            CtiAgentMode.Busy => "AgentBusyEvent",
            CtiAgentMode.WorkingAfterCall => "AgentWorkingAfterCallEvent",
            _ => "AgentNotReadyEvent",
        },
    };

    private static (string Name, string Content) CallEvent(DeskEvent told, Leg leg)
    {
        var (call, no, isInbound) = (leg.Call, told.Desk.No, leg.Direction == CtiCallDirection.Inbound);
        var (answering, parties) = isInbound ? (no, Parties("customer", no)) : ("customer", Parties(no, "customer"));
        return told.Kind switch
        {
            CtiEventKind.CallOffered => ("DeliveredEvent", ExchangeXml.Connection("connection", call, no) + ExchangeXml.Device("alertingDevice", no) + parties + Ending("alerting", "newCall")),
            CtiEventKind.CallOriginated => ("OriginatedEvent", ExchangeXml.Connection("originatedConnection", call, no) + parties + Ending("connected", "newCall")),
            CtiEventKind.CallEstablished => ("EstablishedEvent", ExchangeXml.Connection("establishedConnection", call, answering) + ExchangeXml.Device("answeringDevice", answering) + parties + Ending("connected", "normal")),
            CtiEventKind.CallHeld => ("HeldEvent", ExchangeXml.Connection("heldConnection", call, no) + ExchangeXml.Device("holdingDevice", no) + Ending("hold", "normal")),
            CtiEventKind.CallTransferring => ("HeldEvent", ExchangeXml.Connection("heldConnection", call, no) + ExchangeXml.Device("holdingDevice", no) + Ending("hold", "consultation")),
            CtiEventKind.CallRetrieved => ("RetrievedEvent", ExchangeXml.Connection("retrievedConnection", call, no) + ExchangeXml.Device("retrievingDevice", no) + Ending("connected", "normal")),
            CtiEventKind.CallTransferred => ("TransferedEvent", ExchangeXml.Connection("primaryOldCall", call, no) + ExchangeXml.Device("transferringDevice", no) + Taken(told) + Ending("null", "transfer")),
            _ => ("ConnectionClearedEvent", ExchangeXml.Connection("droppedConnection", call, no) + ExchangeXml.Device("releasingDevice", no) + Ending("null", "normalClearing")),
        };
    }

    private static string Taken(DeskEvent told) => told.To is not { } other
        ? "<transferredConnections/>"
        : ExchangeXml.Device("transferredToDevice", other.No)
            + $"<transferredConnections><connectionListItem>{ExchangeXml.Connection("newConnection", told.TakenLeg!.Call, other.No)}</connectionListItem></transferredConnections>";

    private static string Ending(string state, string cause) => ExchangeXml.Text("localConnectionInfo", state) + ExchangeXml.Text("cause", cause);

    private void SendEvent(ExchangeConnection connection, byte[] frame)
    {
        if (Random.Hits(Faults.DropEvent)) return;
        SendGarbage(connection);
        if (connection.HeldBack is null && Random.Hits(Faults.ReorderEvent))
        {
            connection.HeldBack = frame;
            return;
        }

        connection.Send(frame, Faults.SplitEverywhere);
        if (Random.Hits(Faults.DuplicateEvent)) connection.Send(frame, Faults.SplitEverywhere);
        if (connection.HeldBack is not { } held) return;
        connection.HeldBack = null;
        connection.Send(held, Faults.SplitEverywhere);
    }

    private IEnumerable<Desk> DesksAt(string device) =>
        device == _options.Tenants[0] ? Desks : Desks.Where(desk => string.Equals(desk.No, device, StringComparison.OrdinalIgnoreCase));

    private bool IsDevice(string device) => device == _options.Tenants[0] || DesksAt(device).Any();

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
}
