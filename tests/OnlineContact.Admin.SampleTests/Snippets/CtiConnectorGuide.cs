using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
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

#region nothing
public sealed class MyConnector : ICtiConnector
{
    private static readonly CtiAnswer NotYet = CtiAnswer.Refused(CtiRefusal.NotSupported);

    public CtiVersion Version => CtiVersion.IpccPrivate;

    public CtiCapabilities Capabilities => CtiCapabilities.None;

    public CtiStateMap States => CtiStateMap.Standard;

    public ValueTask<CtiAnswer<CtiTenantCheck>> CheckTenantAsync(CtiTenant tenant, CancellationToken cancellationToken) => new(NotYet);

    public ValueTask<CtiAnswer<CtiAgentCheck>> CheckAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => new(NotYet);

    public ValueTask<CtiAnswer> ProvisionAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => new(NotYet);

    public ValueTask<CtiAnswer> SignInAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => new(NotYet);

    public ValueTask<CtiAnswer> SignOutAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => new(NotYet);

    public ValueTask<CtiAnswer<CtiAgentSnapshot>> GetStateAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => new(NotYet);

    public ValueTask<CtiAnswer> SetStateAsync(CtiTenant tenant, CtiNumbers agent, CtiExchangeState state, CancellationToken cancellationToken) => new(NotYet);

    // Never asked for as long as it is not claimed.
    public IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, CancellationToken cancellationToken) => AsyncEnumerable.Empty<CtiEvent>();
}
#endregion

/// <summary>The connector of the first minute, against the telephony side of the other one.</summary>
internal sealed class FirstMinute : ICtiConnectorFixture
{
    private readonly MyFixture _other = new();

    public ICtiConnector Connector { get; } = new MyConnector();

    public ICtiTelephony Telephony => _other.Telephony;

    public CtiTenant Tenant => _other.Tenant;

    public CtiTenant? UnknownTenant => _other.UnknownTenant;

    public IReadOnlyList<CtiNumbers> Agents => _other.Agents;

    public ValueTask DisposeAsync() => _other.DisposeAsync();
}

/// <summary>The code of docs/extending/cti-connector.md.</summary>
public sealed class CtiConnectorGuide
{
    #region theory
    public static TheoryData<string> Cases => [.. CtiConnectorConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task My_connector_conforms(string name) => CtiConnectorConformance.Case(name).RunAsync(new MyFixture(), CancellationToken.None);
    #endregion

    [Fact]
    public async Task A_connector_that_claims_nothing_conforms()
    {
        foreach (var each in CtiConnectorConformance.Cases) await each.RunAsync(new FirstMinute(), CancellationToken.None);
    }

    #region registration-theory
    public static TheoryData<string> RegistrationCases => [.. RegistrationConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(RegistrationCases))]
    public Task My_extension_conforms(string name) => RegistrationConformance.Case(name).RunAsync(new MyRegistration(), CancellationToken.None);
    #endregion
}
