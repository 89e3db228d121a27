using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Testing.Tests.Cti;

/// <summary>What who watches the fake is told, event by event.</summary>
public sealed class FakeCtiConnectorWatchTests : IAsyncDisposable
{
    private readonly FakeAdminClock _clock = new();
    private readonly FakeCtiConnector _fake;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<IAsyncEnumerator<CtiEvent>> _watches = [];

    public FakeCtiConnectorWatchTests()
    {
        _fake = new FakeCtiConnector(CtiVersion.IpccPrivate, _clock);
        foreach (var agent in FakeFixture.Three) _fake.Add(agent);
    }

    private static CtiNumbers Kim => FakeFixture.Three[0];

    private static CtiNumbers Lee => FakeFixture.Three[1];

    [Fact]
    public async Task It_begins_with_everybody_who_is_signed_in()
    {
        _fake.SignIn(Kim);
        var call = _fake.Offer(Kim);
        var events = await NextAsync(Watch(), 3);
        Assert.Equal([(CtiEventKind.Reconciling, null), (CtiEventKind.Snapshot, Kim), (CtiEventKind.Reconciled, (CtiNumbers?)null)], events.Select(told => (told.Kind, told.Agent)));
        Assert.Equal(new CtiExchangeState(CtiAgentMode.NotReady), events[1].State);
        Assert.Equal((call, CtiCallPhase.Offered), events[1].Calls!.Select(one => (one.Call.Id, one.Phase)).Single());
        Assert.All(new[] { events[0], events[2] }, told => Assert.Equal((null, null, null), (told.State, told.Calls, told.Call)));
    }

    [Fact]
    public async Task Its_events_are_numbered_on_from_where_the_last_watch_ended()
    {
        var events = await NextAsync(Watch(after: 41), 2);
        Assert.Equal([42L, 43L], events.Select(told => told.Id.Sequence));
        Assert.All(events, told => Assert.Equal((FakeFixture.Known.Organization, 7L), (told.Id.Organization, told.Id.Fence)));
    }

    [Fact]
    public async Task What_an_agent_does_is_told_as_it_was_then()
    {
        var watch = Watch();
        await NextAsync(watch, 2);
        _fake.SignIn(Kim);
        var then = _clock.Now;
        _clock.Advance(Duration.FromMinutes(1));
        _fake.SetState(Kim, new CtiExchangeState(CtiAgentMode.Ready, "why"));
        Assert.Equal(CtiAnswer.Done, await _fake.SetStateAsync(FakeFixture.Known, Kim, new CtiExchangeState(CtiAgentMode.WorkingAfterCall), default));
        _fake.SignOut(Kim);
        var events = await NextAsync(watch, 4);
        Assert.Equal(
            [
                (CtiEventKind.SignedIn, then, new CtiExchangeState(CtiAgentMode.NotReady)), (CtiEventKind.StateChanged, _clock.Now, new CtiExchangeState(CtiAgentMode.Ready, "why")),
                (CtiEventKind.StateChanged, _clock.Now, new CtiExchangeState(CtiAgentMode.WorkingAfterCall)), (CtiEventKind.SignedOut, _clock.Now, (CtiExchangeState?)null),
            ],
            events.Select(told => (told.Kind, told.At, told.State)));
        Assert.All(events, told => Assert.Equal((Kim, null, null), (told.Agent, told.Calls, told.Call)));
    }

    [Fact]
    public async Task Calls_are_told_and_end_before_their_agent_signs_out()
    {
        _fake.SignIn(Kim);
        var watch = Watch();
        await NextAsync(watch, 3);
        var inbound = _fake.Offer(Kim);
        _fake.Establish(Kim, inbound);
        _fake.Hold(Kim, inbound);
        _fake.Retrieve(Kim, inbound);
        _fake.Clear(Kim, inbound);
        var outbound = _fake.Dial(Kim);
        Assert.Equal(CtiAnswer.Done, await _fake.SignOutAsync(FakeFixture.Known, Kim, default));
        var events = await NextAsync(watch, 8);
        Assert.Equal(
            [
                (CtiEventKind.CallOffered, inbound, CtiCallDirection.Inbound), (CtiEventKind.CallEstablished, inbound, CtiCallDirection.Inbound), (CtiEventKind.CallHeld, inbound, CtiCallDirection.Inbound),
                (CtiEventKind.CallRetrieved, inbound, CtiCallDirection.Inbound), (CtiEventKind.CallCleared, inbound, CtiCallDirection.Inbound), (CtiEventKind.CallOriginated, outbound, CtiCallDirection.Outbound),
                (CtiEventKind.CallCleared, outbound, CtiCallDirection.Outbound),
            ],
            events.SkipLast(1).Select(told => (told.Kind, told.Call!.Id, told.Call.Direction)));
        Assert.Equal(CtiEventKind.SignedOut, events[^1].Kind);
        Assert.All(events, told => Assert.Equal((Kim, null, null), (told.Agent, told.State, told.Calls)));
    }

