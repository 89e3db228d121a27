using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>What the simulated exchange answers and refuses, spoken to word by word: whoever tests a connector of her own relies on it.</summary>
public sealed class SimulatedExchangeTests : IAsyncDisposable
{
    private readonly CountedTime _time = new();
    private readonly SimulatedExchange _exchange;

    public SimulatedExchangeTests()
    {
        _exchange = SimulatedExchange.Start(new SimulatedExchangeOptions { Time = _time, MaxSessionSeconds = 100, Tenants = ["haneul", "bada"] });
        _exchange.Add(Kim);
        _exchange.Add(Lee);
    }

    private static CtiNumbers Kim => SessionScene.Kim;

    private static CtiNumbers Lee { get; } = TelephonyScene.Numbers("agent02", "a7002");

    [Theory]
    [InlineData(60, "60")]
    [InlineData(100, "100")]
    [InlineData(600, "100")]
    [InlineData(null, "100")]
    public async Task A_session_begins_for_as_long_as_was_asked_at_most_as_long_as_there_is(int? seconds, string granted)
    {
        using var caller = await ExchangeCaller.DialAsync(_exchange);
        var answer = await caller.AskAsync("StartApplicationSession", ExchangeCaller.Start(tenant: "bada", seconds: seconds, editions: ["other", FarEnd.Edition]));
        Assert.Equal(("StartApplicationSessionPosResponse", FarEnd.Edition, granted), (answer.Name, answer.Of("actualProtocolVersion"), answer.Of("actualSessionDuration")));
        Assert.NotEmpty(answer.Of("sessionID"));
        Assert.Equal("http://www.ecma-international.org/standards/ecma-354/appl_session", answer.Message.Name.NamespaceName);
    }

    [Theory]
    [InlineData("other", "secret-of-the-exchange", "haneul", FarEnd.Edition, "invalidApplicationInfo")]
    [InlineData("oca", "other", "haneul", FarEnd.Edition, "invalidApplicationInfo")]
    [InlineData("oca", "secret-of-the-exchange", "other", FarEnd.Edition, "invalidApplicationInfo")]
    [InlineData("oca", "secret-of-the-exchange", "haneul", "other", "requestedProtocolVersionNotSupported")]
    public async Task A_session_that_is_refused_has_not_begun(string user, string password, string tenant, string edition, string why)
    {
        using var caller = await ExchangeCaller.DialAsync(_exchange);
        var answer = await caller.AskAsync("StartApplicationSession", ExchangeCaller.Start(user, password, tenant, editions: [edition]));
        Assert.Equal(("StartApplicationSessionNegResponse", why), (answer.Name, answer.Of("definedError")));
        await caller.SendAsync("GetAgentState", Told.Text("device", "7001"));
        await caller.IsClosedAsync();
    }

    [Fact]
    public async Task What_is_asked_before_a_session_costs_the_connection_and_an_answer_costs_nothing()
    {
        using var caller = await ExchangeCaller.DialAsync(_exchange);
        await caller.SendAsync("SystemStatusResponse");
        Assert.Equal("StartApplicationSessionPosResponse", (await caller.AskAsync("StartApplicationSession", ExchangeCaller.Start())).Name);
        await caller.SendAsync("SystemStatusResponse");
        Assert.Equal("GetAgentStateResponse", (await caller.AskAsync("GetAgentState", Told.Text("device", "7001"))).Name);
        using var other = await ExchangeCaller.DialAsync(_exchange);
        await other.SendAsync("ResetApplicationSessionTimer");
        await other.IsClosedAsync();
    }

