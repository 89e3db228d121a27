using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>
/// A connector that is right passes, whatever it claims, and each that is broken is caught by the cases that say so, in the words that say it. The random scripts are
/// left out there: what they catch is a matter of luck.
/// </summary>
public class CtiConnectorConformanceTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    public static TheoryData<string> Cases => [.. CtiConnectorConformance.Cases.Select(each => each.Name)];

    public static TheoryData<string> BrokenOnes => [.. BrokenConnectors.All.Keys];

    private static IEnumerable<CtiCapabilities> Claims =>
        [CtiCapabilities.All, CtiCapabilities.None, .. Enum.GetValues<CtiCapabilities>().Where(one => one is not (CtiCapabilities.None or CtiCapabilities.All)).SelectMany(one => new[] { one, CtiCapabilities.All & ~one })];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_fake_conforms_whatever_it_claims(string name)
    {
        foreach (var claims in Claims) await CtiConnectorConformance.Case(name).RunAsync(new FakeFixture(claims), CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(BrokenOnes))]
    public async Task A_broken_one_is_caught_by_the_cases_that_say_so_and_by_no_other(string name)
    {
        var row = BrokenConnectors.All[name];
        var cases = CtiConnectorConformance.Cases.Where(each => !each.Name.StartsWith("After a random script", StringComparison.Ordinal) && !row.Luck.Contains(each.Name));
        Assert.Empty(await WrongAsync(cases.Select(async each =>
        {
            var expected = row.CaughtBy.Where(one => one.Case == each.Name).Select(one => one.Says).FirstOrDefault();
            var fixture = new FakeFixture(breaking: row.Break) { Patience = expected == BrokenConnectors.Waits ? Short : TimeSpan.FromSeconds(20) };
            return (each.Name, Says: await SaysAsync(each, fixture), Expected: expected);
        })));
        Assert.All(row.CaughtBy, one => CtiConnectorConformance.Case(one.Case));
    }

    [Fact]
    public async Task A_watch_that_nobody_can_end_is_caught_where_it_is_cancelled() => Assert.Contains(
        BrokenConnectors.Waits,
        await SaysAsync(CtiConnectorConformance.Case("A cancelled watch ends"), new FakeFixture(breaking: fake => new BrokenConnector(fake) { IgnoresCancellation = true }) { Patience = Short }),
        StringComparison.Ordinal);

    [Fact]
    public async Task What_a_watch_threw_is_told()
    {
        var lost = new InvalidOperationException("Lost.");
        var fixture = new FakeFixture(breaking: fake => new BrokenConnector(fake) { EndsAfter = _ => throw lost });
        var caught = await Assert.ThrowsAsync<ConformanceException>(() => CtiConnectorConformance.Case("A watch tells what agents do").RunAsync(fixture, default));
        Assert.Same(lost, caught.InnerException);
    }

    [Fact]
    public async Task An_unknown_tenant_may_be_refused_as_well()
    {
        var fixture = new FakeFixture(breaking: fake => new BrokenConnector(fake) { SaysOfTenant = said => said.Value == CtiTenantCheck.Unknown ? CtiAnswer.Refused(CtiRefusal.UnknownTenant) : said });
        Assert.Null(await SaysAsync(CtiConnectorConformance.Case("A tenant is known or unknown"), fixture));
    }

    [Fact]
    public async Task Where_every_tenant_is_known_none_is_asked_for_that_is_not()
    {
        var asked = 0;
        var fixture = new FakeFixture(breaking: fake => new BrokenConnector(fake)
        {
            SaysOfTenant = said =>
            {
                asked++;
                return said;
            },
        }) { UnknownTenant = null };
        Assert.Null(await SaysAsync(CtiConnectorConformance.Case("A tenant is known or unknown"), fixture));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task States_are_set_although_they_cannot_be_asked_for()
    {
        var fixture = new FakeFixture(CtiCapabilities.All & ~CtiCapabilities.GetState);
        Assert.Null(await SaysAsync(CtiConnectorConformance.Case("Every state that is set is the state that is told"), fixture));
        Assert.Equal(["sign-in id1", .. Enumerable.Repeat("set-state id1", CtiStateMap.Chosen.Count)], fixture.Fake.Commands);
    }

    [Fact]
    public async Task An_agent_is_provisioned_twice()
    {
        var fixture = new FakeFixture();
        Assert.Null(await SaysAsync(CtiConnectorConformance.Case("An agent is known or unknown, and known once she is provisioned"), fixture));
        Assert.Equal(["provision stranger", "provision stranger"], fixture.Fake.Commands);
    }

    /// <summary>What a case says against a connector; null when it holds.</summary>
    private static async Task<string?> SaysAsync(CtiConnectorConformanceCase each, FakeFixture fixture)
    {
        try
        {
            await each.RunAsync(fixture, CancellationToken.None);
            return null;
        }
        catch (ConformanceException e)
        {
            return e.Message;
        }
    }

    private static async Task<IEnumerable<string>> WrongAsync(IEnumerable<Task<(string Case, string? Says, string? Expected)>> runs) =>
        (await Task.WhenAll(runs)).Where(run => run.Expected is null ? run.Says is not null : run.Says?.Contains(run.Expected, StringComparison.Ordinal) != true)
            .Select(run => $"{run.Case}: {run.Says ?? "holds"}, expected {run.Expected ?? "to hold"}");
}
