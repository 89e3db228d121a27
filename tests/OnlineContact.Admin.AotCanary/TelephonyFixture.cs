using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.AotCanary;

/// <summary>A connector as a host registers it, and a simulated telephony system: the exchange on a loopback port, the Mobile Contact behind an HTTP client.</summary>
internal sealed class TelephonyFixture : ICtiConnectorFixture
{
    private const string Secret = "secret-of-the-canary";

    private readonly SimulatedTelephony _telephony;
    private readonly ServiceProvider _host;

    private TelephonyFixture(SimulatedTelephony telephony, Action<IServiceCollection> register)
    {
        _telephony = telephony;
        foreach (var agent in Agents) telephony.Add(agent);
        var services = new ServiceCollection();
        register(services);
        _host = services.BuildServiceProvider();
    }

    public ICtiConnector Connector => _host.GetRequiredService<ICtiConnector>();

    public ICtiTelephony Telephony => _telephony;

    public CtiTenant Tenant { get; } = new() { Organization = OrganizationId.Parse("acme"), Name = "haneul" };

    public CtiTenant? UnknownTenant => Tenant with { Name = "nobody" };

    public IReadOnlyList<CtiNumbers> Agents { get; } =
        [.. Enumerable.Range(1, 3).Select(i => new CtiNumbers { Id = CtiId.Create($"agent{i}").Value, No = CtiNo.Create($"700{i}").Value })];

    public static TelephonyFixture Ipcc()
    {
        var exchange = SimulatedExchange.Start(new SimulatedExchangeOptions { Tenants = ["haneul"], Password = Secret });
        return new TelephonyFixture(exchange, services => services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore().AddIpcc(o =>
        {
            o.Exchange = new IpccExchange { Host = "127.0.0.1", Port = exchange.Port, UserName = "oca", Password = Secret };
            o.FirstBackoff = Duration.FromMilliseconds(10);
        })));
    }

    public static TelephonyFixture MobileContact()
    {
        var cloud = new SimulatedMobileContact(new SimulatedMobileContactOptions { ApiKey = Secret });
        return new TelephonyFixture(cloud, services =>
        {
            services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore().AddMobileContact(o =>
            {
                (o.BaseAddress, o.ApiKey) = ("https://mobile-contact.example/", Secret);
                o.FirstBackoff = Duration.FromMilliseconds(10);
            }));
            services.AddHttpClient("OnlineContact.Admin.Cti.MobileContact").ConfigurePrimaryHttpMessageHandler(cloud.CreateHandler);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_telephony is IAsyncDisposable open) await open.DisposeAsync();
    }
}
