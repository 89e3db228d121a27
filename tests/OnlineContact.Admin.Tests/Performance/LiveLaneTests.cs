using NodaTime;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Live;

namespace OnlineContact.Admin.Tests.Performance;

public class LiveLaneTests
{
    private const long Minute = NodaConstants.TicksPerMinute;

    private static readonly DaySpan Day = LocalDays.Of(DateTimeZone.Utc, new LocalDate(2021, 3, 15));
    private static readonly long Noon = Day.Start + 720 * Minute;

    private readonly LiveLane _lane = new();

    [Fact]
    public void A_lane_is_under_way_until_every_write_has_ended_one_way_or_the_other()
    {
        Assert.False(_lane.IsUnderWay);
        _lane.BeginWrite();
        _lane.BeginWrite();
        Assert.True(_lane.IsUnderWay);
        _lane.EndWrite(1);
        Assert.True(_lane.IsUnderWay);
        _lane.AbandonWrite();
        Assert.False(_lane.IsUnderWay);
    }

    [Fact]
    public void A_reading_is_kept_unless_rows_are_under_way()
    {
        Keep(Noon);
        Assert.True(IsKnown(Noon));
        _lane.BeginWrite();
        Keep(Noon);
        Assert.False(IsKnown(Noon));
        _lane.EndWrite(1);
        Assert.False(IsKnown(Noon));
        Keep(Noon);
        Assert.True(IsKnown(Noon));
    }

    [Fact]
    public void A_reading_is_not_kept_where_a_write_has_ended_meanwhile()
    {
        List<Action<LiveLane>> ends =
        [
            lane => lane.EndWrite(1),
            lane => lane.AbandonWrite(),
            lane =>
            {
                lane.BeginWrite();
                lane.AbandonWrite();
                lane.EndWrite(1);
            },
        ];
        Assert.All(ends, end =>
        {
            var lane = new LiveLane();
            lane.BeginWrite();
            var begun = lane.BeginRead();
            end(lane);
            lane.Keep(begun, new LaneReading(LaneState.At(Day), []), DateTimeZone.Utc, 0, Noon);
            Assert.False(lane.TryRead(DateTimeZone.Utc, null, Noon, long.MinValue, out _));
        });
    }

    [Fact]
    public void What_has_arrived_is_known_under_the_pulse_that_counts_it()
    {
        Keep(Noon);
        _lane.BeginWrite();
        _lane.Apply(LaneEvents.Call(Noon, 1));
        _lane.EndWrite(2);
        Assert.True(IsKnown(Noon, pulse: 2));
        Assert.True(IsKnown(Noon, pulse: null));
        Assert.False(IsKnown(Noon, pulse: 0));
        Assert.Equal(1, Show(Noon).State.InboundCalls);
    }

    [Fact]
    public void Where_nobody_knows_whether_rows_arrived_the_lane_is_read_anew_and_who_waits_is_told()
    {
        Keep(Noon);
        var changed = _lane.ChangedAsync();
        _lane.BeginWrite();
        Assert.True(IsKnown(Noon));
        Assert.False(changed.IsCompleted);
        _lane.AbandonWrite();
        Assert.False(IsKnown(Noon));
        Assert.True(changed.IsCompleted);
    }

    [Fact]
    public void Everybody_who_waits_is_told_of_the_next_change_and_each_change_is_a_later_version()
    {
        var before = Keep(Noon).Version;
        var (one, other) = (_lane.ChangedAsync(), _lane.ChangedAsync());
        _lane.Apply(LaneEvents.Call(Noon, 1));
        Assert.True(one.IsCompleted && other.IsCompleted);
        Assert.False(_lane.ChangedAsync().IsCompleted);
        Assert.True(Show(Noon).Version > before);
    }

    [Fact]
    public void A_reading_from_before_the_instant_or_by_a_clock_more_than_five_minutes_ahead_is_not_good_enough()
    {
        Keep(Noon);
        Assert.True(IsKnown(Noon, notBefore: Noon));
        Assert.False(IsKnown(Noon, notBefore: Noon + 1));
        Assert.True(IsKnown(Noon - 5 * Minute));
        Assert.False(IsKnown(Noon - 5 * Minute - 1));
    }

    [Fact]
    public void A_clock_that_goes_back_five_minutes_takes_nothing_back_and_one_that_was_further_ahead_is_not_followed()
    {
        Keep(Noon);
        Assert.Equal(Noon + 5 * Minute, Show(Noon + 5 * Minute).State.Until);
        Assert.Equal(Noon + 5 * Minute, Show(Noon).State.Until);
        Assert.Equal(Noon - 1, Show(Noon - 1).State.Until);
    }

