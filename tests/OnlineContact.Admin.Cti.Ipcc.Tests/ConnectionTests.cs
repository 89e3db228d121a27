using OnlineContact.Admin.Cti.Ipcc.Messages;
using OnlineContact.Admin.Cti.Ipcc.Session;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class ConnectionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Who_gave_up_before_has_nothing_sent()
    {
        await using var scene = new WireScene();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.AskAsync(Limit, new CancellationToken(canceled: true)));
        await scene.Connection.PostAsync(CstaMessage.MonitorStop("m1"), 0);
        await scene.Far.NextAsync("MonitorStop");
    }

    [Fact]
    public async Task What_cannot_be_sent_in_time_costs_the_connection_and_what_did_not_come_to_be_sent_was_not()
    {
        await using var scene = new WireScene();
        scene.Near.IsStuck = true;
        var first = scene.AskAsync(Limit);
        var second = scene.AskAsync(Limit / 2);
        scene.Time.Advance(Limit / 2);
        Assert.Equal(CstaReply.NotSent, await second.WaitAsync(FarEnd.Patience));
        Assert.False(scene.Connection.Lost.IsCancellationRequested);
        scene.Time.Advance(Limit / 2);
        Assert.Equal(CstaReply.Unanswered, await first.WaitAsync(FarEnd.Patience));
        Assert.True(scene.Connection.Lost.IsCancellationRequested);
        Assert.True(scene.Near.IsClosed);
    }

    [Fact]
    public async Task Who_gives_up_while_it_is_being_sent_is_told_that_and_the_connection_is_lost()
    {
        await using var scene = new WireScene();
        scene.Near.IsStuck = true;
        using var patience = new CancellationTokenSource();
        var asking = scene.AskAsync(Limit, patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking.WaitAsync(FarEnd.Patience));
        Assert.True(scene.Connection.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task An_exchange_that_owes_more_than_a_thousand_answers_counts_as_dead_and_a_late_one_is_owed_no_more()
    {
        await using var scene = new WireScene();
        await scene.GiveUpAsync(1_000);
        Assert.False(scene.Connection.Lost.IsCancellationRequested);
        await scene.Far.SendAsync(FarEnd.Frame((await scene.Far.NextAsync("GetAgentState")).InvokeId, "GetAgentStateResponse"), FarEnd.Event("AgentReadyEvent"));
        await scene.NextToldAsync();
        await scene.GiveUpAsync();
        Assert.False(scene.Connection.Lost.IsCancellationRequested);
        await scene.GiveUpAsync();
        Assert.True(scene.Connection.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Who_gives_up_just_when_her_answer_is_there_is_owed_none()
    {
        await using var scene = new WireScene();
        for (var i = 0; i <= 1_000; i++)
        {
            using var patience = new CancellationTokenSource();
            var asking = scene.Connection.InvokeAsync(CstaMessage.GetAgentState("7001"), Limit, patience.Token, _ => patience.Cancel());
            await scene.Far.AnswerAsync(await scene.Far.NextAsync("GetAgentState"), "GetAgentStateResponse");
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking.WaitAsync(FarEnd.Patience));
        }

        Assert.False(scene.Connection.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task When_the_other_side_closes_who_waits_is_told_at_once_and_nothing_is_sent_any_more()
    {
        await using var scene = new WireScene();
        var (first, second) = (scene.AskAsync(Limit), scene.AskAsync(Limit));
        scene.Far.Dispose();
        Assert.Equal(CstaReply.Unanswered, await first.WaitAsync(FarEnd.Patience));
        Assert.Equal(CstaReply.Unanswered, await second.WaitAsync(FarEnd.Patience));
        await Moments.IsOverAsync(scene.Connection.Lost);
        Assert.True(scene.Near.IsClosed);
        Assert.Equal(CstaReply.NotSent, await scene.AskAsync(Limit).WaitAsync(FarEnd.Patience));
        await scene.Connection.PostAsync(CstaMessage.MonitorStop("m1"), 0);
    }

    [Fact]
    public async Task What_comes_behind_the_end_is_not_taken()
    {
        await using var scene = new WireScene();
        var asking = scene.AskAsync(Limit);
        var asked = await scene.Far.NextAsync("GetAgentState");
        await scene.Far.SendAsync(FarEnd.Event("ApplicationSessionTerminated"), FarEnd.Frame(asked.InvokeId, "GetAgentStateResponse"));
        Assert.Equal(CstaReply.Unanswered, await asking.WaitAsync(FarEnd.Patience));
        await scene.Connection.DisposeAsync();
        Assert.Empty(scene.Answers);
    }

    [Fact]
    public async Task An_answer_is_taken_once_and_only_one_to_what_was_asked()
    {
        await using var scene = new WireScene();
        var asking = scene.AskAsync(Limit);
        var id = (await scene.Far.NextAsync("GetAgentState")).InvokeId;
        string[] names = ["SetAgentStateResponse", "GetAgentStateOfAllResponse", "Ready", "GetAgentState", "GetAgentStateResponse", "GetAgentStateResponse"];
        await scene.Far.SendAsync([.. names.Select(name => FarEnd.Frame(id, name)), FarEnd.Event("AgentReadyEvent")]);
        Assert.Equal("AgentReadyEvent", await scene.NextToldAsync());
        Assert.Equal(CstaReplyStatus.Done, (await asking.WaitAsync(FarEnd.Patience)).Status);
        Assert.Equal(["GetAgentStateResponse"], scene.Answers);
    }

    [Fact]
    public async Task What_the_exchange_says_of_itself_is_told_once_and_confirmed_where_it_asks_for_that()
    {
        await using var scene = new WireScene();
        await scene.Far.SendAsync(FarEnd.Event("SystemStatus"), FarEnd.Frame(7, "SystemStatus"), FarEnd.Event("AgentReadyEvent"));
        Assert.Equal(("SystemStatus", "SystemStatus", "AgentReadyEvent"), (await scene.NextToldAsync(), await scene.NextToldAsync(), await scene.NextToldAsync()));
        Assert.Equal(7, (await scene.Far.NextAsync("SystemStatusResponse")).InvokeId);
    }
}
