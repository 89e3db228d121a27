using CustomConnector;
using CustomProof;
using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.PluginTests.Connector;

public sealed class CustomConnectorTests
{
    public static TheoryData<string> Cases => [.. CtiConnectorConformance.Cases.Select(each => each.Name)];

    public static TheoryData<string?> WrongAnswers => [null, "", "perhaps", "done done", "agent", "agent agent1 sleeping", "agent agent1 ready call/sideways/held", new string('x', 10_000)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_connector_conforms(string name) => CtiConnectorConformance.Case(name).RunAsync(new ConnectorFixture(), CancellationToken.None);

    [Theory]
    [MemberData(nameof(WrongAnswers))]
    public async Task What_nobody_understands_leaves_a_command_unknown_and_a_question_unanswered(string? answer)
    {
        await using var fixture = new ConnectorFixture();
        fixture.Server.WrongAnswers.Enqueue(answer);
        Assert.Equal(CtiAnswer.Unknown, await fixture.Connector.SignInAsync(fixture.Tenant, fixture.Agents[0], default));
        fixture.Server.WrongAnswers.Enqueue(answer);
        Assert.Equal(CtiAnswer.Unreachable, (await fixture.Connector.GetStateAsync(fixture.Tenant, fixture.Agents[0], default)).Answer);

        Assert.Equal(CtiAnswer.Done, await fixture.Connector.SignInAsync(fixture.Tenant, fixture.Agents[0], default));
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        int port;
        await using (var server = new DeskServer()) port = server.Port;
        var connector = new DeskConnector(new DeskOptions { Host = "127.0.0.1", Port = port }, new FakeAdminClock(), TimeProvider.System);
        var agent = new CtiNumbers { Id = CtiId.Create("a").Value, No = CtiNo.Create("1").Value };
        var tenant = new CtiTenant { Organization = OrganizationId.Parse("acme"), Name = "haneul" };

        Assert.Equal(CtiAnswer.Unreachable, await connector.SignInAsync(tenant, agent, default));
        Assert.Equal(CtiAnswer.Unreachable, (await connector.CheckTenantAsync(tenant, default)).Answer);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_waited_for_as_long_as_the_limit_says()
    {
        var clock = new FakeAdminClock();
        var time = new FakeAdminTime(clock);
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var options = new DeskOptions { Host = "127.0.0.1", Port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port };
        var connector = new DeskConnector(options, clock, time);
        var tenant = new CtiTenant { Organization = OrganizationId.Parse("acme"), Name = "haneul" };
        var answer = connector.SignInAsync(tenant, new CtiNumbers { Id = CtiId.Create("a").Value, No = CtiNo.Create("1").Value }, default).AsTask();
        using var taken = await silent.AcceptTcpClientAsync();
        using var reader = new StreamReader(taken.GetStream());
        await reader.ReadLineAsync();

        Assert.False(answer.IsCompleted);
        time.Advance(Duration.FromSeconds(5));

        Assert.Equal(CtiAnswer.Unknown, await answer);
    }

    [Fact]
    public async Task Signs_that_mean_something_to_the_protocol_mean_themselves()
    {
        await using var fixture = new ConnectorFixture();
        var agent = new CtiNumbers { Id = CtiId.Create("a/b:c%20d").Value, No = CtiNo.Create("1:2").Value };
        fixture.Server.Add(agent);

        Assert.Equal(CtiAnswer.Done, await fixture.Connector.SignInAsync(fixture.Tenant, agent, default));
        var state = new CtiExchangeState(CtiAgentMode.NotReady, "coffee / tea: 50 %");
        Assert.Equal(CtiAnswer.Done, await fixture.Connector.SetStateAsync(fixture.Tenant, agent, state, default));
        Assert.Equal(state, (await fixture.Connector.GetStateAsync(fixture.Tenant, agent, default)).Value.State);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("agent agent1 sleeping")]
    public async Task A_watch_that_hears_nonsense_makes_the_picture_anew(string line)
    {
        await using var fixture = new ConnectorFixture();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var reconciled = 0;
        await foreach (var told in fixture.Connector.WatchAsync(new CtiWatch { Tenant = fixture.Tenant, Fence = 1, Agents = fixture.Agents }, patience.Token))
        {
            if (told.Kind != CtiEventKind.Reconciled) continue;
            if (++reconciled == 2) break;
            fixture.Server.Say(line);
        }

        Assert.Equal(2, reconciled);
    }
}
