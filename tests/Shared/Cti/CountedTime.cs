using Microsoft.Extensions.Time.Testing;

namespace OnlineContact.Admin.Tests.Shared.Cti;

/// <summary>A time that the test moves, and that counts the timers nobody has disposed of.</summary>
internal sealed class CountedTime : TimeProvider
{
    private readonly FakeTimeProvider _time = new();
    private int _timers;

    public int Timers => Volatile.Read(ref _timers);

    public override TimeZoneInfo LocalTimeZone => _time.LocalTimeZone;

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

    public override long GetTimestamp() => _time.GetTimestamp();

    public void Advance(TimeSpan span) => _time.Advance(span);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        return new Counted(this, _time.CreateTimer(callback, state, dueTime, period));
    }

    private sealed class Counted(CountedTime time, ITimer timer) : ITimer
    {
        private int _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
            Interlocked.Decrement(ref time._timers);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
