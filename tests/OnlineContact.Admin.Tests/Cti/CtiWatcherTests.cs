using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Runtime;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Shared.CtiWatches.Seen;

namespace OnlineContact.Admin.Tests.Cti;

public class CtiWatcherTests
{
    private static readonly Duration Lease = Duration.FromSeconds(30);

    [Fact]
    public async Task Nothing_is_watched_before_the_library_is_started()
    {
        await using var host = AdminTestHost.Create(admin => admin.UseInMemoryStore());
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();

        await Assert.ThrowsAsync<AdminConfigurationException>(() => host.CtiWatcher.RunAsync(ended.Token));
        await Assert.ThrowsAsync<AdminConfigurationException>(() => host.CtiWatcher.WatchAsync(OrganizationId.Parse("acme"), ended.Token));
    }

    [Fact]
    public async Task Where_there_is_nothing_to_watch_it_ends_by_itself()
    {
        await using var without = await CtiScene.StartAsync();
        await without.Host.CtiWatcher.WatchAsync(without.Id, default);
        await using var unable = await CtiScene.ReadyAsync(CtiCapabilities.CheckTenant);
        await unable.Host.CtiWatcher.WatchAsync(unable.Id, default);

        Assert.Equal((0, 0), (without.Ipcc.Watches, unable.Ipcc.Watches));
    }

    [Fact]
    public async Task A_new_organization_is_found_within_a_lease_and_watched_once()
    {
        await using var scene = await CtiScene.StartAsync();
        using var stop = new CancellationTokenSource();
        var running = scene.Host.CtiWatcher.RunAsync(stop.Token);
        await WaitAsync(() => scene.Time.Waiting == 1);
        await scene.AgreeAsync();
        Assert.True((await scene.Host.CtiSettings.SaveAsync(scene.Owner, scene.Id, StoreVersion.Any, CtiScene.IpccSettings)).Succeeded);
        Assert.Equal(0, scene.Ipcc.Watches);
        scene.Time.Advance(Lease);
        await WaitAsync(() => scene.Ipcc.Watches == 1);
        for (var i = 0; i < 9; i++)
        {
            await WaitAsync(() => scene.Time.Waiting == 2);
            scene.Time.Advance(Lease / 3);
        }

        await WaitAsync(() => scene.Time.Waiting == 2);
        Assert.Equal(1, scene.Ipcc.Watches);
        await stop.CancelAsync();
        await running;
        Assert.Equal((0, 0), (scene.Ipcc.Watches, scene.Time.Waiting));
    }

    [Fact]
    public async Task After_failures_it_waits_twice_as_long_each_time_up_to_a_minute_and_meanwhile_nothing_is_known()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var failed = 0L;
        using var listener = Measured.Count(scene.Host.Services.GetRequiredService<AdminMeter>().CtiFailed, count => Interlocked.Add(ref failed, count));
        using var stop = new CancellationTokenSource();
        var watching = Watcher(scene, new FailingHandler()).WatchAsync(scene.Id, stop.Token);
        int[] pauses = [1, 2, 4, 8, 16, 32, 60, 60];
        for (var i = 0; i < pauses.Length; i++)
        {
            await WaitAsync(() => Volatile.Read(ref failed) == i + 1 && scene.Time.Waiting == 1);
            if (i == 0) Assert.False(Live(scene).IsReconciled(scene.Id));
            scene.Time.Advance(Duration.FromSeconds(pauses[i]) - Duration.FromMilliseconds(1));
            Assert.Equal((1, 0), (scene.Time.Waiting, scene.Ipcc.Watches));
            scene.Time.Advance(Duration.FromMilliseconds(1));
        }

