using System.Net;
using System.Net.Sockets;
using NodaTime;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class CommandTests
{
    [Fact]
    public async Task Nobody_is_no_agent_and_nothing_is_no_tenant()
    {
        await using var scene = new PlayedScene();
        var (connector, tenant) = (scene.Connector, PlayedScene.Tenant);
        await Assert.ThrowsAsync<ArgumentNullException>("agent", async () => await connector.CheckAgentAsync(tenant, null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("agent", async () => await connector.GetStateAsync(tenant, null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("agent", async () => await connector.SignInAsync(tenant, null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("tenant", async () => await connector.CheckTenantAsync(null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("tenant", async () => await connector.SignInAsync(null!, PlayedScene.Kim, default));
    }

    [Fact]
    public async Task Whether_there_is_an_agent_nobody_says_who_cannot_be_reached()
    {
        await using var scene = new ExchangeScene();
        scene.Exchange.RefusesConnections = true;
        Assert.Equal(CtiAnswer.Unreachable, (await scene.Connector.CheckAgentAsync(scene.Tenant, scene.Agents[0], default)).Answer);
    }

    [Fact]
    public async Task An_agent_exists_at_whose_device_the_exchange_names_nobody()
    {
        await using var scene = new PlayedScene();
        var check = scene.Connector.CheckAgentAsync(PlayedScene.Tenant, PlayedScene.Kim, default).AsTask();
        using var far = await scene.BeginAsync();
        await far.AnswerAsync(await far.NextAsync("GetAgentState"), "GetAgentStateResponse", Told.Text("agentStateList", Told.Text("agentStateEntry", Told.Text("loggedOnState", "false"))));
        Assert.Equal(CtiAgentCheck.Exists, (await check.WaitAsync(FarEnd.Patience)).Value);
    }

    [Fact]
    public async Task Her_state_is_told_with_her_calls()
    {
        await using var scene = new ExchangeScene();
        scene.Exchange.SignIn(scene.Agents[0]);
        var call = scene.Exchange.Dial(scene.Agents[0]);
        var told = Assert.Single((await scene.Connector.GetStateAsync(scene.Tenant, scene.Agents[0], default)).Value.Calls);
        Assert.Equal((call, CtiCallDirection.Outbound, CtiCallPhase.Originated), (told.Call.Id, told.Call.Direction, told.Phase));
    }

    [Fact]
    public async Task Who_gives_up_while_the_session_is_being_opened_is_told_that()
    {
        await using var scene = new PlayedScene();
        using var patience = new CancellationTokenSource();
        var answer = scene.Connector.SignInAsync(PlayedScene.Tenant, PlayedScene.Kim, patience.Token).AsTask();
        using var far = await scene.AcceptAsync();
        await far.NextAsync("StartApplicationSession");
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(FarEnd.Patience));
    }

    [Fact]
    public async Task What_opening_the_session_took_is_not_left_for_the_command()
    {
        await using var scene = new PlayedScene();
        var answer = scene.Connector.SignInAsync(PlayedScene.Tenant, PlayedScene.Kim, default).AsTask();
        using var far = await scene.AcceptAsync();
        var begin = await far.NextAsync("StartApplicationSession");
        scene.Time.Advance(TimeSpan.FromSeconds(8));
        await far.AnswerAsync(begin, "StartApplicationSessionPosResponse", FarEnd.Begun());
        await far.NextAsync("SetAgentState");
        scene.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(CtiAnswer.Unknown, await answer.WaitAsync(FarEnd.Patience));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_state_that_is_refused_to_who_is_signed_in_or_of_whom_nothing_is_known_is_not_allowed(bool isKnown)
    {
        await using var scene = new PlayedScene();
        var answer = scene.Connector.SetStateAsync(PlayedScene.Tenant, PlayedScene.Kim, new(CtiAgentMode.Ready), default).AsTask();
        using var far = await scene.BeginAsync();
        await far.AnswerAsync(await far.NextAsync("SetAgentState"), "CSTAErrorCode", Told.Text("stateIncompatibility", "invalidObjectState"));
        var asked = await far.NextAsync("GetAgentState");
        if (isKnown)
        {
            await far.AnswerAsync(asked, "GetAgentStateResponse", Told.Text("agentStateList", Told.Entry("agent01", true, Told.Text("agentState", "agentBusy"))));
            await far.AnswerAsync(await far.NextAsync("SnapshotDevice"), "SnapshotDeviceResponse");
        }
        else
        {
            await far.AnswerAsync(asked, "CSTAErrorCode", Told.Text("operation", "generic"));
        }

        Assert.Equal(CtiAnswer.Refused(CtiRefusal.StateNotAllowed, "invalidObjectState"), await answer.WaitAsync(FarEnd.Patience));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task In_whichever_moment_a_session_ends_for_want_of_use_a_command_is_done(int reading)
    {
        await using var scene = new PlayedScene();
        var check = scene.Connector.CheckTenantAsync(PlayedScene.Tenant, default).AsTask();
        using var first = await scene.BeginAsync();
        Assert.Equal(CtiTenantCheck.Exists, (await check.WaitAsync(FarEnd.Patience)).Value);
        await scene.Time.UntilAwaitedAsync(PlayedScene.Idle);
        var stop = Task.Run(first.NextAsync);
        scene.Time.WhenRead(reading, () =>
        {
            scene.Time.Advance(PlayedScene.Idle);
            SpinWait.SpinUntil(() => stop.IsCompleted, FarEnd.Patience);
        });

        var answer = scene.Connector.SignInAsync(PlayedScene.Tenant, PlayedScene.Kim, default).AsTask();
        Assert.Equal("StopApplicationSession", (await stop)?.Name);
        using var second = await scene.BeginAsync();
        await second.AnswerAsync(await second.NextAsync("SetAgentState"), "SetAgentStateResponse");
        Assert.Equal(CtiAnswer.Done, await answer.WaitAsync(FarEnd.Patience));
    }

    [Fact]
    public async Task An_exchange_that_answers_nothing_is_asked_five_thousand_things_at_a_time()
    {
        await using var scene = new PlayedScene(TimeProvider.System, options => options.TimeLimit = options.IdleTime = Duration.FromMinutes(1));
        var check = scene.Connector.CheckTenantAsync(PlayedScene.Tenant, default).AsTask();
        using var far = await scene.BeginAsync();
        await check.WaitAsync(FarEnd.Patience);
        var forgetting = far.ForgetAllAsync();
        var answers = Enumerable.Range(0, 5_000).Select(_ => SignInAsync()).ToList();
        Assert.Equal(CtiAnswer.Unreachable, await SignInAsync().WaitAsync(FarEnd.Patience));
        Assert.DoesNotContain(answers, answer => answer.IsCompleted);
        await scene.Connector.DisposeAsync();
        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(CtiAnswer.Unknown, answer));
        await forgetting;

        Task<CtiAnswer> SignInAsync() => scene.Connector.SignInAsync(PlayedScene.Tenant, PlayedScene.Kim, default).AsTask();
    }

    [Fact]
    public async Task A_connector_that_is_disposed_of_opens_no_connection_any_more()
    {
        await using var scene = new PlayedScene(TimeProvider.System);
        await scene.Connector.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await scene.Connector.CheckTenantAsync(PlayedScene.Tenant, default));
    }

    [Fact]
    public async Task A_watch_ends_with_its_connector()
    {
        await using var scene = new PlayedScene(TimeProvider.System);
        var watching = Task.Run(async () => await scene.Connector.WatchAsync(new CtiWatch { Tenant = PlayedScene.Tenant, Fence = 1, Agents = [PlayedScene.Kim] }, default).CountAsync());
        using var far = await scene.BeginAsync();
        await far.NextAsync("MonitorStart");
        await scene.Connector.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => watching.WaitAsync(FarEnd.Patience));
    }

    [Fact]
    public async Task Lines_without_a_connection_are_forgotten_when_there_are_a_thousand()
    {
        using var nobody = new Socket(SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var scene = new ExchangeScene(configure: options =>
        {
            options.Exchanges.Add("haneul", options.Exchange!);
            options.Exchange = new IpccExchange { Host = "127.0.0.1", Port = ((IPEndPoint)nobody.LocalEndPoint!).Port };
        });
        var (connector, kim) = (scene.Connector, scene.Agents[0]);
        scene.Exchange.RefusesConnections = true;
        Assert.Equal(CtiAnswer.Unreachable, await connector.SignInAsync(scene.Tenant, kim, default));
        scene.Exchange.RefusesConnections = false;
        await Task.WhenAll(Enumerable.Range(0, 998).Select(i => OtherAsync($"other{i}")));
        Assert.Equal(CtiAnswer.Unreachable, await connector.SignInAsync(scene.Tenant, kim, default));
        await OtherAsync("another");
        // Its wait was not over, and is forgotten with it.
        Assert.Equal(CtiAnswer.Done, await connector.SignInAsync(scene.Tenant, kim, default));

        async Task OtherAsync(string name) => Assert.Equal(CtiAnswer.Unreachable, await connector.SignInAsync(scene.Tenant with { Name = name }, kim, default));
    }
}
