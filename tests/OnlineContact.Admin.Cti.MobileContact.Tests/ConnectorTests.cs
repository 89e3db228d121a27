using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.MobileContact.Wire;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.MobileContact;

public sealed class ConnectorTests
{
    [Fact]
    public async Task An_agent_signs_in_changes_states_and_signs_out_and_the_watch_shows_it()
    {
        await using var scene = new MobileScene();
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
    }

    [Fact]
    public async Task Calls_and_the_systems_own_words_are_told()
    {
        await using var scene = new MobileScene();
        var (cloud, kim, lee) = (scene.Cloud, scene.Agents[0], scene.Agents[1]);
        cloud.SignIn(kim);
        cloud.SignIn(lee);
        var early = cloud.Dial(kim);
        await scene.WatchAsync();
        cloud.Establish(kim, early);
        cloud.BeginTransfer(kim, early);
        cloud.Transfer(kim, early, lee);
        cloud.SayStatus("maintenance");
        cloud.SignOut(lee);
        await scene.UntilAsync(() => scene.IsEqual() && scene.Picture.Events.Any(told => told.Kind == CtiEventKind.SignedOut));

        Assert.Equal(
            [CtiEventKind.CallEstablished, CtiEventKind.CallTransferring, CtiEventKind.CallTransferred, CtiEventKind.CallEstablished, CtiEventKind.SystemStatus, CtiEventKind.CallCleared, CtiEventKind.SignedOut],
            scene.Picture.Events.SkipWhile(told => told.Kind != CtiEventKind.Reconciled).Skip(1).Select(told => told.Kind));
    }

