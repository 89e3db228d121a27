using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class ConformanceTests
{
    public static TheoryData<string> Cases => [.. CtiConnectorConformance.Cases.Select(each => each.Name)];

    public static TheoryData<string> Broken => [.. BrokenConnectors.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_connector_conforms(string name) => CtiConnectorConformance.Case(name).RunAsync(new Fixture(connector => connector, CtiFaults.None), CancellationToken.None);

    /// <summary>What tells nothing wrong costs nothing: every byte by itself, and everything twice.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_conforms_when_every_byte_comes_by_itself_and_everything_twice(string name) => CtiConnectorConformance.Case(name).RunAsync(
        new Fixture(connector => connector, new CtiFaults { SplitEverywhere = true, DuplicateEvent = 1_000, DuplicateAnswer = 1_000 }), CancellationToken.None);

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_connector_is_caught(string name) =>
        Assert.Equal([], await BrokenConnectors.NotCaughtByAsync(name, around => new Fixture(around, CtiFaults.None) { Patience = TimeSpan.FromSeconds(3) }));

    private sealed class Fixture : ICtiConnectorFixture
    {
        private readonly IpccConnector _connector;
        private readonly SimulatedExchange _exchange = SimulatedExchange.Start();

        public Fixture(Func<ICtiConnector, ICtiConnector> around, CtiFaults faults)
        {
            _exchange.Faults = faults;
            foreach (var agent in Agents) _exchange.Add(agent);
            var options = new IpccOptions { FirstBackoff = Duration.FromMilliseconds(10), Exchange = new IpccExchange { Host = "127.0.0.1", Port = _exchange.Port, UserName = "oca", Password = "secret-of-the-exchange" } };
            _connector = new IpccConnector(Options.Create(options), new FakeAdminClock(), TimeProvider.System);
            Connector = around(_connector);
        }

        public ICtiConnector Connector { get; }

        public ICtiTelephony Telephony => _exchange;

        public CtiTenant Tenant { get; } = new() { Organization = OrganizationId.Parse("acme"), Name = "haneul" };

        public CtiTenant? UnknownTenant => Tenant with { Name = "nobody" };

        public IReadOnlyList<CtiNumbers> Agents { get; } = [.. Enumerable.Range(1, 3).Select(i => TelephonyScene.Numbers($"agent{i}", $"700{i}"))];

        public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

        public async ValueTask DisposeAsync()
        {
            await _connector.DisposeAsync();
            await _exchange.DisposeAsync();
        }
    }
}
