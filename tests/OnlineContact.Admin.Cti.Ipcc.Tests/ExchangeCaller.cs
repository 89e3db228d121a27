using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>Who speaks to a simulated exchange word by word.</summary>
internal sealed class ExchangeCaller : IDisposable
{
    private readonly TcpClient _client;
    private readonly FarEnd _end;
    private int _last;

    private ExchangeCaller(TcpClient client)
    {
        _client = client;
        _end = new FarEnd(client.GetStream());
    }

    public Stream Stream => _client.GetStream();

    public static async Task<ExchangeCaller> DialAsync(SimulatedExchange exchange)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, exchange.Port);
        return new ExchangeCaller(client);
    }

    /// <summary>Dials, and begins a session.</summary>
    public static async Task<ExchangeCaller> BeginAsync(SimulatedExchange exchange, int? seconds = null)
    {
        var caller = await DialAsync(exchange);
        Assert.Equal("StartApplicationSessionPosResponse", (await caller.AskAsync("StartApplicationSession", Start(seconds: seconds))).Name);
        return caller;
    }

    public static string Start(string user = "oca", string password = "secret-of-the-exchange", string tenant = "haneul", int? seconds = null, params string[] editions) =>
        Told.Text("applicationInfo", Told.Text("applicationSpecificInfo", Told.Text("user", user) + Told.Text("password", password) + Told.Text("tenant", tenant)))
        + Told.Text("requestedProtocolVersions", string.Concat((editions.Length > 0 ? editions : [FarEnd.Edition]).Select(edition => Told.Text("protocolVersion", edition))))
        + (seconds is { } asked ? Told.Text("requestedSessionDuration", asked.ToString(CultureInfo.InvariantCulture)) : "");

    public static string SetState(string state, string id = "agent01", string no = "7001", string more = "") =>
        Told.Text("device", no) + Told.Text("requestedAgentState", state) + Told.Text("agentID", id) + more;

    /// <summary>Asks, and does not wait.</summary>
    public Task SendAsync(string name, string content = "") => _end.SendAsync(FarEnd.Frame(++_last, name, content));

    /// <summary>Asks; the answer, which is to this.</summary>
    public async Task<Asked> AskAsync(string name, string content = "")
    {
        await SendAsync(name, content);
        var answer = await NextAsync();
        Assert.Equal(_last, answer.InvokeId);
        return answer;
    }

    /// <summary>Asks something that is refused; the word for it.</summary>
    public async Task<string> RefusedAsync(string category, string name, string content = "")
    {
        var answer = await AskAsync(name, content);
        Assert.Equal("CSTAErrorCode", answer.Name);
        return answer.Of(category);
    }

    /// <summary>Monitors a device; the monitor's identity.</summary>
    public async Task<string> MonitorAsync(string device) => (await AskAsync("MonitorStart", Told.Text("monitorObject", Told.Text("deviceObject", device)))).Of("monitorCrossRefID");

    /// <summary>What comes next.</summary>
    public async Task<Asked> NextAsync()
    {
        var next = await _end.NextAsync();
        Assert.NotNull(next);
        return next;
    }

    /// <summary>Waits until the exchange closes; nothing comes before.</summary>
    public async Task IsClosedAsync()
    {
        try
        {
            Assert.Null(await _end.NextAsync());
        }
        catch (IOException)
        {
            // It closed before it had read everything.
        }
    }

    public void Dispose()
    {
        _end.Dispose();
        _client.Dispose();
    }
}
