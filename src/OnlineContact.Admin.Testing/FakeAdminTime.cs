using NodaTime;

namespace OnlineContact.Admin.Testing;

/// <summary>
/// The time that is waited for, going with a <see cref="FakeAdminClock"/>: what waits goes on when the clock is moved by <see cref="Advance"/>.
/// </summary>
/// <remarks>Safe to use from several threads. Timers fire on the thread that advances, in the order in which they fall due.</remarks>
public sealed class FakeAdminTime : TimeProvider
{
    private readonly FakeAdminClock _clock;
    private readonly Lock _turn = new();
    private readonly List<Timer> _timers = [];

    /// <summary>Makes one.</summary>
    /// <param name="clock">The clock.</param>
    public FakeAdminTime(FakeAdminClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
    }

    /// <summary>How many timers wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_turn) return _timers.Count;
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => NodaConstants.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _clock.Now.ToDateTimeOffset();

    /// <inheritdoc/>
    public override long GetTimestamp() => _clock.Now.ToUnixTimeTicks();

    /// <summary>Moves the clock, and fires what falls due on the way.</summary>
    /// <param name="duration">How far; backwards too. Where a timer moves the clock further itself, it stays there.</param>
    public void Advance(Duration duration)
    {
        var start = _clock.Now;
        var end = start + duration;
        while (true)
        {
            Timer? due;
            lock (_turn)
            {
                due = _timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
                if (due is not null) _timers.Remove(due);
            }

            if (due is null) break;
            if (due.DueAt > _clock.Now) _clock.Now = due.DueAt;
            due.Fire();
        }

        if (end < start || _clock.Now < end) _clock.Now = end;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(FakeAdminTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;
        private bool _disposed;

        public Instant DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._turn)
            {
                if (_disposed) return false;
                time._timers.Remove(this);
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                DueAt = time._clock.Now + Duration.FromTimeSpan(dueTime);
                time._timers.Add(this);
            }

            return true;
        }

        public void Fire()
        {
            if (_period > TimeSpan.Zero) Change(_period, _period);
            callback(state);
        }

        public void Dispose()
        {
            lock (time._turn)
            {
                _disposed = true;
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
