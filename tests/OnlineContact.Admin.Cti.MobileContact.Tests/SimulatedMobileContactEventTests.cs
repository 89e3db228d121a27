using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Shared.Cti;

namespace OnlineContact.Admin.Tests.Cti.MobileContact;

/// <summary>How the simulated Mobile Contact tells events, and each fault of it, until it is taken back.</summary>
public sealed class SimulatedMobileContactEventTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CountedTime _time = new();
    private readonly SimulatedMobileContact _cloud;
    private readonly CloudCaller _caller;

    public SimulatedMobileContactEventTests()
    {
        _cloud = new SimulatedMobileContact(new SimulatedMobileContactOptions { Time = _time });
        _caller = new CloudCaller(_cloud);
        _cloud.Add(Kim);
        _cloud.Add(Lee);
    }

    private static CtiNumbers Kim { get; } = TelephonyScene.Numbers("agent01", "7001");

    private static CtiNumbers Lee { get; } = TelephonyScene.Numbers("agent02", "7002");

    [Fact]
    public async Task What_happens_is_told_with_its_number_and_instant()
    {
        _cloud.SignIn(Kim);
        _time.Advance(TimeSpan.FromHours(1));
        _cloud.SetState(Kim, new CtiExchangeState(CtiAgentMode.Busy, "why"));
        _cloud.SayStatus("maintenance");
        _cloud.SignOut(Kim);
        var page = (await _caller.EventsAsync("c0")).Body!;
        Assert.Equal((4, "c4"), ((int)page["sequence"]!, (string)page["cursor"]!));
        Assert.Equal(
            [
                """{"kind":"signedIn","ctiId":"agent01","ctiNo":"7001","mode":"notReady","reason":null,"sequence":1,"at":"2000-01-01T00:00:00Z"}""",
                """{"kind":"stateChanged","ctiId":"agent01","ctiNo":"7001","mode":"busy","reason":"why","sequence":2,"at":"2000-01-01T01:00:00Z"}""",
                """{"kind":"systemStatus","detail":"maintenance","sequence":3,"at":"2000-01-01T01:00:00Z"}""",
                """{"kind":"signedOut","ctiId":"agent01","ctiNo":"7001","mode":"signedOut","reason":null,"sequence":4,"at":"2000-01-01T01:00:00Z"}""",
            ],
            page["events"]!.AsArray().Select(told => told!.ToJsonString()));
        Assert.Equal([3, 4], Sequences(await _caller.EventsAsync("c2")));
    }

    [Fact]
    public async Task Calls_are_told_and_one_that_is_handed_on_to_both()
    {
        _cloud.SignIn(Kim);
        _cloud.SignIn(Lee);
        var call = _cloud.Dial(Kim);
        _cloud.Transfer(Kim, call, Lee);
        _cloud.SignOut(Kim);
        _cloud.Transfer(Lee, call, Kim);
        var events = (await _caller.EventsAsync("c2")).Body!["events"]!.AsArray();
        Assert.Equal(
            [("callOriginated", "agent01", "outbound"), ("callTransferred", "agent01", "outbound"), ("callEstablished", "agent02", "inbound"), ("signedOut", "agent01", null), ("callTransferred", "agent02", "inbound")],
            events.Select(told => ((string)told!["kind"]!, (string)told["ctiId"]!, (string?)told["call"]?["direction"])));
        Assert.Equal($$"""{"id":"{{call}}","direction":"inbound"}""", events[2]!["call"]!.ToJsonString());
        Assert.Equal("7002", (string)events[2]!["ctiNo"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c")]
    [InlineData("1")]
    [InlineData("c-1")]
    [InlineData("cx")]
    public async Task A_cursor_that_is_none_is_too_old(string cursor)
    {
        var answer = await _caller.EventsAsync(cursor);
        Assert.Equal((HttpStatusCode.Gone, "cursor-too-old"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_cursor_from_before_what_was_forgotten_is_too_old()
    {
        _cloud.SignIn(Kim);
        _cloud.ForgetEvents();
        _cloud.SignOut(Kim);
        _cloud.SignIn(Kim);
        Assert.Equal([2, 3], Sequences(await _caller.EventsAsync("c1")));
        Assert.Equal(HttpStatusCode.Gone, (await _caller.EventsAsync("c0")).Status);
        _cloud.ForgetEvents();
        _cloud.SignOut(Kim);
        Assert.Equal([4], Sequences(await _caller.EventsAsync("c3")));
        Assert.Equal(HttpStatusCode.Gone, (await _caller.EventsAsync("c2")).Status);
        Assert.Equal(4, (int)(await _caller.GetAsync("v1/snapshot?tenant=haneul")).Body!["sequence"]!);
    }

    [Fact]
    public async Task Who_has_them_all_waits_for_the_next_one()
    {
        var poll = _caller.EventsAsync("c0", wait: 30);
        Assert.Equal(1, _cloud.OpenPolls);
        Assert.False(poll.IsCompleted);
        _cloud.SignIn(Kim);
        Assert.Equal(0, _cloud.OpenPolls);
        Assert.Equal([1], Sequences(await poll.WaitAsync(Patience)));
    }

    [Fact]
    public async Task Who_has_not_all_waits_for_none()
    {
        _cloud.SignIn(Kim);
        Assert.Equal([1], Sequences(await _caller.EventsAsync("c0", wait: 30).WaitAsync(Patience)));
        Assert.Equal(0, _cloud.OpenPolls);
    }

    [Fact]
    public async Task Who_waits_in_vain_is_told_that_there_is_nothing()
    {
        var poll = _caller.EventsAsync("c0", wait: 30);
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, _cloud.OpenPolls);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("""{"sequence":0,"cursor":"c0","events":[]}""", (await poll.WaitAsync(Patience)).Body!.ToJsonString());
        Assert.Equal(0, _cloud.OpenPolls);
    }

    [Fact]
    public async Task Who_gives_up_waits_no_longer()
    {
        using var stop = new CancellationTokenSource();
        var poll = _caller.EventsAsync("c0", wait: 30, stop.Token);
        Assert.Equal(1, _cloud.OpenPolls);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll.WaitAsync(Patience));
        Assert.Equal(0, _cloud.OpenPolls);
    }

    [Fact]
    public async Task A_restart_breaks_who_waits_and_not_who_comes_then()
    {
        var poll = _caller.EventsAsync("c0", wait: 30);
        _cloud.Restart();
        Assert.Equal(0, _cloud.OpenPolls);
        Assert.Equal(HttpRequestError.ResponseEnded, (await Assert.ThrowsAsync<HttpRequestException>(() => poll.WaitAsync(Patience))).HttpRequestError);
        Assert.Empty(Sequences(await _caller.EventsAsync("c0")));
    }

    [Fact]
    public async Task A_restart_between_two_polls_breaks_nothing_but_the_next_one()
    {
        _cloud.Restart();
        Assert.Equal(HttpStatusCode.OK, (await _caller.GetAsync("v1/tenant?tenant=haneul")).Status);
        Assert.Equal(HttpRequestError.ResponseEnded, await BrokenAsync(() => _caller.EventsAsync("c0", wait: 30)));
        Assert.Empty(Sequences(await _caller.EventsAsync("c0")));
    }

    [Fact]
    public async Task While_it_refuses_connections_nothing_is_done()
    {
        var poll = _caller.EventsAsync("c0", wait: 30);
        Assert.False(_cloud.RefusesConnections);
        _cloud.RefusesConnections = true;
        Assert.True(_cloud.RefusesConnections);
        Assert.Equal(HttpRequestError.ResponseEnded, (await Assert.ThrowsAsync<HttpRequestException>(() => poll.WaitAsync(Patience))).HttpRequestError);
        Assert.Equal(HttpRequestError.ConnectionError, await BrokenAsync(() => _caller.EventsAsync("c0", wait: 30)));
        Assert.Equal(HttpRequestError.ConnectionError, await BrokenAsync(() => _caller.PostAsync("v1/sign-in", CloudCaller.Agent())));
        Assert.Equal(default, _cloud.StateOf(Kim).State);
        Assert.Empty(_cloud.Commands);
        _cloud.RefusesConnections = false;
        Assert.Empty(Sequences(await _caller.EventsAsync("c0")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_that_is_lost_is_not_done_and_one_whose_answer_is_lost_is(bool isDone)
    {
        _cloud.Faults = isDone ? new CtiFaults { LoseAnswer = 1_000 } : new CtiFaults { LoseCommand = 1_000 };
        Assert.Equal(HttpRequestError.ResponseEnded, await BrokenAsync(() => _caller.PostAsync("v1/sign-in", CloudCaller.Agent())));
        Assert.Equal(isDone ? CtiAgentMode.NotReady : CtiAgentMode.SignedOut, _cloud.StateOf(Kim).State.Mode);
        Assert.Single(_cloud.Commands);
        _cloud.Faults = CtiFaults.None;
        Assert.Equal(HttpStatusCode.OK, (await _caller.GetAsync("v1/tenant?tenant=haneul")).Status);
    }

    [Fact]
    public async Task A_restart_before_a_command_breaks_who_waits_and_the_command_is_seen_and_not_done()
    {
        var poll = _caller.EventsAsync("c0", wait: 30);
        _cloud.Faults = new CtiFaults { Restart = 1_000 };
        Assert.Equal(HttpRequestError.ResponseEnded, await BrokenAsync(() => _caller.PostAsync("v1/sign-in", CloudCaller.Agent())));
        await Assert.ThrowsAsync<HttpRequestException>(() => poll.WaitAsync(Patience));
        Assert.Single(_cloud.Commands);
        Assert.Equal(default, _cloud.StateOf(Kim).State);
    }

    [Fact]
    public async Task An_answer_may_be_late()
    {
        _cloud.Faults = new CtiFaults { DelayAnswer = 1_000, Delay = TimeSpan.FromSeconds(5) };
        var answer = _caller.PostAsync("v1/sign-in", CloudCaller.Agent());
        Assert.Equal(CtiAgentMode.NotReady, _cloud.StateOf(Kim).State.Mode);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(answer.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NoContent, (await answer.WaitAsync(Patience)).Status);
    }

    [Fact]
    public async Task An_answer_may_be_none()
    {
        _cloud.Faults = new CtiFaults { Garbage = 1_000 };
        var bytes = await _caller.BytesAsync("v1/tenant?tenant=haneul");
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(bytes));
        _cloud.Faults = CtiFaults.None;
        Assert.NotNull(JsonNode.Parse(await _caller.BytesAsync("v1/tenant?tenant=haneul")));
    }

    [Fact]
    public async Task Events_are_lost_doubled_or_told_before_the_one_before()
    {
        for (var i = 0; i < 3; i++) _cloud.SayStatus($"{i}");
        Assert.Equal([], await ToldAsync(new CtiFaults { DropEvent = 1_000, DuplicateEvent = 1_000 }));
        Assert.Equal([1, 1, 2, 2, 3, 3], await ToldAsync(new CtiFaults { DuplicateEvent = 1_000 }));
        Assert.Equal([2, 3, 1], await ToldAsync(new CtiFaults { ReorderEvent = 1_000 }));
        Assert.Equal([1, 2, 3], await ToldAsync(CtiFaults.None));

        async Task<IEnumerable<int>> ToldAsync(CtiFaults faults)
        {
            _cloud.Faults = faults;
            return Sequences(await _caller.EventsAsync("c0"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_byte_comes_by_itself_or_all_at_once(bool isSplit)
    {
        const string path = "v1/tenant?tenant=haneul";
        const string whole = """{"activated":true}""";
        _cloud.Faults = new CtiFaults { SplitEverywhere = isSplit };
        var (buffer, dealt) = (new byte[100], isSplit ? 1 : whole.Length);
        foreach (var way in new Func<Stream, Task<int>>[]
        {
            async stream => await stream.ReadAsync(buffer.AsMemory()), stream => stream.ReadAsync(buffer, 0, buffer.Length), stream => Task.FromResult(stream.Read(buffer)), stream => Task.FromResult(stream.Read(buffer, 0, buffer.Length)),
        })
        {
            await using var stream = await _caller.StreamAsync(path);
            Assert.Equal(dealt, await way(stream));
            Assert.Equal((byte)'{', buffer[0]);
        }

        Assert.Equal(whole, (await _caller.GetAsync(path)).Body!.ToJsonString());
    }

    [Fact]
    public async Task The_same_seed_decides_the_same()
    {
        var (first, second, other) = (await LostAsync(new() { Seed = 1 }), await LostAsync(null), await LostAsync(new() { Seed = 2 }));
        Assert.Equal(first, second);
        Assert.NotEqual(first, other);

        static async Task<IEnumerable<int>> LostAsync(SimulatedMobileContactOptions? options)
        {
            var cloud = new SimulatedMobileContact(options);
            using var caller = new CloudCaller(cloud);
            for (var i = 0; i < 60; i++) cloud.SayStatus($"{i}");
            cloud.Faults = new CtiFaults { DropEvent = 500 };
            return Sequences(await caller.EventsAsync("c0"));
        }
    }

    public void Dispose() => _caller.Dispose();

    private static IReadOnlyList<int> Sequences(Answered page) => [.. page.Body!["events"]!.AsArray().Select(told => (int)told!["sequence"]!)];

    private static async Task<HttpRequestError?> BrokenAsync(Func<Task> ask) => (await Assert.ThrowsAsync<HttpRequestException>(ask)).HttpRequestError;
}
