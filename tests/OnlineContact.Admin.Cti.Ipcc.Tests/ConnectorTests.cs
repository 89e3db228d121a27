using NodaTime;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class ConnectorTests
{
    [Fact]
    public async Task An_agent_signs_in_changes_states_and_signs_out_and_the_watch_shows_it()
    {
        await using var scene = new ExchangeScene();
        var (connector, kim) = (scene.Connector, scene.Agents[0]);
        await scene.WatchAsync();
        Assert.Equal(CtiAnswer.Done, await connector.SignInAsync(scene.Tenant, kim, default));
        Assert.Equal(CtiRefusal.AlreadySignedIn, (await connector.SignInAsync(scene.Tenant, kim, default)).Refusal);
        foreach (var state in CtiStateMap.Chosen)
        {
            var exchange = connector.States.ToExchange(state);
            Assert.Equal(CtiAnswer.Done, await connector.SetStateAsync(scene.Tenant, kim, exchange, default));
            Assert.Equal(exchange, (await connector.GetStateAsync(scene.Tenant, kim, default)).Value.State);
        }

        await scene.UntilAsync(scene.IsEqual);
        Assert.Equal(CtiAnswer.Done, await connector.SignOutAsync(scene.Tenant, kim, default));
        Assert.Equal(CtiRefusal.NotSignedIn, (await connector.SignOutAsync(scene.Tenant, kim, default)).Refusal);
        Assert.Equal(CtiRefusal.NotSignedIn, (await connector.SetStateAsync(scene.Tenant, kim, new(CtiAgentMode.Ready), default)).Refusal);
        Assert.Equal(CtiRefusal.StateNotAllowed, (await connector.SetStateAsync(scene.Tenant, kim, new(CtiAgentMode.Busy), default)).Refusal);
        await scene.UntilAsync(scene.IsEqual);

        // Default after signing in is what she has already: nothing changes, and no event tells so.
        Assert.Equal(
            [CtiEventKind.Reconciling, CtiEventKind.Reconciled, CtiEventKind.SignedIn, .. Enumerable.Repeat(CtiEventKind.StateChanged, CtiStateMap.Chosen.Count - 1), CtiEventKind.SignedOut],
            scene.Picture.Events.Select(told => told.Kind));
        Assert.All(scene.Picture.Events, told => Assert.Equal((scene.Tenant.Organization, 7L), (told.Id.Organization, told.Id.Fence)));
    }

    [Fact]
    public async Task Calls_are_told_with_their_direction()
    {
        await using var scene = new ExchangeScene();
        var (exchange, kim, lee) = (scene.Exchange, scene.Agents[0], scene.Agents[1]);
        exchange.SignIn(kim);
        exchange.SignIn(lee);
        var early = exchange.Dial(kim);
        await scene.WatchAsync();
        exchange.Establish(kim, early);
        exchange.Hold(kim, early);
        exchange.Retrieve(kim, early);
        exchange.Clear(kim, early);
        var inbound = exchange.Offer(kim);
        exchange.Establish(kim, inbound);
        exchange.BeginTransfer(kim, inbound);
        exchange.Transfer(kim, inbound, lee);
        exchange.SignOut(lee);
        await scene.UntilAsync(() => scene.IsEqual() && scene.Picture.Events.Any(told => told.Kind == CtiEventKind.SignedOut));

        Assert.Equal(
            [
                (CtiEventKind.CallEstablished, "agent01", early, CtiCallDirection.Outbound), (CtiEventKind.CallHeld, "agent01", early, CtiCallDirection.Outbound),
                (CtiEventKind.CallRetrieved, "agent01", early, CtiCallDirection.Outbound), (CtiEventKind.CallCleared, "agent01", early, CtiCallDirection.Outbound),
                (CtiEventKind.CallOffered, "agent01", inbound, CtiCallDirection.Inbound), (CtiEventKind.CallEstablished, "agent01", inbound, CtiCallDirection.Inbound),
                (CtiEventKind.CallTransferring, "agent01", inbound, CtiCallDirection.Inbound), (CtiEventKind.CallTransferred, "agent01", inbound, CtiCallDirection.Inbound),
                (CtiEventKind.CallEstablished, "agent02", inbound, CtiCallDirection.Inbound), (CtiEventKind.CallCleared, "agent02", inbound, CtiCallDirection.Inbound),
            ],
            scene.Picture.Events.Where(told => told.Call is not null).Select(told => (told.Kind, told.Agent!.Id.Value, told.Call!.Id, told.Call.Direction)));
        var snapshot = scene.Picture.Events.First(told => told.Kind == CtiEventKind.Snapshot && told.Agent == kim);
        Assert.Equal((early, CtiCallDirection.Outbound, CtiCallPhase.Originated), (snapshot.Calls![0].Call.Id, snapshot.Calls[0].Call.Direction, snapshot.Calls[0].Phase));
    }

    [Fact]
    public async Task A_group_is_watched_as_a_whole()
    {
        await using var scene = new ExchangeScene(agents: 20, configure: options => options.Exchange!.Groups.Add("haneul"));
        scene.Exchange.SignIn(scene.Agents[3]);
        await scene.WatchAsync();
        Assert.Single(scene.Exchange.Monitors);
        scene.Exchange.SignIn(scene.Agents[4]);
        var call = scene.Exchange.Offer(scene.Agents[4]);
        scene.Exchange.Establish(scene.Agents[4], call);
        await scene.UntilAsync(() => scene.IsEqual() && scene.Picture.Events[^1].Kind == CtiEventKind.CallEstablished);
    }

    [Fact]
    public async Task After_a_restart_a_snapshot_makes_the_picture_the_exchanges()
    {
        await using var scene = new ExchangeScene();
        scene.Exchange.SignIn(scene.Agents[0]);
        await scene.WatchAsync();
        scene.Exchange.RefusesConnections = true;
        await scene.UntilAsync(() => !scene.Picture.IsReconciled);
        Assert.Equal(CtiAnswerKind.Unreachable, (await scene.WhileTimeGoesByAsync(scene.Connector.SignInAsync(scene.Tenant, scene.Agents[1], default))).Kind);
        scene.Exchange.SignOut(scene.Agents[0]);
        scene.Exchange.SignIn(scene.Agents[2]);
        scene.Exchange.RefusesConnections = false;
        await scene.UntilAsync(() => scene.IsEqual(), TimeSpan.FromMilliseconds(200));

        Assert.Equal(
            [CtiEventKind.Reconciling, CtiEventKind.Snapshot, CtiEventKind.Reconciled, CtiEventKind.Reconciling, CtiEventKind.Snapshot, CtiEventKind.Reconciled],
            scene.Picture.Events.Select(told => told.Kind));
    }

    [Fact]
    public async Task Who_asks_for_the_tenant_has_the_exchange_tried_at_once_and_others_are_told_until_the_wait_is_over()
    {
        await using var scene = new ExchangeScene();
        scene.Exchange.RefusesConnections = true;
        Assert.Equal(CtiAnswer.Unreachable, (await scene.Connector.CheckTenantAsync(scene.Tenant, default)).Answer);
        scene.Exchange.RefusesConnections = false;
        Assert.Equal(CtiAnswer.Unreachable, await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default));
        Assert.Equal(CtiTenantCheck.Exists, (await scene.Connector.CheckTenantAsync(scene.Tenant, default)).Value);
        Assert.Equal(CtiAnswer.Done, await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default));
        Assert.Equal(1, scene.Exchange.OpenConnections);
    }

    [Fact]
    public async Task A_command_without_an_answer_is_unknown_is_not_sent_again_and_the_snapshot_decides()
    {
        await using var scene = new ExchangeScene();
        await scene.WatchAsync();
        scene.Exchange.Faults = new CtiFaults { LoseAnswer = 1_000, DropEvent = 1_000 };
        var answer = await scene.WhileTimeGoesByAsync(scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default));
        Assert.Equal(CtiAnswerKind.Unknown, answer.Kind);
        scene.Exchange.Faults = CtiFaults.None;
        await scene.UntilAsync(() => scene.IsEqual(), TimeSpan.FromMilliseconds(200));

        Assert.Single(scene.Exchange.Commands);
        Assert.Equal(CtiAgentMode.NotReady, scene.Exchange.StateOf(scene.Agents[0]).State.Mode);
    }

    [Fact]
    public async Task Many_commands_share_one_connection_and_find_their_answers()
    {
        await using var scene = new ExchangeScene(agents: 60);
        await scene.WatchAsync();
        var answers = await Task.WhenAll(scene.Agents.Select(async agent => await scene.Connector.SignInAsync(scene.Tenant, agent, default)));

        Assert.All(answers, answer => Assert.Equal(CtiAnswer.Done, answer));
        Assert.Equal(1, scene.Exchange.OpenConnections);
        await scene.UntilAsync(scene.IsEqual);
    }

    [Fact]
    public async Task A_session_is_kept_alive_and_ended_when_nobody_uses_it()
    {
        await using var scene = new ExchangeScene(exchange: new SimulatedExchangeOptions { MaxSessionSeconds = 15 }, configure: options => options.IdleTime = Duration.FromMinutes(1));
        Assert.Equal(CtiTenantCheck.Exists, (await scene.Connector.CheckTenantAsync(scene.Tenant, default)).Value);
        var start = scene.Time.GetTimestamp();
        await scene.UntilAsync(() => scene.Time.GetElapsedTime(start) > TimeSpan.FromSeconds(50), TimeSpan.FromMilliseconds(50));
        Assert.Equal(1, scene.Exchange.OpenConnections);
        await scene.UntilAsync(() => scene.Exchange.OpenConnections == 0, TimeSpan.FromMilliseconds(50));

        Assert.Equal(CtiAnswer.Done, await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default));
    }

    [Fact]
    public async Task What_the_exchange_says_of_itself_is_told_and_answered()
    {
        await using var scene = new ExchangeScene();
        await scene.WatchAsync();
        scene.Exchange.SayStatus("overloadImminent");
        await scene.UntilAsync(() => scene.Picture.Events.Any(told => told is { Kind: CtiEventKind.SystemStatus, Detail: "overloadImminent" }));
        scene.Exchange.Faults = new CtiFaults { DropEvent = 1_000 };
        scene.Exchange.SignIn(scene.Agents[0]);
        scene.Exchange.SayStatus("messagesLost");
        await scene.UntilAsync(scene.IsEqual);
    }

    [Fact]
    public async Task A_lost_event_is_made_good_at_the_next_interval()
    {
        await using var scene = new ExchangeScene();
        await scene.WatchAsync();
        scene.Exchange.Faults = new CtiFaults { DropEvent = 1_000 };
        scene.Exchange.SignIn(scene.Agents[0]);
        scene.Exchange.Faults = CtiFaults.None;
        await scene.UntilAsync(scene.IsEqual, TimeSpan.FromMilliseconds(200));

        Assert.Equal([CtiEventKind.Reconciling, CtiEventKind.Snapshot, CtiEventKind.Reconciled], scene.Picture.Events.Skip(2).Select(told => told.Kind));
    }

    [Fact]
    public async Task A_watch_leaves_no_monitor_behind()
    {
        await using var scene = new ExchangeScene();
        using var stop = new CancellationTokenSource();
        await foreach (var told in scene.Connector.WatchAsync(new CtiWatch { Tenant = scene.Tenant, Fence = 1, Agents = scene.Agents }, stop.Token))
        {
            if (told.Kind == CtiEventKind.Reconciled) break;
        }

        await scene.UntilAsync(() => scene.Exchange.Monitors.Count == 0);
        Assert.Equal(1, scene.Exchange.OpenConnections);
    }

    [Fact]
    public async Task Tenants_and_agents_are_checked()
    {
        await using var scene = new ExchangeScene();
        var (connector, tenant) = (scene.Connector, scene.Tenant);
        Assert.Equal(CtiTenantCheck.Exists, (await connector.CheckTenantAsync(tenant, default)).Value);
        Assert.Equal(CtiTenantCheck.Unknown, (await connector.CheckTenantAsync(tenant with { Name = "other" }, default)).Value);
        Assert.Equal(CtiAgentCheck.Exists, (await connector.CheckAgentAsync(tenant, scene.Agents[0], default)).Value);
        Assert.Equal(CtiAgentCheck.Unknown, (await connector.CheckAgentAsync(tenant, ExchangeScene.Numbers("agent01", "9999"), default)).Value);
        Assert.Equal(CtiAgentCheck.Unknown, (await connector.CheckAgentAsync(tenant, ExchangeScene.Numbers("nobody", "7001"), default)).Value);
        Assert.Equal(CtiRefusal.UnknownAgent, (await connector.SignInAsync(tenant, ExchangeScene.Numbers("nobody", "7001"), default)).Refusal);
        Assert.Equal(CtiRefusal.NotSupported, (await connector.ProvisionAgentAsync(tenant, scene.Agents[0], default)).Refusal);
        Assert.Equal(CtiRefusal.UnknownTenant, (await connector.SignInAsync(tenant with { Name = "other" }, scene.Agents[0], default)).Refusal);
    }

    [Theory]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed2")]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed3")]
    [InlineData("http://www.ecma-international.org/standards/ecma-323/csta/ed5")]
    public async Task The_edition_is_agreed_on(string ns)
    {
        await using var scene = new ExchangeScene(exchange: new SimulatedExchangeOptions { Namespace = ns });
        await scene.WatchAsync();
        Assert.Equal(CtiAnswer.Done, await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default));
        await scene.UntilAsync(scene.IsEqual);
    }
}
