using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>Each fault of the simulated exchange does what it says, and ends when it is taken back.</summary>
public sealed class SimulatedExchangeFaultTests : IAsyncDisposable
{
    private readonly CountedTime _time = new();
    private readonly SimulatedExchange _exchange;

    public SimulatedExchangeFaultTests()
    {
        _exchange = SimulatedExchange.Start(new SimulatedExchangeOptions { Time = _time });
        _exchange.Add(Kim);
    }

    private static CtiNumbers Kim => SessionScene.Kim;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_that_is_lost_is_not_done_and_one_whose_answer_is_lost_is(bool isDone)
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.Faults = isDone ? new CtiFaults { LoseAnswer = 1_000 } : new CtiFaults { LoseCommand = 1_000 };
        await caller.SendAsync("SetAgentState", ExchangeCaller.SetState("loggedOn"));
        await SimulatedExchangeTests.UntilAsync(() => _exchange.Commands.Count == 1);
        _exchange.Faults = CtiFaults.None;
        Assert.Equal(isDone ? CtiAgentMode.NotReady : CtiAgentMode.SignedOut, _exchange.StateOf(Kim).State.Mode);
        Assert.Equal("GetAgentStateResponse", (await caller.AskAsync("GetAgentState", Told.Text("device", "7001"))).Name);
    }

    [Fact]
    public async Task A_restart_before_a_command_closes_everything_and_the_command_is_seen_and_not_done()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        using var other = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.Faults = new CtiFaults { Restart = 1_000 };
        await caller.SendAsync("SetAgentState", ExchangeCaller.SetState("loggedOn"));
        await caller.IsClosedAsync();
        await other.IsClosedAsync();
        Assert.Single(_exchange.Commands);
        Assert.Equal(CtiAgentMode.SignedOut, _exchange.StateOf(Kim).State.Mode);
    }

    [Fact]
    public async Task An_answer_that_is_late_comes_once_and_after_others()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.Faults = new CtiFaults { DelayAnswer = 1_000, DuplicateAnswer = 1_000, Delay = TimeSpan.FromSeconds(5) };
        await caller.SendAsync("SetAgentState", ExchangeCaller.SetState("loggedOn"));
        await SimulatedExchangeTests.UntilAsync(() => _exchange.Commands.Count == 1);
        Assert.Equal(CtiAgentMode.NotReady, _exchange.StateOf(Kim).State.Mode);
        _exchange.Faults = CtiFaults.None;
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("GetAgentStateResponse", (await caller.AskAsync("GetAgentState", Told.Text("device", "7001"))).Name);
        Assert.Equal(2, _time.Timers);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("SetAgentStateResponse", (await caller.NextAsync()).Name);
        Assert.Equal(1, _time.Timers);
        Assert.Equal("GetAgentStateResponse", (await caller.AskAsync("GetAgentState", Told.Text("device", "7001"))).Name);
    }

    [Fact]
    public async Task An_answer_may_come_twice()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.Faults = new CtiFaults { DuplicateAnswer = 1_000 };
        var first = await caller.AskAsync("SetAgentState", ExchangeCaller.SetState("loggedOn"));
        _exchange.Faults = CtiFaults.None;
        var second = await caller.NextAsync();
        Assert.Equal((first.InvokeId, first.Name, "SetAgentStateResponse"), (second.InvokeId, second.Name, first.Name));
        Assert.Equal("GetAgentStateResponse", (await caller.AskAsync("GetAgentState", Told.Text("device", "7001"))).Name);
    }

    [Fact]
    public async Task Events_are_lost_doubled_or_told_after_the_next_one()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        await caller.MonitorAsync("7001");
        _exchange.SignIn(Kim);
        _exchange.Faults = new CtiFaults { DropEvent = 1_000, DuplicateEvent = 1_000, ReorderEvent = 1_000 };
        Set("lost");
        _exchange.Faults = new CtiFaults { DuplicateEvent = 1_000 };
        Set("twice");
        _exchange.Faults = new CtiFaults { ReorderEvent = 1_000 };
        foreach (var reason in new[] { "first", "second", "third", "fourth" }) Set(reason);
        _exchange.Faults = CtiFaults.None;
        Set("last");
        var told = new List<string>();
        while (told.Count < 8) told.Add((await caller.NextAsync()).Of("reasonCode"));
        Assert.Equal(["", "twice", "twice", "second", "first", "fourth", "third", "last"], told);

        void Set(string reason) => _exchange.SetState(Kim, new CtiExchangeState(CtiAgentMode.NotReady, reason));
    }

    [Fact]
    public async Task Messages_are_whole_although_every_byte_comes_by_itself()
    {
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        _exchange.Faults = new CtiFaults { SplitEverywhere = true };
        await caller.MonitorAsync("haneul");
        _exchange.SayStatus("normal");
        _exchange.SignIn(Kim);
        Assert.Equal(("SystemStatus", "AgentLoggedOnEvent"), ((await caller.NextAsync()).Name, (await caller.NextAsync()).Name));
    }

    [Fact]
    public async Task Garbage_of_every_kind_comes_in_front_of_answers_and_events()
    {
        byte[][] kinds =
        [
            [0x16, 0x03, 0x01, 0x00], [0, 0, 0xff, 0xff, (byte)'9', (byte)'9', (byte)'x'], SimulatedExchange.EventFrame("<a"), SimulatedExchange.EventFrame("<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>"),
            SimulatedExchange.EventFrame("<AgentReadyEvent xmlns=\"urn:other\"/>"),
        ];
        using var caller = await ExchangeCaller.BeginAsync(_exchange);
        await caller.MonitorAsync("7001");
        _exchange.SignIn(Kim);
        Assert.Equal("AgentLoggedOnEvent", (await caller.NextAsync()).Name);
        _exchange.Faults = new CtiFaults { Garbage = 1_000 };
        var seen = new HashSet<int>();
        for (var i = 0; i < 40; i++)
        {
            if (i % 2 == 0) await caller.SendAsync("GetAgentState", Told.Text("device", "7001"));
            else _exchange.SetState(Kim, new CtiExchangeState(CtiAgentMode.Ready));
            seen.Add(await GarbageAsync());
            Assert.Equal(i % 2 == 0 ? "GetAgentStateResponse" : "AgentReadyEvent", (await caller.NextAsync()).Name);
        }

        Assert.Equal([0, 1, 2, 3, 4], seen.Order());

        async Task<int> GarbageAsync()
        {
            using var patience = new CancellationTokenSource(FarEnd.Patience);
            var bytes = new List<byte>();
            var next = new byte[1];
            while (true)
            {
                await caller.Stream.ReadExactlyAsync(next, patience.Token);
                bytes.Add(next[0]);
                if (Array.FindIndex(kinds, kind => kind.SequenceEqual(bytes)) is >= 0 and var which) return which;
                Assert.Contains(kinds, kind => kind.Take(bytes.Count).SequenceEqual(bytes));
            }
        }
    }

    [Fact]
    public async Task The_same_seed_decides_the_same()
    {
        Assert.Equal(await LostAsync(1), await LostAsync(1));
        Assert.NotEqual(await LostAsync(1), await LostAsync(2));

        static async Task<string> LostAsync(ulong seed)
        {
            await using var exchange = SimulatedExchange.Start(new SimulatedExchangeOptions { Seed = seed });
            exchange.Add(Kim);
            exchange.SignIn(Kim);
            using var caller = await ExchangeCaller.BeginAsync(exchange);
            await caller.MonitorAsync("7001");
            exchange.Faults = new CtiFaults { DropEvent = 500 };
            for (var i = 0; i < 40; i++) exchange.SetState(Kim, new CtiExchangeState(CtiAgentMode.NotReady, $"{i}"));
            exchange.Faults = CtiFaults.None;
            exchange.SignOut(Kim);
            var told = new List<string>();
            while (await caller.NextAsync() is { Name: not "AgentLoggedOffEvent" } next) told.Add(next.Of("reasonCode"));
            return string.Join(' ', told);
        }
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();
}
