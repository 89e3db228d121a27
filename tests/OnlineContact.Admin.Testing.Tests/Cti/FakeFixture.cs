using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>A fake connector for the suite, broken or seen from outside where a test says so.</summary>
internal sealed class FakeFixture : ICtiConnectorFixture
{
    public FakeFixture(CtiCapabilities capabilities = CtiCapabilities.All, Func<FakeCtiConnector, ICtiConnector>? breaking = null, Func<ICtiTelephony, ICtiTelephony>? around = null)
    {
        Fake = new FakeCtiConnector(CtiVersion.IpccPrivate, new FakeAdminClock(), capabilities);
        Fake.AddTenant(Tenant.Name);
        foreach (var agent in Agents) Fake.Add(agent);
        Connector = breaking?.Invoke(Fake) ?? Fake;
        Telephony = around?.Invoke(Fake) ?? Fake;
    }

    public static IReadOnlyList<CtiNumbers> Three { get; } = [.. Enumerable.Range(1, 3).Select(i => Numbers($"id{i}", $"700{i}"))];

    public static CtiTenant Known { get; } = new() { Organization = OrganizationId.Parse("acme"), Name = "tenant" };

    public FakeCtiConnector Fake { get; }

    public ICtiConnector Connector { get; }

    public ICtiTelephony Telephony { get; }

    public CtiTenant Tenant => Known;

    public CtiTenant? UnknownTenant { get; init; } = Known with { Name = "unknown" };

    public IReadOnlyList<CtiNumbers> Agents => Three;

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    public int Disposals { get; private set; }

    public static CtiNumbers Numbers(string id, string no) => new() { Id = CtiId.Create(id).Value, No = CtiNo.Create(no).Value };

    public ValueTask DisposeAsync()
    {
        Disposals++;
        return ValueTask.CompletedTask;
    }
}
