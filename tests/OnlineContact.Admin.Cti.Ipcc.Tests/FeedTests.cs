using OnlineContact.Admin.Cti.Ipcc.Session;
using OnlineContact.Admin.Cti.Ipcc.Watching;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class FeedTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task The_whole_state_is_asked_for_at_each_interval()
    {
        await using var scene = new SessionScene();
        await scene.BeginAsync();
        await using var feed = await scene.WatchAsync(SessionScene.Kim, Interval);
        await scene.Time.UntilAwaitedAsync(Interval);
        scene.Time.Advance(Interval);
        await scene.Far.AnswerWatchAsync(2);
        Assert.Equal(WatchItemKind.SnapshotEnds, await SessionScene.EndAsync(feed));
    }

    /// <summary>A call that begins between the two answers would be one of somebody who is not signed in yet, and be left out.</summary>
    [Fact]
    public async Task Who_is_signed_in_is_asked_before_what_calls_there_are()
    {
        await using var scene = new SessionScene();
        await scene.BeginAsync();
        await using var feed = scene.Feed(SessionScene.Kim, Interval);
        await scene.Far.AnswerWatchAsync(1);
        await scene.Far.NextAsync("GetAgentState");
        await scene.Far.NextAsync("SnapshotDevice");
    }

    [Fact]
    public async Task A_snapshot_without_an_answer_fails_and_is_asked_for_again_after_a_pause()
    {
        await using var scene = new SessionScene();
        await scene.BeginAsync();
        await using var feed = scene.Feed(SessionScene.Kim, Interval);
        await scene.Far.AnswerWatchAsync(2);
        Assert.NotNull(await scene.Far.NextAsync());
        scene.Time.Advance(scene.Settings.TimeLimit);
        Assert.Equal(WatchItemKind.SnapshotFails, await SessionScene.EndAsync(feed));
        await scene.Time.UntilAwaitedAsync(scene.Session.Pause);
        scene.Time.Advance(scene.Session.Pause);
        await scene.Far.AnswerWatchAsync(2);
        Assert.Equal(WatchItemKind.SnapshotEnds, await SessionScene.EndAsync(feed));
    }

    [Fact]
    public async Task A_monitor_of_which_nobody_knows_whether_it_runs_costs_the_session()
    {
        await using var scene = new SessionScene();
        await scene.BeginAsync();
        await using var feed = scene.Feed(SessionScene.Kim, Interval);
        await scene.Far.NextAsync("MonitorStart");
        scene.Time.Advance(scene.Settings.TimeLimit);
        await Moments.IsOverAsync(scene.Session.Ended);
        using var patience = new CancellationTokenSource(FarEnd.Patience);
        Assert.Equal([WatchItemKind.SnapshotBegins, WatchItemKind.SnapshotFails], (await feed.Items.ReadAllAsync(patience.Token).ToListAsync()).Select(item => item.Kind));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_command_without_an_answer_the_watch_asks_what_became_of_it(bool isGivenUp)
    {
        await using var scene = new SessionScene();
        await scene.BeginAsync();
        await using var feed = await scene.WatchAsync(SessionScene.Kim, Interval);
        await scene.Time.UntilAwaitedAsync(Interval);
        using var patience = new CancellationTokenSource();
        var command = scene.Session.CommandAsync(SessionScene.Command, TimeSpan.FromSeconds(5), patience.Token);
        await scene.Far.NextAsync("SetAgentState");
        if (isGivenUp)
        {
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command.WaitAsync(FarEnd.Patience));
        }
        else
        {
            scene.Time.Advance(TimeSpan.FromSeconds(5));
            Assert.Equal(CstaReply.Unanswered, await command.WaitAsync(FarEnd.Patience));
        }

        await scene.Far.AnswerWatchAsync(2);
        Assert.Equal(WatchItemKind.SnapshotEnds, await SessionScene.EndAsync(feed));
    }

    [Fact]
    public async Task A_watch_that_is_over_is_told_nothing_any_more_and_the_others_still_are()
    {
        await using var scene = new SessionScene();
        await scene.BeginAsync();
        var gone = await scene.WatchAsync(SessionScene.Kim, Interval);
        await using var staying = await scene.WatchAsync(SessionScene.Lee, Interval);
        await gone.DisposeAsync();
        foreach (var no in new[] { "7001", "7002" }) await scene.Far.TellAsync("AgentReadyEvent", Told.Text("monitorCrossRefID", $"m{no}") + Told.Device("agentDevice", no));
        using var patience = new CancellationTokenSource(FarEnd.Patience);
        var told = await staying.Items.ReadAsync(patience.Token);
        Assert.Equal((WatchItemKind.Event, "7002"), (told.Kind, told.Told!.DeviceOf("agentDevice")));
        Assert.False(gone.TakeOverflow());
    }
}
