using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>How a case is found and run by whatever test framework there is.</summary>
public class CtiConnectorConformanceCaseTests
{
    private static CtiConnectorConformanceCase Waiting => CtiConnectorConformance.Case("A watch tells what agents do");

    [Fact]
    public void Each_case_has_a_name_of_its_own_by_which_it_is_found()
    {
        Assert.Equal(CtiConnectorConformance.Cases.Count, CtiConnectorConformance.Cases.Select(each => each.Name).Distinct().Count());
        Assert.All(CtiConnectorConformance.Cases, each => Assert.Same(each, CtiConnectorConformance.Case(each.Name)));
        Assert.All(CtiConnectorConformance.Cases, each => Assert.Equal(each.Name, each.ToString()));
    }

    [Fact]
    public void There_is_no_case_of_another_name() => Assert.Throws<ArgumentException>("name", () => CtiConnectorConformance.Case("Something"));

    [Fact]
    public Task A_fixture_is_needed() => Assert.ThrowsAsync<ArgumentNullException>("fixture", () => Waiting.RunAsync(null!, CancellationToken.None));

    [Fact]
    public async Task The_fixture_is_disposed_of_once_however_the_case_ends()
    {
        var right = new FakeFixture();
        await Waiting.RunAsync(right, CancellationToken.None);
        Assert.Equal(1, right.Disposals);
        var wrong = new FakeFixture(breaking: fake => new BrokenConnector(fake) { Tells = _ => [] }) { Patience = TimeSpan.FromMilliseconds(1) };
        await Assert.ThrowsAsync<ConformanceException>(() => Waiting.RunAsync(wrong, CancellationToken.None));
        Assert.Equal(1, wrong.Disposals);
    }

    [Fact]
    public async Task No_watch_is_left_behind()
    {
        var fixture = new FakeFixture();
        foreach (var each in CtiConnectorConformance.Cases)
        {
            await each.RunAsync(fixture, CancellationToken.None);
            foreach (var agent in fixture.Agents) fixture.Telephony.SignOut(agent);
            Assert.Equal(0, fixture.Fake.Watches);
        }
    }

    [Fact]
    public async Task Who_waits_in_vain_is_told_for_what_and_how_long()
    {
        var silent = new FakeFixture(breaking: fake => new BrokenConnector(fake) { Tells = _ => [] }) { Patience = TimeSpan.FromMilliseconds(1) };
        var caught = await Assert.ThrowsAsync<ConformanceException>(() => Waiting.RunAsync(silent, CancellationToken.None));
        Assert.Equal("A watch tells what agents do: what must come did not come in 00:00:00.0010000.", caught.Message);
        Assert.IsAssignableFrom<OperationCanceledException>(caught.InnerException);
    }

    [Fact]
    public async Task Who_gives_up_has_found_nothing_wrong()
    {
        using var stop = new CancellationTokenSource();
        var silent = new FakeFixture(breaking: fake => new BrokenConnector(fake) { Tells = _ => [] });
        var running = Waiting.RunAsync(silent, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, silent.Disposals);
    }

    [Fact]
    public void Who_says_nothing_of_patience_has_20_seconds_of_it() => Assert.Equal(TimeSpan.FromSeconds(20), ((ICtiConnectorFixture)new Bare()).Patience);

    private sealed class Bare : ICtiConnectorFixture
    {
        public ICtiConnector Connector => throw new NotSupportedException();

        public ICtiTelephony Telephony => throw new NotSupportedException();

        public CtiTenant Tenant => throw new NotSupportedException();

        public CtiTenant? UnknownTenant => null;

        public IReadOnlyList<CtiNumbers> Agents => [];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
