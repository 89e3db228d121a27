using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace CustomProof;

/// <summary>The connector as a host has it, and the telephony side.</summary>
public sealed class ConnectorFixture : ICtiConnectorFixture
{
    private readonly DeskServer _server = new();
    private readonly ServiceProvider _host;

    /// <summary>Starts both.</summary>
    public ConnectorFixture()
    {
        foreach (var agent in Agents) _server.Add(agent);
        _host = new ServiceCollection().AddOnlineContactAdmin(admin => admin.UseInMemoryStore().AddDesk(desk =>
        {
            desk.Host = "127.0.0.1";
            desk.Port = _server.Port;
            desk.FirstPause = TimeSpan.FromMilliseconds(1);
        })).BuildServiceProvider();
    }

    /// <summary>The server itself.</summary>
    public DeskServer Server => _server;

    /// <inheritdoc/>
    public ICtiConnector Connector => _host.GetRequiredService<ICtiConnector>();

    /// <inheritdoc/>
    public ICtiTelephony Telephony => _server;

    /// <inheritdoc/>
    public CtiTenant Tenant { get; } = new() { Organization = OrganizationId.Parse("acme"), Name = "haneul" };

    /// <inheritdoc/>
    public CtiTenant? UnknownTenant => Tenant with { Name = "nobody here" };

    /// <inheritdoc/>
    public IReadOnlyList<CtiNumbers> Agents { get; } =
        [.. Enumerable.Range(1, 3).Select(i => new CtiNumbers { Id = CtiId.Create($"agent{i}").Value, No = CtiNo.Create($"700{i}").Value })];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }
}
