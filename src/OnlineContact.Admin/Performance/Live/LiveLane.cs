using System.Runtime.CompilerServices;
using NodaTime;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;

namespace OnlineContact.Admin.Performance.Live;

/// <summary>
/// A lane as it is now, as a cache of what the store would give. The last few events are not counted yet, so that one that comes a little late finds its
/// place among them; one that comes later makes the lane stale, and it is read anew. Events are only given to it once they are in the store.
/// </summary>
internal sealed class LiveLane
{
    /// <summary>So many events wait for late ones.</summary>
    private const int Waiting = 4;

    /// <summary>The same five minutes by which the head of an organization may be ahead of the clock.</summary>
    private const long MostAhead = 5 * NodaConstants.TicksPerMinute;

    private readonly Lock _turn = new();
    private LaneState _state;
    private LaneEvent _last;
    private WaitingEvents _waiting;
    private int _count;
    private DateTimeZone? _zone;
    private bool _isStale = true;
    private long _pulse;
    private long _readAt;
    private long _shown;
    private long _version;
    private int _corrections;

    /// <summary>How many writers have rows under way of which nobody knows whether a reading has seen them.</summary>
    private int _underWay;

    /// <summary>Goes up whenever rows are under way or arrive: a reading that began before is not kept.</summary>
    private long _writes;

    private TaskCompletionSource? _changed;

    /// <summary>Whether nothing has been asked of the lane since the last sweep.</summary>
    public bool IsIdle { get; set; }

    public bool IsUnderWay
    {
        get
        {
            lock (_turn) return _underWay > 0;
        }
    }

    /// <summary>Rows for the lane are on their way into the store.</summary>
    public void BeginWrite()
    {
        lock (_turn)
        {
            _underWay++;
            _writes++;
        }
    }

    /// <summary>The rows have arrived, each of them was applied, and the pulse counts them.</summary>
    public void EndWrite(long rows)
    {
        lock (_turn)
        {
            _underWay--;
            _writes++;
            _pulse += rows;
        }
    }

    /// <summary>Nobody knows whether the rows have arrived.</summary>
    public void AbandonWrite()
    {
        lock (_turn)
        {
            _underWay--;
            _writes++;
            _isStale = true;
            Change();
        }
    }

    /// <summary>Takes an event that is in the store, and was not before.</summary>
    public void Apply(in LaneEvent happened)
    {
        lock (_turn)
        {
            if (!_isStale) Place(happened);
            Change();
        }
    }

    /// <summary>The figures at an instant, or at the latest one that was shown or heard of, whichever is later; null where the store has to be asked.</summary>
    /// <param name="zone">The zone whose days are counted.</param>
    /// <param name="pulse">The lane's pulse in the store; null: as it was.</param>
    /// <param name="now">The instant.</param>
    /// <param name="notBefore">A reading before this instant is not good enough.</param>
    public LaneSnapshot? TryRead(DateTimeZone zone, long? pulse, long now, long notBefore)
    {
        lock (_turn)
        {
            if (_isStale || !ReferenceEquals(_zone, zone) || _readAt < notBefore || (pulse is { } seen && seen != _pulse)) return null;
            return Show(now);
        }
    }

    /// <summary>To be called before the store is read; goes back into <see cref="Keep"/>.</summary>
    public long BeginRead()
    {
        lock (_turn) return _writes;
    }

    /// <summary>Shows what was read, and keeps it unless rows were under way meanwhile.</summary>
    public LaneSnapshot Keep(long begun, LaneReading reading, DateTimeZone zone, long pulse, long now)
    {
        lock (_turn)
        {
            var before = ReferenceEquals(_zone, zone) ? Shown(now) : (LaneState?)null;
            (_state, _count, _zone, _pulse, _readAt) = (reading.Opening, 0, zone, pulse, now);
            _last = new LaneEvent(_state.Day.Start, "", long.MinValue, default, 0, 0);
            foreach (ref readonly var happened in reading.Events.AsSpan()) Insert(_count, happened);
            var difference = before is { } earlier ? LaneDifference.Between(earlier, Shown(now)) : LaneDifference.Kind.GoneOn;
            if (difference == LaneDifference.Kind.GoneBack) _corrections++;
            if (difference != LaneDifference.Kind.None) Change();
            _isStale = _writes != begun || _underWay > 0;
            return Show(now);
        }
    }

    /// <summary>Ends when the lane changes the next time.</summary>
    public Task ChangedAsync()
    {
        lock (_turn) return (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    private void Place(in LaneEvent happened)
    {
        var place = _count;
        while (place > 0 && _waiting[place - 1].CompareTo(happened) > 0) place--;
        if (place == 0 && happened.CompareTo(_last) <= 0)
        {
            // Too late for those that wait: what it changes is found by reading.
            _isStale = true;
            return;
        }

        // Time that was shown already was something else's.
        if (happened.Kind is LaneEventKind.Activity or LaneEventKind.Chat && (place < _count || happened.At < _shown)) _corrections++;
        Insert(place, happened);
    }

    private void Change()
    {
        _version++;
        _changed?.TrySetResult();
        _changed = null;
    }

    private void Insert(int place, in LaneEvent happened)
    {
        if (_count == Waiting)
        {
            if (place == 0)
            {
                Settle(happened);
                return;
            }

            Settle(_waiting[0]);
            for (var i = 1; i < place; i++) _waiting[i - 1] = _waiting[i];
            _waiting[place - 1] = happened;
            return;
        }

        for (var i = _count; i > place; i--) _waiting[i] = _waiting[i - 1];
        _waiting[place] = happened;
        _count++;
    }

    private void Settle(in LaneEvent happened)
    {
        Count(ref _state, happened);
        _last = happened;
    }

    private void Count(ref LaneState state, in LaneEvent happened)
    {
        if (happened.At >= state.Day.End) state = DayCalculator.TurnTo(state, _zone!, happened.At);
        state.Apply(happened);
    }

    private LaneState Shown(long now)
    {
        var state = _state;
        for (var i = 0; i < _count; i++) Count(ref state, _waiting[i]);

        // A clock that has gone back takes nothing back that was shown; one that was far ahead is not followed.
        var asOf = Math.Max(now, state.Until);
        if (_shown > asOf && _shown - asOf <= MostAhead) asOf = _shown;
        state = DayCalculator.TurnTo(state, _zone!, asOf);
        state.Advance(asOf);
        return state;
    }

    private LaneSnapshot Show(long now)
    {
        var state = Shown(now);
        _shown = state.Until;
        return new LaneSnapshot(state, _version, _corrections);
    }

    [InlineArray(Waiting)]
    private struct WaitingEvents
    {
        private LaneEvent _first;
    }
}

/// <summary>A lane's day at an instant; which change of the lane it shows, and how often a late event has corrected what was shown.</summary>
internal readonly record struct LaneSnapshot(LaneState State, long Version, int Corrections);

/// <summary>What a store gives of a lane: how a day began, and its events in their order.</summary>
internal readonly record struct LaneReading(LaneState Opening, LaneEvent[] Events);