    [Fact]
    public async Task A_change_is_sent_once_and_what_became_of_it_is_asked_by_its_key()
    {
        await using var scene = new MobileScene(around: inner => new LosesFirstAnswers(inner));
        Assert.Equal(CtiAnswer.Done, await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default));
        Assert.Equal(CtiRefusal.AlreadySignedIn, (await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default)).Refusal);

        Assert.Equal(["POST /v1/sign-in", "GET /v1/outcome", "POST /v1/sign-in", "GET /v1/outcome"], scene.Requests.All);
        Assert.Equal(2, scene.Cloud.Commands.Count);
    }

    [Fact]
    public async Task A_change_of_which_nothing_is_known_is_unknown_and_not_sent_again()
    {
        await using var scene = new MobileScene();
        scene.Cloud.Faults = new CtiFaults { LoseCommand = 1_000 };
        Assert.Equal(CtiAnswer.Unknown, await scene.WhileTimeGoesByAsync(scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default)));
        Assert.Equal(1, scene.Requests.Of("POST /v1/sign-in"));
        scene.Cloud.RefusesConnections = true;
        Assert.Equal(CtiAnswer.Unreachable, await scene.WhileTimeGoesByAsync(scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default)));
        Assert.Equal(2, scene.Requests.Of("POST /v1/sign-in"));
    }

    [Theory]
    [InlineData("already-signed-in", CtiAnswerKind.Refused)]
    [InlineData("credentials", CtiAnswerKind.Unknown)]
    [InlineData("overloaded", CtiAnswerKind.Unknown)]
    [InlineData("of another version", CtiAnswerKind.Unknown)]
    public async Task What_became_of_a_change_is_known_only_from_a_refusal_of_the_change_itself(string code, CtiAnswerKind kind)
    {
        await using var scene = new MobileScene(around: _ => new LosesFirstAnswers(new Says(HttpStatusCode.OK, Encoding.UTF8.GetBytes($$"""{"outcome":"refused","code":"{{code}}"}"""))));
        Assert.Equal(kind, (await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default)).Kind);
    }

    [Fact]
    public async Task A_caller_that_gives_up_gets_no_answer()
    {
        await using var scene = new MobileScene();
        scene.Cloud.Faults = new CtiFaults { DelayAnswer = 1_000, Delay = TimeSpan.FromDays(1) };
        using var stop = new CancellationTokenSource();
        var change = scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], stop.Token).AsTask();
        var question = scene.Connector.CheckTenantAsync(scene.Tenant, stop.Token).AsTask();
        await scene.UntilAsync(() => scene.Requests.All.Count == 2);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => change);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => question);
        Assert.Equal(0, scene.Requests.Of("GET /v1/outcome"));
    }

    [Fact]
    public async Task A_cloud_that_fails_again_and_again_is_left_alone_for_five_seconds()
    {
        await using var scene = new MobileScene(configure: options => options.MaxRepetitions = 0);
        scene.Cloud.RefusesConnections = true;
        for (var i = 0; i < 20; i++) Assert.Equal(CtiAnswer.Unreachable, (await scene.Connector.CheckTenantAsync(scene.Tenant, default)).Answer);
        scene.Cloud.RefusesConnections = false;
        Assert.Equal(20, scene.Requests.All.Count);

        Assert.Equal(CtiAnswer.Unreachable, await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default));
        Assert.Equal(20, scene.Requests.All.Count);
        scene.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(CtiAnswer.Done, await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default));
    }

    [Fact]
    public async Task Null_is_refused()
    {
        await using var scene = new MobileScene();
        await Assert.ThrowsAsync<ArgumentNullException>("tenant", async () => await scene.Connector.CheckTenantAsync(null!, default));
        await Assert.ThrowsAsync<ArgumentNullException>("tenant", async () => await scene.Connector.SignInAsync(null!, scene.Agents[0], default));
        await using var events = scene.Connector.WatchAsync(null!, default).GetAsyncEnumerator();
        await Assert.ThrowsAsync<ArgumentNullException>("watch", async () => await events.MoveNextAsync());
    }

    [Fact]
    public async Task A_question_is_asked_again_as_often_as_it_may()
    {
        await using var scene = new MobileScene(configure: options => options.MaxRepetitions = 2);
        scene.Cloud.RefusesConnections = true;
        Assert.Equal(CtiAnswer.Unreachable, (await scene.WhileTimeGoesByAsync(scene.Connector.CheckTenantAsync(scene.Tenant, default))).Answer);
        Assert.Equal(3, scene.Requests.Of("GET /v1/tenant"));
    }

    [Fact]
    public async Task A_cloud_that_never_answers_keeps_nobody_longer_than_the_limit()
    {
        await using var scene = new MobileScene();
        scene.Cloud.Faults = new CtiFaults { DelayAnswer = 1_000, Delay = TimeSpan.FromDays(1) };
        var answer = scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default).AsTask();
        var question = scene.Connector.CheckTenantAsync(scene.Tenant, default).AsTask();
        await scene.UntilAsync(() => scene.Requests.All.Count == 2);
        scene.Time.Advance(TimeSpan.FromSeconds(7));
        await scene.UntilAsync(() => scene.Requests.Of("GET /v1/outcome") == 1);
        scene.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(CtiAnswer.Unknown, await answer);
        Assert.Equal(CtiAnswer.Unreachable, (await question).Answer);
    }

    [Fact]
    public async Task A_cursor_that_is_too_old_and_a_lost_event_lead_to_a_snapshot()
    {
        await using var scene = new MobileScene();
        await scene.WatchAsync();
        scene.Cloud.Faults = new CtiFaults { DropEvent = 1_000 };
        scene.Cloud.SignIn(scene.Agents[0]);
        await scene.UntilAsync(() => scene.IsEqual() && scene.Picture.Reconciled == 2, TimeSpan.FromMilliseconds(100));
        scene.Cloud.Faults = CtiFaults.None;
        await scene.UntilAsync(() => scene.Cloud.OpenPolls == 1);
        scene.Cloud.RefusesConnections = true;
        scene.Cloud.SignIn(scene.Agents[1]);
        scene.Cloud.ForgetEvents();
        scene.Cloud.RefusesConnections = false;
        await scene.UntilAsync(() => scene.IsEqual() && scene.Picture.Reconciled >= 3, TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task Tenants_and_agents_are_checked()
    {
        await using var scene = new MobileScene(cloud: new SimulatedMobileContactOptions { Tenants = new Dictionary<string, bool> { ["haneul"] = true, ["수면 & 중"] = false } });
        var (connector, tenant) = (scene.Connector, scene.Tenant);
        Assert.Equal(CtiTenantCheck.Exists, (await connector.CheckTenantAsync(tenant, default)).Value);
        Assert.Equal(CtiTenantCheck.NotActivated, (await connector.CheckTenantAsync(tenant with { Name = "수면 & 중" }, default)).Value);
        Assert.Equal(CtiTenantCheck.Unknown, (await connector.CheckTenantAsync(tenant with { Name = "other" }, default)).Value);
        Assert.Equal(CtiAgentCheck.Exists, (await connector.CheckAgentAsync(tenant, scene.Agents[0], default)).Value);
        var dots = TelephonyScene.Numbers("..", "#/?&=%");
        Assert.Equal(CtiAgentCheck.Unknown, (await connector.CheckAgentAsync(tenant, dots, default)).Value);
        Assert.Equal(CtiAnswer.Done, await connector.ProvisionAgentAsync(tenant, dots, default));
        Assert.Equal(CtiAgentCheck.Exists, (await connector.CheckAgentAsync(tenant, dots, default)).Value);
        Assert.Equal(CtiAnswer.Done, await connector.SignInAsync(tenant, dots, default));
        Assert.Equal(CtiAgentMode.NotReady, (await connector.GetStateAsync(tenant, dots, default)).Value.State.Mode);
        Assert.Equal(CtiRefusal.UnknownTenant, (await connector.SignInAsync(tenant with { Name = "other" }, scene.Agents[0], default)).Refusal);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_shown_nowhere()
    {
        await using var scene = new MobileScene(configure: options => options.ApiKey = "hunter2");
        Assert.Equal(CtiRefusal.Credentials, (await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default)).Refusal);
        var check = await scene.Connector.CheckTenantAsync(scene.Tenant, default);
        Assert.Equal(CtiRefusal.Credentials, check.Answer.Refusal);
        Assert.DoesNotContain("hunter2", check.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "<html>")]
    [InlineData(HttpStatusCode.OK, "null")]
    [InlineData(HttpStatusCode.OK, "{}")]
    [InlineData(HttpStatusCode.OK, "{\"sequence\":1,\"cursor\":\"c\",\"agents\":[{\"ctiId\":\"a b\",\"mode\":\"ready\"}]}")]
    [InlineData(HttpStatusCode.OK, "{\"sequence\":1,\"cursor\":\"c\",\"agents\":[{\"ctiId\":\"a\",\"mode\":\"asleep\"}]}")]
    [InlineData(HttpStatusCode.OK, "{\"sequence\":1,\"cursor\":\"c\",\"agents\":[{\"ctiId\":\"a\",\"mode\":\"ready\",\"calls\":[{\"id\":\"\",\"direction\":\"inbound\",\"phase\":\"held\"}]}]}")]
    [InlineData(HttpStatusCode.InternalServerError, "")]
    [InlineData(HttpStatusCode.Redirect, "")]
    [InlineData(HttpStatusCode.NotFound, "nothing here")]
    public async Task An_answer_that_is_not_understood_is_none(HttpStatusCode status, string body)
    {
        await using var scene = new MobileScene(around: _ => new Says(status, Encoding.UTF8.GetBytes(body)));
        Assert.Equal(CtiAnswer.Unreachable, (await scene.WhileTimeGoesByAsync(scene.Connector.GetStateAsync(scene.Tenant, scene.Agents[0], default))).Answer);
        scene.Watch();
        await scene.UntilAsync(() => scene.Requests.Of("GET /v1/snapshot") > 8, TimeSpan.FromMilliseconds(200));
        Assert.Equal([CtiEventKind.Reconciling], scene.Picture.Events.Select(told => told.Kind));
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_none()
    {
        await using var scene = new MobileScene(configure: options => options.MaxAnswerLength = 65_536, around: _ => new Says(HttpStatusCode.OK, Encoding.UTF8.GetBytes("{\"activated\":true}" + new string(' ', 65_536))));
        Assert.Equal(CtiAnswer.Unreachable, (await scene.WhileTimeGoesByAsync(scene.Connector.CheckTenantAsync(scene.Tenant, default))).Answer);
    }

    [Fact]
    public async Task An_answer_may_be_as_long_as_the_limit()
    {
        await using var scene = new MobileScene(configure: options => options.MaxAnswerLength = 65_536, around: _ => new Says(HttpStatusCode.OK, Encoding.UTF8.GetBytes("{\"activated\":true}".PadRight(65_536))));
        Assert.Equal(CtiTenantCheck.Exists, (await scene.Connector.CheckTenantAsync(scene.Tenant, default)).Value);
    }

    [Fact]
    public async Task A_contract_that_leads_elsewhere_or_says_nothing_is_not_followed()
    {
        await using var elsewhere = new MobileScene(services: services => services.AddSingleton<IMobileContactWire>(new OtherWire(new Uri("https://elsewhere.example/"))));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await elsewhere.Connector.CheckTenantAsync(elsewhere.Tenant, default));
        Assert.Contains("CheckTenant", fault.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests.All);

        await using var silent = new MobileScene(services: services => services.AddSingleton<IMobileContactWire, OtherWire>(), around: _ => new Says(HttpStatusCode.Accepted, "yes"u8.ToArray()));
        Assert.Equal(CtiAnswer.Unreachable, (await silent.Connector.CheckAgentAsync(silent.Tenant, silent.Agents[0], default)).Answer);
        Assert.Equal(CtiAnswer.Unreachable, (await silent.Connector.GetStateAsync(silent.Tenant, silent.Agents[0], default)).Answer);
    }

    [Fact]
    public async Task A_host_speaks_its_own_contract()
    {
        await using var scene = new MobileScene(services: services => services.AddSingleton<IMobileContactWire, OtherWire>(), around: _ => new Says(HttpStatusCode.Accepted, "yes"u8.ToArray()));
        Assert.Equal(CtiTenantCheck.NotActivated, (await scene.Connector.CheckTenantAsync(scene.Tenant, default)).Value);
        Assert.Equal(["GET /vendor/ask"], scene.Requests.All);
    }

    private sealed class OtherWire(Uri address) : IMobileContactWire
    {
        public OtherWire()
            : this(new Uri("vendor/ask", UriKind.Relative))
        {
        }

        public HttpRequestMessage Request(MobileContactCall call) => new(HttpMethod.Get, address);

        public MobileContactReply Read(MobileContactCall call, HttpStatusCode status, ReadOnlyMemory<byte> body) =>
            body.Span.SequenceEqual("yes"u8) ? new() { Answer = CtiAnswer.Done, Tenant = CtiTenantCheck.NotActivated } : throw new FormatException();
    }

    private sealed class Says(HttpStatusCode status, byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { RequestMessage = request, Content = new ByteArrayContent(body) });
    }

    /// <summary>Carries a change out, and breaks off before its answer.</summary>
    private sealed class LosesFirstAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            return request.Method == HttpMethod.Post ? throw new HttpRequestException(HttpRequestError.ResponseEnded) : response;
        }
    }
}
