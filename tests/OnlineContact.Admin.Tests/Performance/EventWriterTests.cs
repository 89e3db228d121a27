using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Performance;

public class EventWriterTests
{
    private EventStore _store = new(new InMemoryAdminStore(AdminShapes.All));
    private CountingStore _counts = new(new InMemoryAdminStore(AdminShapes.All));

    [Fact]
    public async Task What_a_host_writes_it_shows_without_reading_again()
    {
        await using var scene = await StartAsync();
        await scene.ShowAsync(0);
        var ranges = _counts.Ranges;
        for (var i = 1; i <= 3; i++)
        {
            await scene.RecordAsync(0, Call(scene, i));
            Assert.Equal((i, ranges), ((await scene.ShowAsync(0)).Phone.InboundCalls, _counts.Ranges));
        }
    }

    [Fact]
    public async Task A_pulse_counts_the_rows_of_each_lane_and_all_hosts_add_to_lanes_in_one_order()
    {
        await using var scene = await StartAsync();
        var taken = PerformanceEvent.OfTicket("test", 1, scene.Clock.Now, scene.Service, TicketState.Unassigned, null, TicketState.InProgress, "lee");
        await scene.RecordAsync(0, taken, Call(scene, 2), Call(scene, 3));
        Assert.Equal([($"{scene.Service}/", 1), ($"{scene.Service}/kim", 2), ($"{scene.Service}/lee", 1)], _store.Pulses);
    }

    [Fact]
    public async Task Who_looks_while_an_event_is_on_its_way_does_not_count_it_twice_afterwards()
    {
        await using var scene = await StartAsync();
        _store.BeforePulse = () => scene.ShowAsync(0);
        await scene.RecordAsync(0, Call(scene, 1));
        Assert.Equal(1, (await scene.ShowAsync(0)).Phone.InboundCalls);
    }

    [Fact]
    public async Task What_was_written_before_the_store_failed_is_shown()
    {
        await using var scene = await StartAsync();
        await scene.ShowAsync(0);
        _store.BeforePulse = EventStore.Failure();
        await Assert.ThrowsAsync<AdminStorageException>(() => scene.RecordAsync(0, Call(scene, 1)));
        Assert.Equal(1, (await scene.ShowAsync(0)).Phone.InboundCalls);
        _store.AfterPulse = EventStore.Failure();
        await Assert.ThrowsAsync<AdminStorageException>(() => scene.RecordAsync(0, Call(scene, 2)));
        Assert.Equal(2, (await scene.ShowAsync(0)).Phone.InboundCalls);
    }

    [Fact]
    public async Task What_was_written_though_the_answer_was_lost_is_shown_once()
    {
        await using var scene = await StartAsync();
        await scene.ShowAsync(0);
        _store.AfterAppend = EventStore.Failure(outcomeUnknown: true);
        var receipt = await scene.RecordAsync(0, Call(scene, 1));
        Assert.Equal((2, 1), (_store.Appends, receipt.Accepted + receipt.Repeated));
        Assert.Equal(1, (await scene.ShowAsync(0)).Phone.InboundCalls);
    }

    [Fact]
    public async Task What_another_host_has_written_is_not_counted_again_where_it_is_repeated()
    {
        await using var scene = await StartAsync();
        await scene.RecordAsync(0, Call(scene, 1));
        Assert.Equal(1, (await scene.ShowAsync(1)).Phone.InboundCalls);
        Assert.Equal(1, (await scene.RecordAsync(1, Call(scene, 1))).Repeated);
        Assert.Equal(1, (await scene.ShowAsync(1)).Phone.InboundCalls);
    }

    [Fact]
    public async Task What_another_host_wrote_before_it_died_is_shown_where_it_is_repeated()
    {
        await using var scene = await StartAsync();
        await scene.ShowAsync(0);
        _store.BeforePulse = EventStore.Failure();
        await Assert.ThrowsAsync<AdminStorageException>(() => scene.RecordAsync(1, Call(scene, 1)));
        Assert.Equal(0, (await scene.ShowAsync(0)).Phone.InboundCalls);
        Assert.Equal(1, (await scene.RecordAsync(0, Call(scene, 1))).Repeated);
        Assert.Equal(1, (await scene.ShowAsync(0)).Phone.InboundCalls);
    }

    [Fact]
    public async Task The_store_is_not_asked_about_what_this_host_has_written()
    {
        await using var scene = await StartAsync();
        Assert.Equal(1, (await scene.RecordAsync(0, Call(scene, 1))).Accepted);
        Assert.Equal(1, (await scene.RecordAsync(0, Call(scene, 1))).Repeated);
        Assert.Equal(1, _store.Appends);
    }

    private Task<PerformanceScene> StartAsync() => PerformanceScene.StartAsync(store => _counts = new CountingStore(_store = new EventStore(store)));

    private static PerformanceEvent Call(PerformanceScene scene, long sequence) => PerformanceEvent.OfInboundCall("test", sequence, scene.Clock.Now, scene.Service, "kim");
}
