using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class BadInputTests
{
    private const string Event = "<AgentReadyEvent xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\">";

    public static TheoryData<byte[]> Garbage =>
    [
        "HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(),
        new byte[] { 0, 0, 0, 8, 0x39, 0x39, 0x39, 0x39 },
        new byte[] { 0, 0, 0xff, 0xff, 0x39, 0x39, 0x39, 0x39, 0x3c },
        new byte[] { 0, 0, 0, 9, 0x39, 0x39, 0x39, 0x2d, 0x3c },
        SimulatedExchange.EventFrame("<"),
        SimulatedExchange.EventFrame("<AgentReadyEvent xmlns=\"urn:other\"/>"),
        SimulatedExchange.EventFrame("<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + Event + "&b;</AgentReadyEvent>"),
        SimulatedExchange.EventFrame(Event + string.Concat(Enumerable.Repeat("<a>", 1_000)) + string.Concat(Enumerable.Repeat("</a>", 1_000)) + "</AgentReadyEvent>"),
        SimulatedExchange.EventFrame(Event + new string('x', 9_000) + "</AgentReadyEvent>"),
    ];

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_costs_the_connection_and_nothing_else(byte[] garbage)
    {
        await using var scene = new ExchangeScene(configure: options => options.MaxFrameLength = 8_192);
        scene.Exchange.SignIn(scene.Agents[0]);
        await scene.WatchAsync();
        scene.Exchange.SendRaw(garbage);
        // What has begun and is no whole frame is found out by what follows.
        scene.Exchange.SendRaw(Encoding.ASCII.GetBytes("<"));
        await scene.UntilAsync(() => scene.Picture.Reconciled == 2, TimeSpan.FromMilliseconds(50));
        Assert.True(scene.IsEqual());
    }

    [Fact]
    public async Task An_exchange_that_never_answers_keeps_nobody_longer_than_the_limit()
    {
        await using var scene = new ExchangeScene();
        Assert.Equal(CtiTenantCheck.Exists, (await scene.Connector.CheckTenantAsync(scene.Tenant, default)).Value);
        scene.Exchange.Faults = new CtiFaults { LoseCommand = 1_000 };
        var answers = scene.Agents.Select(agent => scene.Connector.SignInAsync(scene.Tenant, agent, default).AsTask()).ToList();
        var question = scene.Connector.GetStateAsync(scene.Tenant, scene.Agents[0], default).AsTask();
        await scene.UntilAsync(() => scene.Exchange.Commands.Count == scene.Agents.Count);
        Assert.DoesNotContain(answers, answer => answer.IsCompleted);
        scene.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(CtiAnswer.Unknown, answer));
        Assert.Equal(CtiAnswer.Unreachable, (await question).Answer);
    }

    [Fact]
    public async Task An_exchange_that_accepts_and_says_nothing_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var scene = new ExchangeScene(configure: options => options.Exchange!.Port = ((IPEndPoint)listener.LocalEndpoint).Port);
        var answer = scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default).AsTask();
        using var accepted = await listener.AcceptTcpClientAsync();
        Assert.NotEqual(0, await accepted.GetStream().ReadAsync(new byte[1_000]));
        Assert.False(answer.IsCompleted);
        scene.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(CtiAnswer.Unreachable, await answer);
        Assert.Equal(CtiAnswer.Unreachable, await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default));
    }

    [Fact]
    public async Task Who_cancels_waits_no_longer()
    {
        await using var scene = new ExchangeScene();
        Assert.Equal(CtiTenantCheck.Exists, (await scene.Connector.CheckTenantAsync(scene.Tenant, default)).Value);
        scene.Exchange.Faults = new CtiFaults { LoseAnswer = 1_000 };
        using var cancel = new CancellationTokenSource();
        var answer = scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], cancel.Token).AsTask();
        await scene.UntilAsync(() => scene.Exchange.Commands.Count == 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_shown_nowhere()
    {
        await using var scene = new ExchangeScene(configure: options => options.Exchange!.Password = "hunter2");
        var answer = await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default);
        Assert.Equal((CtiRefusal.UnknownTenant, "invalidApplicationInfo"), (answer.Refusal, answer.Detail));
        Assert.DoesNotContain("hunter2", answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", false, false)]
    [InlineData("localhost", true, true)]
    [InlineData("other.example", false, false)]
    public async Task A_certificate_is_checked(string name, bool isPinned, bool isAccepted)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(100));
        await using var scene = new ExchangeScene(exchange: new SimulatedExchangeOptions { Certificate = certificate }, configure: options =>
        {
            (options.Exchange!.UseTls, options.Exchange.TlsHost) = (true, "localhost");
            if (isPinned) options.Exchange.ServerCertificateValidation = (_, shown, _, _) => shown is X509Certificate2 theirs && theirs.Thumbprint == certificate.Thumbprint;
        });
        var answer = await scene.Connector.CheckTenantAsync(scene.Tenant, default);
        Assert.Equal(isAccepted ? CtiAnswerKind.Done : CtiAnswerKind.Unreachable, answer.Answer.Kind);
        if (isAccepted) await scene.WatchAsync();
    }

    [Fact]
    public async Task An_exchange_that_speaks_no_edition_of_ours_is_refused()
    {
        await using var scene = new ExchangeScene(exchange: new SimulatedExchangeOptions { Namespace = "http://www.ecma-international.org/standards/ecma-323/csta/ed6" });
        Assert.Equal("requestedProtocolVersionNotSupported", (await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[0], default)).Detail);
    }

    [Fact]
    public async Task A_reader_that_is_too_slow_gets_the_whole_state_instead()
    {
        await using var scene = new ExchangeScene(agents: 2, configure: options => options.MaxWaitingEvents = 100);
        var kim = scene.Agents[0];
        scene.Exchange.SignIn(kim);
        await using var watch = scene.Connector.WatchAsync(new CtiWatch { Tenant = scene.Tenant, Fence = 1, Agents = scene.Agents }, default).GetAsyncEnumerator();
        var events = new List<CtiEvent>();
        await TakeAsync(CtiEventKind.Reconciled);
        for (var i = 0; i < 1_000; i++) scene.Exchange.SetState(kim, new(CtiAgentMode.NotReady, $"r{i}"));
        // The commands' answers come behind the events: when they are here, so were the events.
        Assert.Equal(CtiAnswer.Done, await scene.Connector.SignInAsync(scene.Tenant, scene.Agents[1], default));
        await TakeAsync(CtiEventKind.Reconciled);

        Assert.InRange(events.Count, 3, 250);
        Assert.Equal("r999", events.Last(told => told.Kind == CtiEventKind.Snapshot && told.Agent == kim).State!.Value.Reason);

        async Task TakeAsync(CtiEventKind last)
        {
            do
            {
                Assert.True(await watch.MoveNextAsync());
                events.Add(watch.Current);
            }
            while (watch.Current.Kind != last);
        }
    }
}
