using NodaTime;

namespace OnlineContact.Admin.Testing.Tests.Host;

/// <summary>Timers fire when the clock is moved over the instant at which they fall due, one after the other, each with the clock showing its own.</summary>
public class FakeAdminTimeTests
{
    private static readonly Instant Start = Instant.FromUtc(2021, 3, 15, 12, 0);
    private static readonly Duration Tick = Duration.FromTicks(1);

    private readonly FakeAdminClock _clock = new();
    private readonly FakeAdminTime _time;
    private readonly List<string> _fired = [];

    public FakeAdminTimeTests() => _time = new FakeAdminTime(_clock);

    /// <summary>A timer that writes down its name and how far the clock has gone when it fires.</summary>
    private ITimer Timer(string name, int dueSeconds, TimeSpan? period = null) => _time.CreateTimer(
        state => _fired.Add($"{state} at {(_clock.Now - Start).TotalSeconds}"), name, TimeSpan.FromSeconds(dueSeconds), period ?? Timeout.InfiniteTimeSpan);

    private void Advance(int seconds) => _time.Advance(Duration.FromSeconds(seconds));

    [Fact]
    public void It_shows_what_the_clock_shows()
    {
        Assert.Equal(Start.ToDateTimeOffset(), _time.GetUtcNow());
        var began = _time.GetTimestamp();
        _clock.Advance(Duration.FromMilliseconds(1_500));
        Assert.Equal(TimeSpan.FromMilliseconds(1_500), _time.GetElapsedTime(began));
        Assert.Equal(TimeSpan.TicksPerSecond, _time.TimestampFrequency);
        Assert.Equal((Start + Duration.FromMilliseconds(1_500)).ToDateTimeOffset(), _time.GetUtcNow());
    }

    [Fact]
    public void A_clock_and_a_callback_are_needed()
    {
        Assert.Throws<ArgumentNullException>("clock", () => new FakeAdminTime(null!));
        Assert.Throws<ArgumentNullException>("callback", () => _time.CreateTimer(null!, null, TimeSpan.Zero, TimeSpan.Zero));
        Assert.Equal(0, _time.Waiting);
    }

    [Fact]
    public void A_timer_waits_until_it_falls_due_and_not_longer()
    {
        Timer("one", 10);
        _time.Advance(Duration.FromSeconds(10) - Tick);
        Assert.Empty(_fired);
        Assert.Equal(1, _time.Waiting);
        _time.Advance(Tick);
        Assert.Equal(["one at 10"], _fired);
        Assert.Equal(0, _time.Waiting);
        Advance(100);
        Assert.Equal(["one at 10"], _fired);
    }

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_fall_due_and_the_clock_goes_with_them()
    {
        Timer("third", 30);
        Timer("first", 10);
        Timer("second", 20);
        Timer("later", 41);
        Advance(40);
        Assert.Equal(["first at 10", "second at 20", "third at 30"], _fired);
        Assert.Equal(Start + Duration.FromSeconds(40), _clock.Now);
        Assert.Equal(1, _time.Waiting);
    }

    [Fact]
    public void Timers_that_fall_due_at_the_same_instant_fire_in_the_order_in_which_they_were_made()
    {
        Timer("one", 10);
        Timer("other", 10);
        Advance(10);
        Assert.Equal(["one at 10", "other at 10"], _fired);
    }

