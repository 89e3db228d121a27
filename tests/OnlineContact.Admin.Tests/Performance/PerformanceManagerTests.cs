using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Live;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Runtime;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Performance;

public class PerformanceManagerTests
{
    [Fact]
    public async Task A_batch_with_an_event_that_is_null_is_an_error_of_the_caller_and_nothing_of_it_is_taken()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var manager = PerformanceScene.Of(scene.Hosts[0]);
        foreach (var batch in new PerformanceEvent[][] { [null!], [scene.Does(1, scene.Clock.Now, AgentActivity.Ready), null!] })
            Assert.Equal("events", (await Assert.ThrowsAsync<ArgumentException>(() => manager.RecordAsync(AdminTestHost.Operator, scene.Id, batch))).ParamName);
        Assert.Equal(0, (await scene.ShowAsync(0)).Events);
    }

    [Fact]
    public async Task Events_that_are_refused_are_measured()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var refused = scene.Hosts[0].Services.GetRequiredService<AdminMeter>().PerformanceRefused;
        long measured = 0;
        using var listener = Measured.Count(refused, count => measured += count);

        await scene.RecordAsync(0, scene.Does(0, scene.Clock.Now, AgentActivity.Ready), scene.Does(1, scene.Clock.Now, AgentActivity.Ready), scene.Does(-1, scene.Clock.Now, AgentActivity.Ready));

        Assert.Equal(2, measured);
    }

    [Fact]
    public async Task Of_an_account_that_cannot_be_or_is_no_agent_there_are_no_figures_and_no_lane_in_memory()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var manager = PerformanceScene.Of(scene.Hosts[0]);
        foreach (var (account, kind) in new[] { ("no account", AdminErrors.MemberAccountInvalid), ("nobody", AdminErrors.AgentNotFound) })
        {
            Assert.Equal(kind.Code, (await manager.GetAsync(scene.Park, scene.Id, scene.Service, account)).Error.Code);
            var told = new List<string>();
            await foreach (var outcome in manager.WatchAsync(scene.Park, scene.Id, scene.Service, account)) told.Add(outcome.Error.Code);
            Assert.Equal([kind.Code], told);
        }

        Assert.Equal(0, scene.Hosts[0].Services.GetRequiredService<LivePerformance>().Of(scene.Id).Lanes);
    }

    [Fact]
    public async Task Todays_figures_go_up_to_now_though_the_day_is_named_and_those_of_an_earlier_day_up_to_its_end()
    {
        await using var scene = await PerformanceScene.StartAsync();
        var now = scene.Clock.Now;
        var today = new LocalDate(2021, 3, 15);
        await scene.RecordAsync(0, scene.Does(1, now - Duration.FromHours(12), AgentActivity.Ready));

        var shown = await scene.ShowAsync(0, day: today);
        Assert.Equal((today, now, Duration.FromHours(8)), (shown.Day, shown.AsOf, shown.Phone.Ready));
        var before = await scene.ShowAsync(0, day: today.PlusDays(-1));
        Assert.Equal((today.PlusDays(-1), shown.From, Duration.FromHours(4)), (before.Day, before.AsOf, before.Phone.Ready));
    }

    [Fact]
    public async Task Who_follows_figures_that_do_not_change_looks_once_in_each_refresh_and_not_again_when_she_stops()
    {
        CountingStore counts = new(new InMemoryAdminStore(AdminShapes.All));
        await using var scene = await PerformanceScene.StartAsync(store => counts = new CountingStore(store));
        using var stop = new CancellationTokenSource();
        var figures = PerformanceScene.Of(scene.Hosts[0]).WatchMineAsync(scene.Kim, scene.Id, scene.Service, stop.Token).GetAsyncEnumerator();
        var gets = counts.Gets;
        Assert.True(await figures.MoveNextAsync());
        var once = counts.Gets - gets;

        // She looks a second time at once, since something may have come in between.
        var next = figures.MoveNextAsync().AsTask();
        await CtiWatches.Seen.WaitAsync(() => scene.Time.Waiting == 1);
        gets = counts.Gets;
        for (var i = 1; i <= 5; i++)
        {
            scene.Time.Advance(Duration.FromMilliseconds(1_999));
            Assert.Equal((1, gets + (i - 1) * once), (scene.Time.Waiting, counts.Gets));
            scene.Time.Advance(Duration.FromMilliseconds(1));
            await CtiWatches.Seen.WaitAsync(() => counts.Gets >= gets + i * once && scene.Time.Waiting == 1);
        }

        gets = counts.Gets;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        Assert.Equal(gets, counts.Gets);
        await figures.DisposeAsync();
    }
}