        await WaitAsync(() => Volatile.Read(ref failed) == pauses.Length + 1 && scene.Time.Waiting == 1);
        await stop.CancelAsync();
        await watching;
        Assert.Equal(pauses.Length + 1, failed);
    }

    [Fact]
    public async Task Whoever_waits_for_another_asks_again_when_the_other_lease_ends_and_gives_it_back_in_the_end()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var counts = new CountingStore(scene.Host.Store);
        var other = LeaseOver(scene, scene.Host.Store);
        Assert.NotNull((await other.TakeAsync(scene.Id, default)).Held);
        var seen = new CtiWatches.Seen();
        using var stop = new CancellationTokenSource();
        var watching = Watcher(scene, seen, LeaseOver(scene, counts)).WatchAsync(scene.Id, stop.Token);
        await WaitAsync(() => scene.Time.Waiting == 1);
        var asked = counts.Ranges;
        scene.Time.Advance(Lease - Duration.FromMilliseconds(1));
        Assert.Equal((asked, 0), (counts.Ranges, scene.Ipcc.Watches));
        scene.Time.Advance(Duration.FromMilliseconds(1));
        await WaitAsync(() => seen.Kinds.Contains(CtiEventKind.Reconciled));
        Assert.Null((await other.TakeAsync(scene.Id, default)).Held);

        await stop.CancelAsync();
        await watching;
        Assert.Null(Live(scene).IsReconciled(scene.Id));
        Assert.Equal(3, (await other.TakeAsync(scene.Id, default)).Held?.Fence);
    }

    [Fact]
    public async Task Changed_settings_are_watched_anew_under_the_same_fence_and_unchanged_ones_are_not()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var seen = new CtiWatches.Seen();
        using var stop = new CancellationTokenSource();
        var watching = Watcher(scene, seen).WatchAsync(scene.Id, stop.Token);
        await WaitAsync(() => seen.Kinds.Contains(CtiEventKind.Reconciled) && scene.Time.Waiting == 1);
        scene.Time.Advance(Lease / 3);
        await WaitAsync(() => scene.Time.Waiting == 1);
        Assert.Equal([CtiEventKind.Reconciling, CtiEventKind.Reconciled], seen.Kinds);

        Assert.True((await scene.Host.CtiSettings.SaveAsync(scene.Owner, scene.Id, StoreVersion.Any, CtiScene.IpccSettings with { AfterCallWork = true })).Succeeded);
        scene.Time.Advance(Lease / 3);
        await WaitAsync(() => seen.Events.Count == 4);
        Assert.Equal([(1, 1), (1, 2), (1, 3), (1, 4)], seen.Events.Select(happened => (happened.Id.Fence, happened.Id.Sequence)));
        await stop.CancelAsync();
        await watching;
    }

    [Fact]
    public async Task A_host_that_was_frozen_tells_nothing_of_what_came_after_its_lease()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var seen = new CtiWatches.Seen();
        using var stop = new CancellationTokenSource();
        var watching = Watcher(scene, seen).WatchAsync(scene.Id, stop.Token);
        await WaitAsync(() => seen.Kinds.Contains(CtiEventKind.Reconciled) && scene.Time.Waiting == 1);

        // The clock goes on, and nothing that waits does.
        scene.Host.Clock.Advance(Lease);
        scene.Ipcc.SignIn(CtiScene.Numbers);
        await WaitAsync(() => seen.Kinds.Count(kind => kind == CtiEventKind.Reconciled) == 2);

        Assert.Equal(
            [(1, 1, CtiEventKind.Reconciling), (1, 2, CtiEventKind.Reconciled), (2, 1, CtiEventKind.Reconciling), (2, 2, CtiEventKind.Snapshot), (2, 3, CtiEventKind.Reconciled)],
            seen.Events.Select(happened => (happened.Id.Fence, happened.Id.Sequence, happened.Kind)));
        await stop.CancelAsync();
        await watching;
    }

    [Fact]
    public async Task A_watch_ends_when_renewing_finds_that_another_has_taken_over()
    {
        await using var scene = await CtiScene.ReadyAsync();
        var seen = new CtiWatches.Seen();
        using var stop = new CancellationTokenSource();
        var watching = Watcher(scene, seen).WatchAsync(scene.Id, stop.Token);
        await WaitAsync(() => seen.Kinds.Contains(CtiEventKind.Reconciled) && scene.Time.Waiting == 1);
        scene.Host.Clock.Advance(Lease);
        var other = LeaseOver(scene, scene.Host.Store);
        var taken = (await other.TakeAsync(scene.Id, default)).Held;
        Assert.Equal(2, taken?.Fence);

        scene.Time.Advance(Duration.Zero);
        await WaitAsync(() => scene.Ipcc.Watches == 0 && scene.Time.Waiting == 1);

        Assert.Null(Live(scene).IsReconciled(scene.Id));
        Assert.Equal(taken, await other.LastAsync(scene.Id, default));
        await stop.CancelAsync();
        await watching;
        Assert.Equal(taken, await other.LastAsync(scene.Id, default));
        Assert.Equal(2, seen.Events.Count);
    }

    private static CtiLiveStates Live(CtiScene scene) => scene.Host.Services.GetRequiredService<CtiLiveStates>();

    private static CtiLease LeaseOver(CtiScene scene, IAdminStore store) => new(store, scene.Host.Clock, scene.Host.Services.GetRequiredService<Lazy<CtiLimits>>());

    private static CtiWatcher Watcher(CtiScene scene, ICtiEventHandler handler, CtiLease? lease = null)
    {
        var services = scene.Host.Services;
        return new CtiWatcher(
            scene.Host.Store,
            services.GetRequiredService<CtiGateway>(),
            Live(scene),
            lease ?? services.GetRequiredService<CtiLease>(),
            services.GetRequiredService<Lazy<CtiLimits>>(),
            services.GetRequiredService<RuntimeState>(),
            scene.Host.Clock,
            scene.Time,
            services.GetRequiredService<AdminMeter>(),
            [handler]);
    }

    /// <summary>Throws as soon as the picture is there.</summary>
    private sealed class FailingHandler : ICtiEventHandler
    {
        public ValueTask HandleAsync(CtiEvent happened, CtiAgentState? state, CancellationToken cancellationToken) =>
            happened.Kind == CtiEventKind.Reconciled ? throw new InvalidOperationException("A handler that fails.") : ValueTask.CompletedTask;
    }
}
