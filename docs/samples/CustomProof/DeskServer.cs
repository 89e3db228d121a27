using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace CustomProof;

/// <summary>
/// What the connector is proved against: a desk server on a port of the loopback address, whose agents do what the test says. It shares no code
/// with the connector.
/// </summary>
public sealed class DeskServer : ICtiTelephony, IAsyncDisposable
{
    private const string Tenant = "haneul";

    private readonly Lock _turn = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<string, Desk> _desks = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TcpClient> _clients = [];
    private readonly List<Channel<string>> _watches = [];
    private readonly Task _serving;
    private int _lastCall;

    /// <summary>Starts one.</summary>
    public DeskServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answers given instead of the right ones, one after the other; null: none, the connection is closed.</summary>
    public Queue<string?> WrongAnswers { get; } = new();

    /// <inheritdoc/>
    public void Add(CtiNumbers agent)
    {
        lock (_turn) _desks.TryAdd(agent.Id.Value, new Desk());
    }

    /// <inheritdoc/>
    public CtiAgentSnapshot StateOf(CtiNumbers agent)
    {
        lock (_turn)
        {
            var desk = _desks[agent.Id.Value];
            return new CtiAgentSnapshot { State = desk.State, Calls = [.. desk.Calls.Values] };
        }
    }

    /// <inheritdoc/>
    public void SignIn(CtiNumbers agent) => Change(agent, desk => desk.State = new CtiExchangeState(CtiAgentMode.NotReady));

    /// <inheritdoc/>
    public void SignOut(CtiNumbers agent) => Change(agent, desk => desk.Leave());

    /// <inheritdoc/>
    public void SetState(CtiNumbers agent, CtiExchangeState state) => Change(agent, desk => desk.State = state);

    /// <inheritdoc/>
    public string Offer(CtiNumbers agent) => Begin(agent, CtiCallDirection.Inbound, CtiCallPhase.Offered);

    /// <inheritdoc/>
    public string Dial(CtiNumbers agent) => Begin(agent, CtiCallDirection.Outbound, CtiCallPhase.Originated);

    /// <inheritdoc/>
    public void Establish(CtiNumbers agent, string call) => Move(agent, call, CtiCallPhase.Established);

    /// <inheritdoc/>
    public void Hold(CtiNumbers agent, string call) => Move(agent, call, CtiCallPhase.Held);

    /// <inheritdoc/>
    public void Retrieve(CtiNumbers agent, string call) => Move(agent, call, CtiCallPhase.Established);

    /// <inheritdoc/>
    public void Clear(CtiNumbers agent, string call) => Change(agent, desk => desk.Calls.Remove(call));

    /// <inheritdoc/>
    public void Restart()
    {
        lock (_turn)
        {
            foreach (var client in _clients) client.Dispose();
            _clients.Clear();
            foreach (var watch in _watches) watch.Writer.TryComplete();
            _watches.Clear();
        }
    }

    /// <summary>Says something to everybody who watches.</summary>
    /// <param name="line">The line.</param>
    public void Say(string line)
    {
        lock (_turn)
        {
            foreach (var watch in _watches) watch.Writer.TryWrite(line);
        }
    }

