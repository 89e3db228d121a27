using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.MobileContact;

public sealed class ConformanceTests
{
    public static TheoryData<string> Cases => [.. CtiConnectorConformance.Cases.Select(each => each.Name)];

    public static TheoryData<string> Broken => [.. BrokenConnectors.All.Keys.Where(name => name != "ClaimsTooMuch")];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_connector_conforms(string name) => CtiConnectorConformance.Case(name).RunAsync(new Fixture(connector => connector, CtiFaults.None), CancellationToken.None);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_conforms_when_every_byte_comes_by_itself_and_events_come_twice_and_in_disorder(string name) => CtiConnectorConformance.Case(name).RunAsync(
        new Fixture(connector => connector, new CtiFaults { SplitEverywhere = true, DuplicateEvent = 1_000, ReorderEvent = 500 }), CancellationToken.None);

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_connector_is_caught(string name) =>
        Assert.Equal([], await BrokenConnectors.NotCaughtByAsync(name, around => new Fixture(around, CtiFaults.None) { Patience = TimeSpan.FromSeconds(1) }));

    private sealed class Fixture : ICtiConnectorFixture
    {
        private readonly ServiceProvider _services;
        private readonly SimulatedMobileContact _cloud = new();

        public Fixture(Func<ICtiConnector, ICtiConnector> around, CtiFaults faults)
        {
            _cloud.Faults = faults;
            foreach (var agent in Agents) _cloud.Add(agent);
            (_services, _) = MobileScene.Build(
                _cloud,
                TimeProvider.System,
                options => (options.FirstBackoff, options.PollWait) = (Duration.FromMilliseconds(10), Duration.FromSeconds(1)));
            Connector = around(_services.GetRequiredService<ICtiConnector>());
        }

        public ICtiConnector Connector { get; }

        public ICtiTelephony Telephony => _cloud;

        public CtiTenant Tenant { get; } = new() { Organization = OrganizationId.Parse("acme"), Name = "haneul" };

        public CtiTenant? UnknownTenant => Tenant with { Name = "nobody" };

        public IReadOnlyList<CtiNumbers> Agents { get; } = [.. Enumerable.Range(1, 3).Select(i => TelephonyScene.Numbers($"agent{i}", $"700{i}"))];

        public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

        public ValueTask DisposeAsync() => _services.DisposeAsync();
    }
}
