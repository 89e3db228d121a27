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

    /// <summary>A ring: the last event that is counted, and behind it those that wait.</summary>
    private LastEvents _events;
    private int _first;
    private int _waiting;
    private DateTimeZone? _zone;
    private bool _isStale = true;
    private long _pulse;
    private long _readAt;
    private long _shown;
    private long _version;
    private int _corrections;

    /// <summary>How many writers have rows under way of which nobody knows whether a reading has seen them.</summary>
    private int _underWay;

    /// <summary>Goes up whenever rows have arrived, or may have: a reading that began before is not kept.</summary>
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
        lock (_turn) _underWay++;
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

    /// <summary>The figures at an instant, or at the latest one that was shown or heard of, whichever is later.</summary>
    /// <param name="zone">The zone whose days are counted.</param>
    /// <param name="pulse">The lane's pulse in the store; null: as it was.</param>
    /// <param name="now">The instant.</param>
    /// <param name="notBefore">A reading before this instant is not good enough.</param>
    /// <param name="snapshot">The figures.</param>
    /// <returns>Whether they are known; otherwise the store has to be asked.</returns>
    public bool TryRead(DateTimeZone zone, long? pulse, long now, long notBefore, out LaneSnapshot snapshot)
    {
        lock (_turn)
        {
            // What was read by a clock that was far ahead is of another day.
            if (_isStale || !ReferenceEquals(_zone, zone) || _readAt < notBefore || _readAt - now > MostAhead || (pulse is { } seen && seen != _pulse))
            {
                snapshot = default;
                return false;
            }

            Show(now, out snapshot);
            return true;
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
            LaneState before = default, after;
            var isAnother = !ReferenceEquals(_zone, zone);
            if (!isAnother) Calculate(now, out before);
            (_state, _waiting, _zone, _pulse, _readAt) = (reading.Opening, 0, zone, pulse, now);
            Last(0) = new LaneEvent(_state.Day.Start, "", long.MinValue, default, 0, 0);
            foreach (ref readonly var happened in reading.Events.AsSpan()) Insert(_waiting, happened);
            Calculate(now, out after);
            var difference = isAnother ? LaneDifference.Kind.GoneOn : LaneDifference.Between(before, after);
            if (difference == LaneDifference.Kind.GoneBack) _corrections++;
            if (difference != LaneDifference.Kind.None) Change();
            _isStale = _writes != begun || _underWay > 0;
            Show(now, out var snapshot);
            return snapshot;
        }
    }

    /// <summary>Ends when the lane changes the next time.</summary>
    public Task ChangedAsync()
    {
        lock (_turn) return (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    private void Place(in LaneEvent happened)
    {
        var place = _waiting;
        while (place >= 0 && !happened.IsAfter(Last(place))) place--;
        if (place < 0)
        {
            // Too late for those that wait: what it changes is found by reading.
            _isStale = true;
            return;
        }

        // Time that was shown already was something else's.
        if (happened.Kind is LaneEventKind.Activity or LaneEventKind.Chat && happened.At < _shown) _corrections++;
        Insert(place, happened);
    }

    private void Change()
    {
        _version++;
        _changed?.TrySetResult();
        _changed = null;
    }

    /// <summary>Puts an event behind the last one that is counted (0), or behind one of those that wait.</summary>
    private void Insert(int place, in LaneEvent happened)
    {
        if (_waiting == Waiting)
        {
            if (place == 0)
            {
                Count(ref _state, happened);
                Last(0) = happened;
                return;
            }

            Count(ref _state, Last(1));
            _first = _first == Waiting ? 0 : _first + 1;
            _waiting--;
            place--;
        }

        _waiting++;
        for (var i = _waiting; i > place + 1; i--) Last(i) = Last(i - 1);
        Last(place + 1) = happened;
    }

    private ref LaneEvent Last(int place)
    {
        var slot = _first + place;
        return ref _events[slot > Waiting ? slot - (Waiting + 1) : slot];
    }

    private void Count(ref LaneState state, in LaneEvent happened)
    {
        DayCalculator.TurnTo(ref state, _zone!, happened.At);
        state.Apply(happened);
    }

    private void Calculate(long now, out LaneState state)
    {
        state = _state;
        for (var i = 1; i <= _waiting; i++) Count(ref state, Last(i));

        // A clock that has gone back takes nothing back that was shown; one that was far ahead is not followed.
        var asOf = Math.Max(now, state.Until);
        if (_shown > asOf && _shown - asOf <= MostAhead) asOf = _shown;
        DayCalculator.TurnTo(ref state, _zone!, asOf);
        state.Advance(asOf);
    }

    private void Show(long now, out LaneSnapshot snapshot)
    {
        Calculate(now, out snapshot.State);
        (snapshot.Version, snapshot.Corrections) = (_version, _corrections);
        _shown = snapshot.State.Until;
    }

    [InlineArray(Waiting + 1)]
    private struct LastEvents
    {
        private LaneEvent _first;
    }
}

/// <summary>A lane's day at an instant; which change of the lane it shows, and how often a late event has corrected what was shown. Filled in place, since it is large.</summary>
internal struct LaneSnapshot
{
    public LaneState State;
    public long Version;
    public int Corrections;
}

/// <summary>What a store gives of a lane: how a day began, and its events in their order.</summary>
internal readonly record struct LaneReading(LaneState Opening, LaneEvent[] Events);
