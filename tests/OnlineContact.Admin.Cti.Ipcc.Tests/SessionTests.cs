using OnlineContact.Admin.Cti.Ipcc.Session;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class SessionTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("<sessionID>session1</sessionID>")]
    [InlineData("<sessionID>session1</sessionID><actualProtocolVersion>urn:other</actualProtocolVersion>")]
    [InlineData($"<actualProtocolVersion>{FarEnd.Edition}</actualProtocolVersion>")]
    public async Task A_session_without_an_identity_or_an_edition_of_ours_is_none(string answer)
    {
        await using var scene = new SessionScene();
        var reply = await scene.BeginAsync(answer);
        Assert.Equal((CstaReplyStatus.Refused, "requestedProtocolVersionNotSupported"), (reply.Status, reply.Reason));
    }

    [Theory]
    [InlineData("36", 12)]
    [InlineData("3", 1)]
    [InlineData("180", 60)]
    [InlineData("9999", 60)]
    [InlineData("0", 60)]
    [InlineData("-30", 60)]
    [InlineData("for ever", 60)]
    public async Task A_sign_of_life_is_given_at_each_third_of_what_the_exchange_granted(string granted, int seconds)
    {
        await using var scene = new SessionScene();
        await scene.BeginAsync(FarEnd.Begun(granted));
        await scene.Time.UntilAwaitedAsync(TimeSpan.FromSeconds(seconds));
        scene.Time.Advance(TimeSpan.FromSeconds(seconds));
        var asked = await scene.Far.NextAsync("ResetApplicationSessionTimer");
        Assert.Equal(("session1", "180"), (asked.Of("sessionID"), asked.Of("requestedSessionDuration")));
        await scene.Far.AnswerAsync(asked, "ResetApplicationSessionTimerPosResponse");
        await scene.Time.UntilAwaitedAsync(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_whose_sign_of_life_is_refused_or_not_answered_is_over(bool isAnswered)
    {
        await using var scene = new SessionScene();
        await scene.BeginAsync();
        await scene.Time.UntilAwaitedAsync(TimeSpan.FromMinutes(1));
        scene.Time.Advance(TimeSpan.FromMinutes(1));
        var asked = await scene.Far.NextAsync("ResetApplicationSessionTimer");
        if (isAnswered) await scene.Far.AnswerAsync(asked, "ResetApplicationSessionTimerNegResponse");
        else scene.Time.Advance(scene.Settings.TimeLimit);
        await Moments.IsOverAsync(scene.Session.Ended);
        Assert.False(scene.Session.EndedUnused);
    }

    [Fact]
    public async Task A_session_that_nobody_used_for_long_enough_is_ended_and_takes_no_more_commands()
    {
        await using var scene = new SessionScene(Idle);
        await scene.BeginAsync();
        await scene.Time.UntilAwaitedAsync(Idle);
        scene.Time.Advance(Idle);
        Assert.Equal("session1", (await scene.Far.NextAsync("StopApplicationSession")).Of("sessionID"));
        Assert.True(scene.Session.EndedUnused);
        Assert.Equal(CstaReply.NotSent, await scene.Session.CommandAsync(SessionScene.Command, scene.Settings.TimeLimit, default));
        Assert.Null(await scene.Far.NextAsync());
        await Moments.IsOverAsync(scene.Session.Ended);
    }

    [Fact]
    public async Task A_command_on_its_way_keeps_the_session_and_after_it_nobody_uses_it()
    {
        await using var scene = new SessionScene(Idle);
        await scene.BeginAsync();
        await scene.Time.UntilAwaitedAsync(Idle);
        var command = scene.Session.CommandAsync(SessionScene.Command, TimeSpan.FromMinutes(1), default);
        var asked = await scene.Far.NextAsync("SetAgentState");
        scene.Time.Advance(Idle);
        await scene.Far.AnswerAsync(await scene.Far.NextAsync("ResetApplicationSessionTimer"), "ResetApplicationSessionTimerPosResponse");
        await scene.Far.AnswerAsync(asked, "SetAgentStateResponse");
        Assert.Equal(CstaReplyStatus.Done, (await command.WaitAsync(FarEnd.Patience)).Status);
        await scene.Time.UntilAwaitedAsync(Idle);
        scene.Time.Advance(Idle);
        await scene.Far.NextAsync("StopApplicationSession");
    }

    [Fact]
    public async Task A_watch_keeps_the_session_and_after_it_nobody_uses_it()
    {
        await using var scene = new SessionScene(Idle);
        await scene.BeginAsync();
        await scene.Time.UntilAwaitedAsync(Idle);
        var feed = await scene.WatchAsync(SessionScene.Kim, TimeSpan.FromHours(1));
        scene.Time.Advance(Idle);
        await scene.Far.AnswerAsync(await scene.Far.NextAsync("ResetApplicationSessionTimer"), "ResetApplicationSessionTimerPosResponse");
        await scene.Time.UntilAwaitedAsync(Idle);
        await feed.DisposeAsync();
        Assert.Equal("m7001", (await scene.Far.NextAsync("MonitorStop")).Of("monitorCrossRefID"));
        scene.Time.Advance(Idle);
        await scene.Far.NextAsync("StopApplicationSession");
    }

    [Fact]
    public async Task A_session_that_is_disposed_of_is_ended_politely()
    {
        await using var scene = new SessionScene();
        await scene.BeginAsync();
        await scene.Session.DisposeAsync();
        Assert.Equal("session1", (await scene.Far.NextAsync("StopApplicationSession")).Of("sessionID"));
        Assert.Null(await scene.Far.NextAsync());
    }

    [Fact]
    public async Task A_session_that_never_began_is_closed_without_a_word()
    {
        await using var scene = new SessionScene();
        await scene.Session.DisposeAsync();
        Assert.Null(await scene.Far.NextAsync());
    }

    [Fact]
    public async Task A_session_that_the_exchange_ends_is_over()
    {
        await using var scene = new SessionScene();
        await scene.BeginAsync();
        await scene.Far.TellAsync("ApplicationSessionTerminated");
        await Moments.IsOverAsync(scene.Session.Ended);
        Assert.False(scene.Session.EndedUnused);
        Assert.Null(await scene.Far.NextAsync());
    }
}