    /// <summary>Stops.</summary>
    /// <returns>A task.</returns>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        Restart();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                lock (_turn) _clients.Add(client);
                _ = AnswerAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // It was stopped.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8, leaveOpen: true);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n", AutoFlush = true };
            if (await reader.ReadLineAsync(_end.Token) is not { } line) return;
            string[] words = [.. line.Split(' ').Select(Uri.UnescapeDataString)];
            if (words[0] == "watch") await TellAsync(writer, words[1]);
            else if (AnswerTo(words) is { } answer) await writer.WriteLineAsync(answer);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // The other side went away, or it was stopped.
        }
        finally
        {
            lock (_turn) _clients.Remove(client);
            client.Dispose();
        }
    }

    private async Task TellAsync(StreamWriter writer, string tenant)
    {
        var watch = Channel.CreateUnbounded<string>();
        lock (_turn)
        {
            // From here on nothing is missed: the picture and the place among the watches are of one moment.
            if (tenant == Tenant)
            {
                foreach (var (id, desk) in _desks) watch.Writer.TryWrite(desk.Line(id));
            }

            watch.Writer.TryWrite("now");
            _watches.Add(watch);
        }

        await foreach (var line in watch.Reader.ReadAllAsync(_end.Token)) await writer.WriteLineAsync(line);
    }

    private string? AnswerTo(string[] words)
    {
        lock (_turn)
        {
            if (WrongAnswers.TryDequeue(out var wrong)) return wrong;
            if (words is ["tenant", var name]) return name == Tenant ? "yes" : "no";
            if (words[1] != Tenant) return "refused unknown-tenant";
            var id = words[2];
            if (words[0] == "agent") return _desks.ContainsKey(id) ? "yes" : "no";
            if (words[0] == "add")
            {
                _desks.TryAdd(id, new Desk());
                return "done";
            }

            if (!_desks.TryGetValue(id, out var desk)) return "refused unknown-agent";
            var isIn = desk.State.Mode != CtiAgentMode.SignedOut;
            switch (words)
            {
                case ["state", ..]: return desk.Line(id);
                case ["in", ..] when isIn: return "refused already-in";
                case ["in", ..]: desk.State = new CtiExchangeState(CtiAgentMode.NotReady); break;
                case [..] when !isIn: return "refused not-in";
                case ["out", ..]: desk.Leave(); break;
                case ["set", _, _, var mode, var reason]: desk.State = new CtiExchangeState(Desk.ModeOf(mode), reason); break;
                default: return "refused not-understood";
            }

            Say(desk.Line(id));
            return "done";
        }
    }

    private void Change(CtiNumbers agent, Action<Desk> change)
    {
        lock (_turn)
        {
            var desk = _desks[agent.Id.Value];
            change(desk);
            Say(desk.Line(agent.Id.Value));
        }
    }

    private string Begin(CtiNumbers agent, CtiCallDirection direction, CtiCallPhase phase)
    {
        var call = string.Create(CultureInfo.InvariantCulture, $"call-{Interlocked.Increment(ref _lastCall)}");
        Change(agent, desk => desk.Calls.Add(call, new CtiCallSnapshot { Call = new CtiCall { Id = call, Direction = direction }, Phase = phase }));
        return call;
    }

    private void Move(CtiNumbers agent, string call, CtiCallPhase phase) => Change(agent, desk => desk.Calls[call] = desk.Calls[call] with { Phase = phase });

    private sealed class Desk
    {
        public CtiExchangeState State { get; set; }

        public SortedDictionary<string, CtiCallSnapshot> Calls { get; } = new(StringComparer.Ordinal);

        public static CtiAgentMode ModeOf(string word) => word switch
        {
            "ready" => CtiAgentMode.Ready,
            "aftercall" => CtiAgentMode.WorkingAfterCall,
            "notready" => CtiAgentMode.NotReady,
            _ => throw new InvalidOperationException("That is no state an agent can choose."),
        };

        public void Leave()
        {
            State = default;
            Calls.Clear();
        }

        public string Line(string id)
        {
            var mode = State.Mode switch
            {
                CtiAgentMode.SignedOut => "out",
                CtiAgentMode.Ready => "ready",
                CtiAgentMode.Busy => "busy",
                CtiAgentMode.WorkingAfterCall => "aftercall",
                _ => "notready",
            };
            var calls = Calls.Values.Select(call => $" {call.Call.Id}/{(call.Call.Direction == CtiCallDirection.Inbound ? "in" : "out")}/{WordOf(call.Phase)}");
            return $"agent {Uri.EscapeDataString(id)} {mode}{(State.Reason is null ? "" : ":" + Uri.EscapeDataString(State.Reason))}{string.Concat(calls)}";
        }

        private static string WordOf(CtiCallPhase phase) => phase switch
        {
            CtiCallPhase.Originated => "dialled",
            CtiCallPhase.Offered => "offered",
            CtiCallPhase.Established => "talking",
            CtiCallPhase.Held => "held",
            _ => "transferring",
        };
    }
}