    [Fact]
    public void A_timer_is_no_more_among_those_that_wait_while_it_fires()
    {
        var waiting = -1;
        _time.CreateTimer(_ => waiting = _time.Waiting, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        Advance(1);
        Assert.Equal(0, waiting);
    }

    [Fact]
    public void What_is_due_at_once_fires_although_time_stands()
    {
        Timer("now", 0);
        Assert.Empty(_fired);
        Advance(0);
        Assert.Equal(["now at 0"], _fired);
    }

    [Fact]
    public void The_clock_is_not_put_back_for_what_is_overdue()
    {
        Timer("overdue", 10);
        _clock.Advance(Duration.FromSeconds(25));
        Assert.Empty(_fired);
        Advance(5);
        Assert.Equal(["overdue at 25"], _fired);
        Assert.Equal(Start + Duration.FromSeconds(30), _clock.Now);
    }

    [Fact]
    public void Time_that_moves_backwards_fires_nothing()
    {
        Timer("one", 10);
        Advance(-5);
        Assert.Equal(Start - Duration.FromSeconds(5), _clock.Now);
        Advance(14);
        Assert.Empty(_fired);
        Advance(1);
        Assert.Equal(["one at 10"], _fired);
    }

    [Fact]
    public void A_timer_with_a_period_fires_again_and_again_at_its_own_instants()
    {
        Timer("beat", 10, TimeSpan.FromSeconds(4));
        Timer("between", 15);
        Advance(18);
        Assert.Equal(["beat at 10", "beat at 14", "between at 15", "beat at 18"], _fired);
        Assert.Equal(1, _time.Waiting);
        Advance(3);
        Assert.Equal(4, _fired.Count);
        Advance(1);
        Assert.Equal("beat at 22", _fired[^1]);
    }

    [Fact]
    public void A_period_of_nothing_is_none()
    {
        // A period of nothing that counted would have it fire at this instant for ever.
        var times = 0;
        ITimer? timer = null;
        timer = _time.CreateTimer(
            _ =>
            {
                if (++times > 3) timer!.Dispose();
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.Zero);
        Advance(2);
        Assert.Equal(1, times);
    }

    [Fact]
    public void A_timer_can_be_disposed_of_while_it_fires()
    {
        ITimer? timer = null;
        timer = _time.CreateTimer(
            _ =>
            {
                _fired.Add("fired");
                timer!.Dispose();
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));
        Advance(10);
        Assert.Equal(["fired"], _fired);
        Assert.Equal(0, _time.Waiting);
    }

    [Fact]
    public void A_timer_made_while_another_fires_fires_on_the_same_way()
    {
        _time.CreateTimer(_ => Timer("made", 5), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        Timer("last", 16);
        Advance(20);
        Assert.Equal(["made at 15", "last at 16"], _fired);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_timer_that_was_disposed_of_does_not_fire(bool later)
    {
        var timer = Timer("one", 10);
        Timer("other", 10);
        if (later) await timer.DisposeAsync();
        else timer.Dispose();
        Assert.Equal(1, _time.Waiting);
        timer.Dispose();
        Advance(10);
        Assert.Equal(["other at 10"], _fired);
    }

    [Fact]
    public void A_timer_that_is_changed_waits_once_and_from_then_on()
    {
        var timer = Timer("one", 10);
        Advance(6);
        Assert.True(timer.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan));
        Assert.Equal(1, _time.Waiting);
        Advance(9);
        Assert.Empty(_fired);
        Advance(1);
        Assert.Equal(["one at 16"], _fired);
    }

    [Fact]
    public void A_timer_that_has_fired_can_be_set_again_with_a_period()
    {
        var timer = Timer("one", 1);
        Advance(1);
        Assert.True(timer.Change(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)));
        Advance(5);
        Assert.Equal(["one at 1", "one at 3", "one at 6"], _fired);
    }

    [Fact]
    public void A_timer_that_is_to_wait_for_ever_does_not_wait()
    {
        var timer = Timer("one", 10, TimeSpan.FromSeconds(1));
        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, TimeSpan.FromSeconds(1)));
        Assert.Equal(0, _time.Waiting);
        Advance(100);
        Assert.Empty(_fired);
    }

    [Fact]
    public void What_waits_with_this_time_goes_on_when_the_clock_is_moved()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(3), _time);
        Advance(179);
        Assert.False(delay.IsCompleted);
        Advance(1);
        Assert.True(delay.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_timer_that_is_disposed_of_cannot_be_set_again()
    {
        var timer = Timer("gone", 1, TimeSpan.FromSeconds(1));
        Advance(2);
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        Advance(3);
        Assert.Equal(2, _fired.Count);
        Assert.Equal(0, _time.Waiting);
    }

    [Fact]
    public void A_clock_that_a_timer_moves_further_stays_there()
    {
        _time.CreateTimer(_ => _clock.Now = Start + Duration.FromHours(5), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        Advance(2);
        Assert.Equal(Start + Duration.FromHours(5), _clock.Now);
        Advance(-3_600);
        Assert.Equal(Start + Duration.FromHours(4), _clock.Now);
    }
}
