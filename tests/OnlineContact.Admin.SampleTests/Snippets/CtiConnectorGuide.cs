using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Testing.Registration;

namespace OnlineContact.Admin.SampleTests.Snippets;

#region fixture
internal sealed class MyFixture : ICtiConnectorFixture
{
    private readonly SimulatedExchange _exchange = SimulatedExchange.Start();
    private readonly ServiceProvider _host;

    public MyFixture()
    {
        foreach (var agent in Agents) _exchange.Add(agent);
        _host = new ServiceCollection().AddOnlineContactAdmin(admin => admin.UseInMemoryStore().AddIpcc(o =>
        {
            o.Exchange = new IpccExchange { Host = "127.0.0.1", Port = _exchange.Port, UserName = "oca", Password = "secret-of-the-exchange" };
            o.FirstBackoff = Duration.FromMilliseconds(10);
        })).BuildServiceProvider();
    }

    public ICtiConnector Connector => _host.GetRequiredService<ICtiConnector>();

    public ICtiTelephony Telephony => _exchange;

    public CtiTenant Tenant { get; } = new() { Organization = OrganizationId.Parse("acme"), Name = "haneul" };

    public CtiTenant? UnknownTenant => Tenant with { Name = "nobody" };

    public IReadOnlyList<CtiNumbers> Agents { get; } =
        [.. Enumerable.Range(1, 3).Select(i => new CtiNumbers { Id = CtiId.Create($"agent{i}").Value, No = CtiNo.Create($"700{i}").Value })];

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _exchange.DisposeAsync();
    }
}
#endregion

#region registration
internal sealed class MyRegistration : IRegistrationFixture
{
    public IReadOnlyList<Type> Services => [typeof(ICtiConnector)];

    public IReadOnlyList<MistakenRegistration> Mistakes =>
        [new() { Register = admin => admin.AddIpcc(_ => { }), Code = "OCA0003", Says = ["exchange", "admin.AddIpcc"] }];

    public void Register(OnlineContactAdminBuilder admin) => admin.AddIpcc(o => o.Exchange = new IpccExchange { Host = "127.0.0.1", Port = 8800 });
}
#endregion

/// <summary>The code of docs/extending/cti-connector.md.</summary>
public sealed class CtiConnectorGuide
{
    #region theory
    public static TheoryData<string> Cases => [.. CtiConnectorConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task My_connector_conforms(string name) => CtiConnectorConformance.Case(name).RunAsync(new MyFixture(), CancellationToken.None);
    #endregion

    #region registration-theory
    public static TheoryData<string> RegistrationCases => [.. RegistrationConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(RegistrationCases))]
    public Task My_extension_conforms(string name) => RegistrationConformance.Case(name).RunAsync(new MyRegistration(), CancellationToken.None);
    #endregion
}
