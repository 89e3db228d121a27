using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Ipcc;
using OnlineContact.Admin.Cti.Ipcc.Session;
using OnlineContact.Admin.Testing.Cti;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

public sealed class LineTests : IAsyncLifetime
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(40);

    private readonly AwaitedTime _time = new();
    private readonly SimulatedExchange _exchange;
    private readonly IpccLine _line;

    public LineTests()
    {
        _exchange = SimulatedExchange.Start(new SimulatedExchangeOptions { Time = _time });
        _line = Line(idleTime: TimeSpan.FromMinutes(5));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_line_could_be_forgotten_when_nothing_is_open_or_being_opened()
    {
        Assert.True(_line.IsClosed);
        _exchange.Faults = new CtiFaults { LoseAnswer = 1_000 };
        var opening = OpenAsync(isAskedFor: true);
        Assert.False(_line.IsClosed);
        await _time.UntilAwaitedAsync(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(new LineAnswer(null, CtiAnswer.Unreachable), await opening);
        Assert.True(_line.IsClosed);

        _exchange.Faults = CtiFaults.None;
        var session = (await OpenAsync(isAskedFor: true)).Session!;
        Assert.False(_line.IsClosed);
        await LoseAsync(session);
        Assert.True(_line.IsClosed);
    }

    [Fact]
    public void A_line_that_is_watched_is_not_forgotten()
    {
        using (_line.Watch()) Assert.False(_line.IsClosed);
        Assert.True(_line.IsClosed);
    }

    [Fact]
    public async Task A_line_that_is_given_up_opens_nothing_any_more()
    {
        var line = Line(idleTime: TimeSpan.FromMinutes(5));
        await line.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => OpenAsync(isAskedFor: true, line));
    }

    [Fact]
    public async Task After_a_loss_who_comes_is_told_at_once_and_nobody_tries_before_the_wait_is_over()
    {
        await LoseAsync((await OpenAsync()).Session!);
        Assert.Equal(new LineAnswer(null, CtiAnswer.Unreachable), await OpenAsync());
        _time.Advance(FirstBackoff);
        Assert.NotNull((await OpenAsync()).Session);
    }

    [Fact]
    public async Task Each_failure_makes_the_wait_longer()
    {
        await FailAsync(2);
        Assert.Null((await OpenAsync()).Session);
        _time.Advance(FirstBackoff - TimeSpan.FromMilliseconds(1));
        Assert.Null((await OpenAsync()).Session);
        _time.Advance(FirstBackoff + TimeSpan.FromMilliseconds(1));
        Assert.NotNull((await OpenAsync()).Session);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task Only_a_session_that_held_longer_than_the_longest_wait_begins_the_waits_anew(int ticksLonger, bool isAnew)
    {
        await FailAsync(6);
        var session = (await OpenAsync(isAskedFor: true)).Session!;
        _time.Advance(LongestBackoff + TimeSpan.FromTicks(ticksLonger));
        await LoseAsync(session);
        Assert.Null((await OpenAsync()).Session);
        _time.Advance(FirstBackoff);
        Assert.Equal(isAnew, (await OpenAsync()).Session is not null);
    }

    [Fact]
    public async Task A_session_that_ended_for_want_of_use_is_no_failure()
    {
        var idle = TimeSpan.FromSeconds(5);
        await using var line = Line(idle);
        await FailAsync(6, line);
        var session = (await OpenAsync(isAskedFor: true, line)).Session!;
        await _time.UntilAwaitedAsync(idle);
        _time.Advance(idle);
        await Moments.IsOverAsync(session.Ended);
        Assert.NotNull((await OpenAsync(isAskedFor: false, line)).Session);
    }

    public async Task DisposeAsync()
    {
        await _line.DisposeAsync();
        await _exchange.DisposeAsync();
    }

    private IpccLine Line(TimeSpan idleTime) => new(
        new IpccExchange { Host = "127.0.0.1", Port = _exchange.Port, UserName = "oca", Password = "secret-of-the-exchange" },
        "haneul",
        IpccSettings.Of(new IpccOptions()) with { FirstBackoff = FirstBackoff, LongestBackoff = LongestBackoff, IdleTime = idleTime },
        _time);

    private Task<LineAnswer> OpenAsync(bool isAskedFor = false, IpccLine? line = null) => (line ?? _line).SessionAsync(isAskedFor, default).WaitAsync(FarEnd.Patience);

    private async Task FailAsync(int times, IpccLine? line = null)
    {
        _exchange.RefusesConnections = true;
        for (var i = 0; i < times; i++) Assert.Null((await OpenAsync(isAskedFor: true, line)).Session);
        _exchange.RefusesConnections = false;
    }

    private async Task LoseAsync(IpccSession session)
    {
        _exchange.Restart();
        await Moments.IsOverAsync(session.Ended);
    }
}
