using NodaTime;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Runtime;

public class TimeLimitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly FakeAdminTime _time = new(new FakeAdminClock());
    private readonly TaskCompletionSource<CancellationToken> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _answer = new();

    [Fact]
    public async Task A_call_that_takes_too_long_is_left_behind_and_told_to_stop()
    {
        var running = TimeLimit.RunAsync(CallAsync, Limit, _time, default);
        var token = await _begun.Task;
        _time.Advance(Duration.FromTimeSpan(Limit) - Duration.FromTicks(1));
        Assert.Equal((false, false), (running.IsCompleted, token.IsCancellationRequested));

        _time.Advance(Duration.FromTicks(1));

        await Assert.ThrowsAsync<TimeoutException>(() => running);
        Assert.True(token.IsCancellationRequested);
        _answer.SetResult(1);
    }

    [Fact]
    public async Task An_answer_in_time_is_handed_on_and_nothing_is_left_at_the_callers_token()
    {
        using var caller = new CancellationTokenSource();
        var running = TimeLimit.RunAsync(CallAsync, Limit, _time, caller.Token);
        var token = await _begun.Task;

        _answer.SetResult(7);

        Assert.Equal(7, await running);
        Assert.False(token.IsCancellationRequested);
        Assert.Throws<ObjectDisposedException>(() => token.WaitHandle);
    }

    [Fact]
    public async Task What_the_call_throws_is_thrown()
    {
        var running = TimeLimit.RunAsync(CallAsync, Limit, _time, default);
        await _begun.Task;

        _answer.SetException(new InvalidDataException());

        await Assert.ThrowsAsync<InvalidDataException>(() => running);
    }

    [Fact]
    public async Task A_caller_who_cancels_does_not_wait_and_stops_the_call_too()
    {
        using var caller = new CancellationTokenSource();
        var running = TimeLimit.RunAsync(CallAsync, Limit, _time, caller.Token);
        var token = await _begun.Task;

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(token.IsCancellationRequested);
        _answer.SetResult(1);
    }

    private Task<int> CallAsync(CancellationToken token)
    {
        _begun.SetResult(token);
        return _answer.Task;
    }
}
