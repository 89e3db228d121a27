using System.Runtime.CompilerServices;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests;

public class FakeCtiConnectorTests
{
    public static TheoryData<string> Cases => [.. CtiConnectorConformance.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_fake_conforms(string name) => CtiConnectorConformance.Case(name).RunAsync(new Fixture(CtiCapabilities.All), CancellationToken.None);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task One_that_claims_nothing_conforms_too(string name) => CtiConnectorConformance.Case(name).RunAsync(new Fixture(CtiCapabilities.None), CancellationToken.None);

    [Theory]
    [InlineData(Fault.ClaimsTooMuch, "A tenant is known or unknown")]
    [InlineData(Fault.SignsInTwice, "An agent signs in once, and out once")]
    [InlineData(Fault.SetsAnotherState, "Every state that is set is the state that is told")]
    [InlineData(Fault.LosesAnEvent, "A watch tells what agents do")]
    [InlineData(Fault.LosesTheSnapshot, "A watch begins with the picture and numbers its events without a gap")]
    [InlineData(Fault.NumbersAnew, "A watch goes on numbering where the last one ended")]
    public async Task A_broken_one_is_caught(Fault fault, string name)
    {
        await Assert.ThrowsAsync<CtiConnectorConformanceException>(() => CtiConnectorConformance.Case(name).RunAsync(new Fixture(CtiCapabilities.All, fault), CancellationToken.None));
    }

    [Fact]
    public void There_is_no_case_of_another_name() => Assert.Throws<ArgumentException>(() => CtiConnectorConformance.Case("Something"));

    public enum Fault
    {
        None,
        ClaimsTooMuch,
        SignsInTwice,
        SetsAnotherState,
        LosesAnEvent,
        LosesTheSnapshot,
        NumbersAnew,
    }

    private sealed class Fixture : ICtiConnectorFixture
    {
        private readonly FakeCtiConnector _fake;

        public Fixture(CtiCapabilities capabilities, Fault fault = Fault.None)
        {
            _fake = new FakeCtiConnector(CtiVersion.IpccPrivate, new FakeAdminClock(), fault == Fault.ClaimsTooMuch ? CtiCapabilities.None : capabilities);
            _fake.AddTenant(Tenant.Name);
            foreach (var agent in Agents) _fake.Add(agent);
            Connector = fault == Fault.None ? _fake : new Broken(_fake, fault);
        }

        public ICtiConnector Connector { get; }

        public ICtiTelephony Telephony => _fake;

        public CtiTenant Tenant { get; } = new() { Organization = OrganizationId.Parse("acme"), Name = "tenant" };

        public CtiTenant? UnknownTenant => Tenant with { Name = "unknown" };

        public IReadOnlyList<CtiNumbers> Agents { get; } = [.. Enumerable.Range(1, 3).Select(i => new CtiNumbers { Id = CtiId.Create($"id{i}").Value, No = CtiNo.Create($"700{i}").Value })];

        public TimeSpan Patience => TimeSpan.FromSeconds(Connector is Broken ? 1 : 60);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Broken(FakeCtiConnector inner, Fault fault) : ICtiConnector
    {
        public CtiVersion Version => inner.Version;

        public CtiCapabilities Capabilities => CtiCapabilities.All;

        public CtiStateMap States => inner.States;

        public ValueTask<CtiAnswer<CtiTenantCheck>> CheckTenantAsync(CtiTenant tenant, CancellationToken cancellationToken) => inner.CheckTenantAsync(tenant, cancellationToken);

        public ValueTask<CtiAnswer<CtiAgentCheck>> CheckAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => inner.CheckAgentAsync(tenant, agent, cancellationToken);

        public ValueTask<CtiAnswer> ProvisionAgentAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => inner.ProvisionAgentAsync(tenant, agent, cancellationToken);

        public async ValueTask<CtiAnswer> SignInAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken)
        {
            var answer = await inner.SignInAsync(tenant, agent, cancellationToken);
            return fault == Fault.SignsInTwice ? CtiAnswer.Done : answer;
        }

        public ValueTask<CtiAnswer> SignOutAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => inner.SignOutAsync(tenant, agent, cancellationToken);

        public ValueTask<CtiAnswer<CtiAgentSnapshot>> GetStateAsync(CtiTenant tenant, CtiNumbers agent, CancellationToken cancellationToken) => inner.GetStateAsync(tenant, agent, cancellationToken);

        public ValueTask<CtiAnswer> SetStateAsync(CtiTenant tenant, CtiNumbers agent, CtiExchangeState state, CancellationToken cancellationToken) =>
            inner.SetStateAsync(tenant, agent, fault == Fault.SetsAnotherState ? new CtiExchangeState(CtiAgentMode.Ready) : state, cancellationToken);

        public async IAsyncEnumerable<CtiEvent> WatchAsync(CtiWatch watch, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var happened in inner.WatchAsync(fault == Fault.NumbersAnew ? watch with { After = 0 } : watch, cancellationToken))
            {
                if (fault == Fault.LosesAnEvent && happened.Kind == CtiEventKind.StateChanged) continue;
                if (fault == Fault.LosesTheSnapshot && happened.Kind == CtiEventKind.Snapshot) continue;
                yield return happened;
            }
        }
    }
}
