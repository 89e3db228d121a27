using Microsoft.Extensions.Options;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>A simulated exchange and the connector to private IPCCs.</summary>
internal sealed class ExchangeScene : TelephonyScene
{
    private readonly IpccConnector _connector;

    public ExchangeScene(int agents = 3, SimulatedExchangeOptions? exchange = null, Action<IpccOptions>? configure = null)
        : base(agents)
    {
        Exchange = SimulatedExchange.Start((exchange ?? new SimulatedExchangeOptions()) with { Time = Time });
        foreach (var agent in Agents) Exchange.Add(agent);
        var options = new IpccOptions { Exchange = new IpccExchange { Host = "127.0.0.1", Port = Exchange.Port, UserName = "oca", Password = "secret-of-the-exchange" } };
        configure?.Invoke(options);
        Assert.True(new IpccOptionsCrossValidator().Validate(null, options).Succeeded);
        _connector = new IpccConnector(Options.Create(options), new FakeAdminClock(), Time);
    }

    public SimulatedExchange Exchange { get; }

    public override SimulatedTelephony Telephony => Exchange;

    public override ICtiConnector Connector => _connector;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _connector.DisposeAsync();
        await Exchange.DisposeAsync();
    }
}