    [Fact]
    public void A_late_event_finds_its_place_among_those_that_wait()
    {
        Keep(Noon);
        _lane.Apply(LaneEvents.Does(Noon + 1 * Minute, 1, AgentActivity.Ready));
        _lane.Apply(LaneEvents.Does(Noon + 3 * Minute, 2, AgentActivity.Meal));
        _lane.Apply(LaneEvents.Does(Noon + 2 * Minute, 3, AgentActivity.Rest));
        var state = Show(Noon + 6 * Minute).State;
        Assert.Equal((Minute, Minute, 3 * Minute), (state.Times[(int)AgentActivity.Ready], state.Times[(int)AgentActivity.Rest], state.Times[(int)AgentActivity.Meal]));
        Assert.Equal((AgentActivity.Meal, 3), (state.Activity, state.Events));
    }

    [Fact]
    public void One_that_comes_before_the_four_that_wait_is_counted_at_once_and_one_that_comes_before_what_is_counted_is_read()
    {
        Keep(Noon);
        for (var i = 1; i <= 4; i++) _lane.Apply(LaneEvents.Call(Noon + 10 * i, i));
        _lane.Apply(LaneEvents.Call(Noon + 5, 5));
        Assert.Equal((5, 5), (Show(Noon + 50).State.InboundCalls, Show(Noon + 50).State.Events));

        _lane.Apply(LaneEvents.Call(Noon + 4, 6));
        Assert.False(IsKnown(Noon + 50));
    }

    [Fact]
    public void One_that_happened_before_the_day_is_read()
    {
        Keep(Noon);
        _lane.Apply(LaneEvents.Call(Day.Start, 1));
        Assert.True(IsKnown(Noon));
        _lane.Apply(LaneEvents.Call(Day.Start - 1, 2));
        Assert.False(IsKnown(Noon));
    }

    [Fact]
    public void A_late_event_is_a_correction_where_time_that_was_shown_becomes_something_elses()
    {
        Keep(Noon, LaneEvents.Does(Noon - 10 * Minute, 1, AgentActivity.Ready));
        Assert.Equal(0, Applied(LaneEvents.Does(Noon, 2, AgentActivity.Rest)));
        Assert.Equal(0, Applied(LaneEvents.Call(Noon - 5 * Minute, 3)));
        Assert.Equal(1, Applied(LaneEvents.Does(Noon - 1, 4, AgentActivity.Meal)));
        Assert.Equal(2, Applied(LaneEvents.Chats(Noon - 1, 5, ChatActivity.Ready)));

        int Applied(LaneEvent happened)
        {
            _lane.Apply(happened);
            return Show(Noon).Corrections;
        }
    }

    [Fact]
    public void Out_of_order_events_that_nobody_has_seen_correct_nothing()
    {
        Keep(Noon);
        _lane.Apply(LaneEvents.Does(Noon + 2 * Minute, 1, AgentActivity.Meal));
        _lane.Apply(LaneEvents.Does(Noon + 1 * Minute, 2, AgentActivity.Ready));
        Assert.Equal(0, Show(Noon + 3 * Minute).Corrections);
    }

    [Fact]
    public void A_reading_in_which_something_is_less_is_a_correction()
    {
        Assert.Equal(0, Keep(Noon, LaneEvents.Call(Noon - 2, 1), LaneEvents.Call(Noon - 1, 2)).Corrections);
        Assert.Equal(1, Keep(Noon, LaneEvents.Call(Noon - 2, 1)).Corrections);
        Assert.Equal(1, Keep(Noon, LaneEvents.Call(Noon - 2, 1), LaneEvents.Call(Noon - 1, 2)).Corrections);
    }

    private LaneSnapshot Keep(long now, params LaneEvent[] events) =>
        _lane.Keep(_lane.BeginRead(), new LaneReading(LaneState.At(Day), events), DateTimeZone.Utc, 0, now);

    private bool IsKnown(long now, long? pulse = null, long notBefore = long.MinValue) => _lane.TryRead(DateTimeZone.Utc, pulse, now, notBefore, out _);

    private LaneSnapshot Show(long now)
    {
        Assert.True(_lane.TryRead(DateTimeZone.Utc, null, now, long.MinValue, out var snapshot));
        return snapshot;
    }
}