    [Fact]
    public async Task After_a_lost_connection_the_picture_comes_anew_and_what_is_in_it_is_not_told_again()
    {
        var watch = Watch();
        await NextAsync(watch, 2);
        _fake.SignIn(Kim);
        _fake.Restart();
        _fake.SignIn(Lee);
        Assert.Equal([CtiEventKind.SignedIn, CtiEventKind.Reconciling, CtiEventKind.Snapshot, CtiEventKind.Snapshot, CtiEventKind.Reconciled], (await NextAsync(watch, 5)).Select(told => told.Kind));
        _fake.SignOut(Lee);
        var last = Assert.Single(await NextAsync(watch, 1));
        Assert.Equal((CtiEventKind.SignedOut, 8L), (last.Kind, last.Id.Sequence));
    }

    [Fact]
    public async Task Connections_that_are_lost_one_after_the_other_make_it_anew_once()
    {
        var watch = Watch();
        await NextAsync(watch, 2);
        _fake.Restart();
        _fake.SignIn(Kim);
        _fake.Restart();
        _fake.SignIn(Lee);
        Assert.Equal([CtiEventKind.Reconciling, CtiEventKind.Snapshot, CtiEventKind.Snapshot, CtiEventKind.Reconciled], (await NextAsync(watch, 4)).Select(told => told.Kind));
        Assert.False(watch.MoveNextAsync().AsTask().IsCompleted);
        await _stop.CancelAsync();
        _watches.Clear();
    }

    [Fact]
    public async Task Each_watch_is_told_with_numbers_of_its_own_until_it_ends()
    {
        var (one, other) = (Watch(), Watch(after: 10));
        await NextAsync(one, 2);
        await NextAsync(other, 2);
        Assert.Equal(2, _fake.Watches);
        _fake.SignIn(Kim);
        Assert.Equal(3, (await NextAsync(one, 1))[0].Id.Sequence);
        Assert.Equal(13, (await NextAsync(other, 1))[0].Id.Sequence);
        await one.DisposeAsync();
        Assert.Equal(1, _fake.Watches);
        _fake.SignOut(Kim);
        Assert.Equal(14, (await NextAsync(other, 1))[0].Id.Sequence);
    }

    [Fact]
    public async Task It_ends_when_it_is_cancelled()
    {
        var watch = Watch();
        await NextAsync(watch, 2);
        var waiting = watch.MoveNextAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, _fake.Watches);
    }

    [Fact]
    public async Task Where_watching_is_not_claimed_nothing_is_told_until_it_is_cancelled()
    {
        var fake = new FakeCtiConnector(CtiVersion.IpccPrivate, _clock, CtiCapabilities.All & ~CtiCapabilities.Watch);
        await using var watch = fake.WatchAsync(new CtiWatch { Tenant = FakeFixture.Known, Fence = 7, Agents = FakeFixture.Three }, _stop.Token).GetAsyncEnumerator();
        var waiting = watch.MoveNextAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        Assert.Equal(0, fake.Watches);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Null_is_refused()
    {
        await using var watch = _fake.WatchAsync(null!, default).GetAsyncEnumerator();
        await Assert.ThrowsAsync<ArgumentNullException>("watch", async () => await watch.MoveNextAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var watch in _watches) await watch.DisposeAsync();
        _stop.Dispose();
    }

    private IAsyncEnumerator<CtiEvent> Watch(long after = 0)
    {
        var watch = _fake.WatchAsync(new CtiWatch { Tenant = FakeFixture.Known, Fence = 7, After = after, Agents = FakeFixture.Three }, _stop.Token).GetAsyncEnumerator();
        _watches.Add(watch);
        return watch;
    }

    /// <summary>What is told next, which is there already.</summary>
    private static async Task<IReadOnlyList<CtiEvent>> NextAsync(IAsyncEnumerator<CtiEvent> watch, int count)
    {
        var events = new List<CtiEvent>();
        while (events.Count < count)
        {
            Assert.True(await watch.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
            events.Add(watch.Current);
        }

        return events;
    }
}
