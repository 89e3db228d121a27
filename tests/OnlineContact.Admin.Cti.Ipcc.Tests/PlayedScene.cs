using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>The connector to private IPCCs, and an exchange that the test plays.</summary>
internal sealed class PlayedScene : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _accepted = [];

    public PlayedScene(TimeProvider? time = null, Action<IpccOptions>? configure = null)
    {
        _listener.Start();
        var options = new IpccOptions { Exchange = new IpccExchange { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }, IdleTime = Duration.FromTimeSpan(Idle) };
        configure?.Invoke(options);
        Connector = new IpccConnector(Options.Create(options), new FakeAdminClock(), time ?? Time);
    }

    public static TimeSpan Idle { get; } = TimeSpan.FromSeconds(3);

    public static CtiTenant Tenant { get; } = new() { Organization = OrganizationId.Parse("acme"), Name = "haneul" };

    public static CtiNumbers Kim { get; } = ExchangeScene.Numbers("agent01", "7001");

    public AwaitedTime Time { get; } = new();

    public IpccConnector Connector { get; }

    /// <summary>The next connection.</summary>
    public async Task<FarEnd> AcceptAsync()
    {
        using var patience = new CancellationTokenSource(FarEnd.Patience);
        _accepted.Add(await _listener.AcceptTcpClientAsync(patience.Token));
        return new FarEnd(_accepted[^1].GetStream());
    }

    /// <summary>The next connection, with its session begun.</summary>
    public async Task<FarEnd> BeginAsync()
    {
        var far = await AcceptAsync();
        await far.BeginAsync();
        return far;
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        foreach (var one in _accepted) one.Dispose();
        _listener.Dispose();
    }
}
