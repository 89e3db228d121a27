using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace OnlineContact.Admin.Tests.Cti.Ipcc;

/// <summary>A time that the test moves, and that knows for how long somebody waits, so that the test moves it when somebody does.</summary>
internal sealed class AwaitedTime : FakeTimeProvider
{
    private readonly ConcurrentDictionary<ITimer, TimeSpan> _awaited = new();
    private volatile Moment? _moment;

    /// <summary>Waits until somebody waits for so long.</summary>
    public async Task UntilAwaitedAsync(TimeSpan span)
    {
        using var patience = new CancellationTokenSource(FarEnd.Patience);
        while (!_awaited.Values.Contains(span))
        {
            Assert.False(patience.IsCancellationRequested, $"Nobody waits for {span}, but for {string.Join(", ", _awaited.Values)}.");
            await Task.Yield();
        }
    }

    /// <summary>Something that happens in the moment in which this thread reads the time for the n-th time from now.</summary>
    public void WhenRead(int readings, Action act) => _moment = new Moment(Environment.CurrentManagedThreadId, readings, act);

    public override long GetTimestamp()
    {
        if (_moment is { } moment && moment.Thread == Environment.CurrentManagedThreadId)
        {
            _moment = moment.Readings > 1 ? moment with { Readings = moment.Readings - 1 } : null;
            if (_moment is null) moment.Act();
        }

        return base.GetTimestamp();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Awaited(this, base.CreateTimer(callback, state, dueTime, period));
        _awaited[timer] = dueTime;
        return timer;
    }

    private sealed record Moment(int Thread, int Readings, Action Act);

    private sealed class Awaited(AwaitedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time._awaited[this] = dueTime;
            return timer.Change(dueTime, period);
        }

        public void Dispose()
        {
            time._awaited.TryRemove(this, out _);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