    [Fact]
    public async Task A_session_runs_out_unless_more_time_is_asked_for()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange, seconds: 60);
        _time.Advance(TimeSpan.FromSeconds(59));
        var more = await caller.AskAsync("ResetApplicationSessionTimer", Told.Text("requestedSessionDuration", "50"));
        Assert.Equal(("ResetApplicationSessionTimerPosResponse", "50"), (more.Name, more.Of("actualSessionDuration")));
        _time.Advance(TimeSpan.FromSeconds(49));
        Assert.Equal("GetAgentStateResponse", (await caller.AskAsync("GetAgentState", Told.Text("device", "7001"))).Name);
        _time.Advance(TimeSpan.FromSeconds(1));
        await caller.IsClosedAsync();
        await AreOpenAsync(0);
        Assert.Equal(0, _time.Timers);
    }

    [Fact]
    public async Task A_session_that_is_stopped_is_answered_and_closed()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        await AreOpenAsync(1);
        Assert.Equal("StopApplicationSessionPosResponse", (await caller.AskAsync("StopApplicationSession")).Name);
        await caller.IsClosedAsync();
        await AreOpenAsync(0);
    }

    [Fact]
    public async Task Monitors_run_until_they_are_stopped_or_their_connection_is_gone()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        using var other = await ExchangeCaller.BeginAsync(_exchange);
        var (hers, group, theirs) = (await caller.MonitorAsync("A7002"), await caller.MonitorAsync("haneul"), await other.MonitorAsync("7001"));
        Assert.Equal(new Dictionary<string, string> { [hers] = "A7002", [group] = "haneul", [theirs] = "7001" }, _exchange.Monitors);
        Assert.Equal("invalidDeviceID", await caller.RefusedAsync("operation", "MonitorStart", Told.Text("deviceObject", "7003")));
        Assert.Equal("invalidMonitorCrossRefID", await caller.RefusedAsync("operation", "MonitorStop", Told.Text("monitorCrossRefID", theirs)));
        Assert.Equal("MonitorStopResponse", (await caller.AskAsync("MonitorStop", Told.Text("monitorCrossRefID", hers))).Name);
        Assert.Equal([group, theirs], _exchange.Monitors.Keys.Order(StringComparer.Ordinal));
        other.Dispose();
        await AreOpenAsync(1);
        Assert.Equal([group], _exchange.Monitors.Keys);
    }

    [Theory]
    [InlineData(CtiAgentMode.NotReady, "agentNotReady")]
    [InlineData(CtiAgentMode.Ready, "agentReady")]
    [InlineData(CtiAgentMode.Busy, "agentBusy")]
    [InlineData(CtiAgentMode.WorkingAfterCall, "agentWorkingAfterCall")]
    public async Task A_state_is_told_with_its_reason(CtiAgentMode mode, string word)
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.SignIn(Kim);
        _exchange.SetState(Kim, new CtiExchangeState(mode, "a<b"));
        var answer = await caller.AskAsync("GetAgentState", Told.Text("device", "7001"));
        Assert.Equal(("agent01", "true", word, "a<b"), (answer.Of("agentID"), answer.Of("loggedOnState"), answer.Of("agentState"), answer.Of("reasonCode")));
        _exchange.SetState(Kim, new CtiExchangeState(mode));
        Assert.DoesNotContain((await caller.AskAsync("GetAgentState", Told.Text("device", "7001"))).Message.Descendants(), element => element.Name.LocalName == "extensions");
    }

    [Fact]
    public async Task States_are_asked_for_by_device_or_for_all_of_the_group()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        var one = await caller.AskAsync("GetAgentState", Told.Text("device", "A7002"));
        Assert.Equal(("GetAgentStateResponse", "agent02", "false", "agentNull"), (one.Name, one.Of("agentID"), one.Of("loggedOnState"), one.Of("agentState")));
        Assert.Equal(["agent01", "agent02"], AllOf(await caller.AskAsync("GetAgentState", Told.Text("device", "haneul")), "agentID"));
        Assert.Equal("invalidDeviceID", await caller.RefusedAsync("operation", "GetAgentState", Told.Text("device", "bada")));
    }

    [Fact]
    public async Task Calls_are_asked_for_by_device_or_for_all_of_the_group()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        Assert.Empty(AllOf(await caller.AskAsync("SnapshotDevice", Told.Text("snapshotObject", "haneul")), "callID"));
        _exchange.SignIn(Kim);
        _exchange.SignIn(Lee);
        string[] calls = [_exchange.Dial(Kim), _exchange.Offer(Kim), _exchange.Offer(Kim), _exchange.Offer(Kim), _exchange.Offer(Kim)];
        _exchange.Establish(Kim, calls[2]);
        _exchange.Hold(Kim, calls[3]);
        _exchange.BeginTransfer(Kim, calls[4]);
        var hers = await caller.AskAsync("SnapshotDevice", Told.Text("snapshotObject", "7001"));
        Assert.Equal("SnapshotDeviceResponse", hers.Name);
        Assert.Equal(calls, AllOf(hers, "callID"));
        Assert.Equal(["initiated", "alerting", "connected", "hold", "hold"], AllOf(hers, "localConnectionState"));
        var lees = _exchange.Offer(Lee);
        Assert.Equal([.. calls, lees], AllOf(await caller.AskAsync("SnapshotDevice", Told.Text("snapshotObject", "haneul")), "callID"));
        Assert.Equal([lees], AllOf(await caller.AskAsync("SnapshotDevice", Told.Text("snapshotObject", "a7002")), "callID"));
        Assert.Equal("invalidDeviceID", await caller.RefusedAsync("operation", "SnapshotDevice", Told.Text("snapshotObject", "7003")));
    }

    [Fact]
    public async Task Who_called_whom_is_asked_for_by_call()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.SignIn(Kim);
        _exchange.SignIn(Lee);
        var (inbound, outbound) = (_exchange.Offer(Kim), _exchange.Dial(Lee));
        var first = await caller.AskAsync("SnapshotCall", Told.Text("callID", inbound));
        Assert.Equal(("SnapshotCallResponse", "customer", "7001"), (first.Name, first.Of("callingDevice"), first.Of("calledDevice")));
        var second = await caller.AskAsync("SnapshotCall", Told.Text("callID", outbound));
        Assert.Equal(("a7002", "customer"), (second.Of("callingDevice"), second.Of("calledDevice")));
        Assert.Equal("invalidCallID", await caller.RefusedAsync("operation", "SnapshotCall", Told.Text("callID", "call-9")));
    }

    [Fact]
    public async Task A_state_is_set_of_who_can_have_it()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        Assert.Equal("invalidAgentID", await caller.RefusedAsync("operation", "SetAgentState", ExchangeCaller.SetState("loggedOn", id: "nobody")));
        Assert.Equal("invalidDeviceID", await caller.RefusedAsync("operation", "SetAgentState", ExchangeCaller.SetState("loggedOn", no: "a7002")));
        foreach (var state in new[] { "loggedOff", "ready" }) Assert.Equal("invalidObjectState", await caller.RefusedAsync("stateIncompatibility", "SetAgentState", ExchangeCaller.SetState(state)));
        Assert.Equal(default, _exchange.StateOf(Kim).State);
        await DoneAsync("loggedOn");
        Assert.Equal(new CtiExchangeState(CtiAgentMode.NotReady), _exchange.StateOf(Kim).State);
        Assert.Equal("invalidObjectState", await caller.RefusedAsync("stateIncompatibility", "SetAgentState", ExchangeCaller.SetState("loggedOn")));
        Assert.Equal("invalidParameterValue", await caller.RefusedAsync("operation", "SetAgentState", ExchangeCaller.SetState("asleep")));
        foreach (var (word, mode) in new[] { ("ready", CtiAgentMode.Ready), ("notReady", CtiAgentMode.NotReady), ("workingAfterCall", CtiAgentMode.WorkingAfterCall) })
        {
            await DoneAsync(word, Told.Reason("why"));
            Assert.Equal(new CtiExchangeState(mode, "why"), _exchange.StateOf(Kim).State);
        }

        await DoneAsync("loggedOff");
        Assert.Equal(default, _exchange.StateOf(Kim).State);
        Assert.Equal("SetAgentStateResponse", (await caller.AskAsync("SetAgentState", ExchangeCaller.SetState("loggedOn", "AGENT02", "A7002"))).Name);
        Assert.Equal(CtiAgentMode.NotReady, _exchange.StateOf(Lee).State.Mode);

        async Task DoneAsync(string state, string more = "") => Assert.Equal("SetAgentStateResponse", (await caller.AskAsync("SetAgentState", ExchangeCaller.SetState(state, more: more))).Name);
    }

    [Fact]
    public async Task Commands_are_kept_and_questions_are_not()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        await caller.AskAsync("SetAgentState", ExchangeCaller.SetState("loggedOn"));
        await caller.AskAsync("GetAgentState", Told.Text("device", "7001"));
        await caller.AskAsync("SetAgentState", ExchangeCaller.SetState("asleep", "nobody", "9999", Told.Reason("why")));
        Assert.Equal(
            [new CtiCommandSeen { CtiId = "agent01", CtiNo = "7001", State = "loggedOn" }, new CtiCommandSeen { CtiId = "nobody", CtiNo = "9999", State = "asleep", Reason = "why" }],
            _exchange.Commands);
    }

    [Fact]
    public async Task What_it_does_not_know_it_does_not_support()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        Assert.Equal("serviceNotSupported", await caller.RefusedAsync("operation", "MakeCall"));
    }

    [Fact]
    public async Task What_agents_do_is_told_to_who_monitors_them()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        var monitor = await caller.MonitorAsync("7001");
        _exchange.SignIn(Lee);
        _exchange.SignIn(Kim);
        _exchange.SetState(Kim, new CtiExchangeState(CtiAgentMode.Ready));
        _exchange.SetState(Kim, new CtiExchangeState(CtiAgentMode.Busy));
        _exchange.SetState(Kim, new CtiExchangeState(CtiAgentMode.WorkingAfterCall));
        _exchange.SetState(Kim, new CtiExchangeState(CtiAgentMode.NotReady, "why"));
        _exchange.SignOut(Kim);
        foreach (var (name, reason) in new[] { ("AgentLoggedOnEvent", ""), ("AgentReadyEvent", ""), ("AgentBusyEvent", ""), ("AgentWorkingAfterCallEvent", ""), ("AgentNotReadyEvent", "why"), ("AgentLoggedOffEvent", "") })
        {
            var told = await caller.NextAsync();
            Assert.Equal((9999, name, monitor, "7001", "agent01", reason), (told.InvokeId, told.Name, told.Of("monitorCrossRefID"), told.Of("agentDevice"), told.Of("agentID"), told.Of("reasonCode")));
            Assert.Equal(FarEnd.Edition, told.Message.Name.NamespaceName);
        }
    }

    [Fact]
    public async Task Everybody_is_told_of_to_who_monitors_the_group_and_each_monitor_by_itself()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        var (group, lees) = (await caller.MonitorAsync("haneul"), await caller.MonitorAsync("A7002"));
        _exchange.SignIn(Kim);
        _exchange.SignIn(Lee);
        var told = new[] { await caller.NextAsync(), await caller.NextAsync(), await caller.NextAsync() };
        Assert.Equal([(group, "agent01"), (group, "agent02"), (lees, "agent02")], told.Select(one => (one.Of("monitorCrossRefID"), one.Of("agentID"))));
    }

    [Fact]
    public async Task Calls_are_told_with_who_called_whom()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.SignIn(Kim);
        _exchange.SignIn(Lee);
        await caller.MonitorAsync("haneul");
        var call = _exchange.Offer(Kim);
        _exchange.Establish(Kim, call);
        _exchange.Hold(Kim, call);
        _exchange.Retrieve(Kim, call);
        _exchange.BeginTransfer(Kim, call);
        _exchange.Clear(Kim, call);
        await ToldAsync("DeliveredEvent", "connection", ("alertingDevice", "7001"), ("callingDevice", "customer"), ("calledDevice", "7001"), ("localConnectionInfo", "alerting"), ("cause", "newCall"));
        await ToldAsync("EstablishedEvent", "establishedConnection", ("deviceID", "7001"), ("answeringDevice", "7001"), ("callingDevice", "customer"), ("calledDevice", "7001"), ("cause", "normal"));
        await ToldAsync("HeldEvent", "heldConnection", ("holdingDevice", "7001"), ("localConnectionInfo", "hold"), ("cause", "normal"));
        await ToldAsync("RetrievedEvent", "retrievedConnection", ("retrievingDevice", "7001"), ("localConnectionInfo", "connected"));
        await ToldAsync("HeldEvent", "heldConnection", ("holdingDevice", "7001"), ("cause", "consultation"));
        await ToldAsync("ConnectionClearedEvent", "droppedConnection", ("releasingDevice", "7001"), ("localConnectionInfo", "null"));
        call = _exchange.Dial(Lee);
        _exchange.Establish(Lee, call);
        await ToldAsync("OriginatedEvent", "originatedConnection", ("deviceID", "a7002"), ("callingDevice", "a7002"), ("calledDevice", "customer"));
        await ToldAsync("EstablishedEvent", "establishedConnection", ("deviceID", "customer"), ("answeringDevice", "customer"), ("callingDevice", "a7002"), ("calledDevice", "customer"));

        async Task ToldAsync(string name, string connection, params (string Name, string Value)[] parts)
        {
            var told = await caller.NextAsync();
            Assert.Equal((name, call), (told.Name, told.Message.Descendants().Single(element => element.Name.LocalName == connection).Elements().First().Value));
            Assert.Equal(parts, parts.Select(part => (part.Name, told.Of(part.Name))));
        }
    }

    [Fact]
    public async Task A_call_that_is_handed_on_is_told_to_both()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.SignIn(Kim);
        _exchange.SignIn(Lee);
        var (kims, lees) = (await caller.MonitorAsync("7001"), await caller.MonitorAsync("a7002"));
        var call = _exchange.Offer(Kim);
        await caller.NextAsync();
        _exchange.Transfer(Kim, call, Lee);
        foreach (var monitor in new[] { kims, lees })
        {
            var told = await caller.NextAsync();
            Assert.Equal((monitor, "TransferedEvent", "7001", "a7002"), (told.Of("monitorCrossRefID"), told.Name, told.Of("transferringDevice"), told.Of("transferredToDevice")));
            Assert.Equal($"{call}a7002", told.Of("newConnection"));
        }

        _exchange.SignOut(Kim);
        Assert.Equal("AgentLoggedOffEvent", (await caller.NextAsync()).Name);
        _exchange.Transfer(Lee, call, Kim);
        var gone = await caller.NextAsync();
        Assert.Equal((lees, "TransferedEvent", "", ""), (gone.Of("monitorCrossRefID"), gone.Name, gone.Of("transferredToDevice"), gone.Of("newConnection")));
        Assert.Equal("GetAgentStateResponse", (await caller.AskAsync("GetAgentState", Told.Text("device", "7001"))).Name);
    }

    [Fact]
    public async Task What_it_says_of_itself_is_told_to_who_has_a_session()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        using var other = await ExchangeCaller.DialAsync(_exchange);
        await AreOpenAsync(2);
        _exchange.SayStatus("normal");
        _exchange.SendRaw(SimulatedExchange.EventFrame("<a>ä</a>"));
        var (status, raw) = (await caller.NextAsync(), await caller.NextAsync());
        Assert.Equal((1, "SystemStatus", "normal"), (status.InvokeId, status.Name, status.Of("systemStatus")));
        Assert.Equal((9999, "<a>ä</a>"), (raw.InvokeId, raw.Message.ToString()));
        Assert.Equal("StartApplicationSessionPosResponse", (await other.AskAsync("StartApplicationSession", ExchangeCaller.Start())).Name);
    }

    [Fact]
    public void An_event_has_its_length_in_front_and_the_number_of_events()
    {
        byte[] expected = [0, 0, 0x01, 0x0c, .. "9999"u8, .. Enumerable.Repeat((byte)'x', 260)];
        Assert.Equal(expected, SimulatedExchange.EventFrame(new string('x', 260)));
    }

    [Fact]
    public async Task After_a_restart_everybody_can_come_back()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.Restart();
        await caller.IsClosedAsync();
        await AreOpenAsync(0);
        Assert.False(_exchange.RefusesConnections);
        using var again = await ExchangeCaller.BeginAsync(_exchange);
    }

    [Fact]
    public async Task While_it_refuses_connections_nobody_has_one()
    {
        Assert.False(_exchange.RefusesConnections);
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.RefusesConnections = true;
        Assert.True(_exchange.RefusesConnections);
        await caller.IsClosedAsync();
        using (var refused = await ExchangeCaller.DialAsync(_exchange)) await refused.IsClosedAsync();
        await AreOpenAsync(0);
        _exchange.RefusesConnections = false;
        using var again = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.RefusesConnections = false;
        Assert.Equal("GetAgentStateResponse", (await again.AskAsync("GetAgentState", Told.Text("device", "7001"))).Name);
    }

    [Theory]
    [InlineData("its length", new byte[] { 0, 0, 0, 7, 48, 48, 48, 49 })]
    [InlineData("its number", new byte[] { 0, 0, 0, 12, 48, 120, 48, 49, 60, 97, 47, 62 })]
    [InlineData("its body", new byte[] { 0, 0, 0, 12, 48, 48, 48, 49, 60, 97, 97, 62 })]
    public async Task Who_sends_what_is_no_message_loses_the_connection_and_others_do_not(string what, byte[] bytes)
    {
        using var other = await ExchangeCaller.BeginAsync(_exchange);
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        await caller.Stream.WriteAsync(bytes);
        await caller.IsClosedAsync();
        await AreOpenAsync(1);
        Assert.Equal((what, "GetAgentStateResponse"), (what, (await other.AskAsync("GetAgentState", Told.Text("device", "7001"))).Name));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 12, 48, 48, 48, 49, 60 })]
    public async Task Who_hangs_up_within_a_message_is_gone(byte[] bytes)
    {
        using (var caller = await ExchangeCaller.DialAsync(_exchange))
        {
            await caller.Stream.WriteAsync(bytes);
            await AreOpenAsync(1);
        }

        await AreOpenAsync(0);
    }

    [Fact]
    public async Task One_that_is_disposed_of_is_gone_with_all_that_was_late()
    {
        var exchange = SimulatedExchange.Start(new SimulatedExchangeOptions { Time = _time });
        using var caller = await ExchangeCaller.BeginAsync(exchange);
        exchange.Faults = new CtiFaults { DelayAnswer = 1_000 };
        await caller.SendAsync("SetAgentState", ExchangeCaller.SetState("loggedOn"));
        await UntilAsync(() => exchange.Commands.Count == 1);
        Assert.Equal(2, _time.Timers);
        await exchange.DisposeAsync();
        await caller.IsClosedAsync();
        Assert.Equal(0, exchange.OpenConnections);
        Assert.Equal(0, _time.Timers);
    }

    [Fact]
    public async Task Nobody_answers_where_one_was_disposed_of()
    {
        var exchange = SimulatedExchange.Start();
        using var first = await ExchangeCaller.BeginAsync(exchange);
        var port = exchange.Port;
        await exchange.DisposeAsync();
        using var client = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(System.Net.IPAddress.Loopback, port));
    }

    [Fact]
    public async Task With_a_certificate_it_speaks_TLS_and_who_does_not_is_gone()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=exchange", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(100));
        await using var exchange = SimulatedExchange.Start(new SimulatedExchangeOptions { Certificate = certificate });
        using (var plain = await ExchangeCaller.DialAsync(exchange))
        {
            await plain.SendAsync("StartApplicationSession", ExchangeCaller.Start());
            await plain.IsClosedAsync();
            await UntilAsync(() => exchange.OpenConnections == 0);
        }

        using var client = await ExchangeCaller.DialAsync(exchange);
        await using var secure = new SslStream(client.Stream, leaveInnerStreamOpen: true, (_, shown, _, _) => shown is X509Certificate2 theirs && theirs.Thumbprint == certificate.Thumbprint);
        await secure.AuthenticateAsClientAsync("exchange");
        using var end = new FarEnd(secure);
        await end.SendAsync(FarEnd.Frame(1, "StartApplicationSession", ExchangeCaller.Start()));
        await end.NextAsync("StartApplicationSessionPosResponse");
    }

    [Fact]
    public void Its_options_show_no_password() =>
        Assert.Equal("seed 3, tenants a, b", new SimulatedExchangeOptions { Seed = 3, Tenants = ["a", "b"], Password = "hunter2" }.ToString());

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    private static IEnumerable<string> AllOf(Asked answer, string name) => answer.Message.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);

    private Task AreOpenAsync(int count) => UntilAsync(() => _exchange.OpenConnections == count);

    /// <summary>Waits for what the exchange does at once.</summary>
    internal static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(FarEnd.Patience);
        while (!holds())
        {
            Assert.False(patience.IsCancellationRequested, "It did not come to that.");
            await Task.Yield();
        }
    }
}
