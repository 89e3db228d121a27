using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Live;

namespace OnlineContact.Admin.Tests.Performance;

public class LiveOrganizationTests
{
    private static readonly LaneKey One = new(1, "one");
    private static readonly LaneKey Two = new(1, "two");
    private static readonly LaneKey Three = new(1, "three");
    private static readonly LaneKey Four = new(1, "four");

    [Fact]
    public void Where_there_are_too_many_lanes_those_go_of_which_nothing_was_asked_since_the_last_time()
    {
        var live = new LiveOrganization(2);
        var (one, two) = (live.LaneOf(One), live.LaneOf(Two));
        Assert.False(one.IsIdle || two.IsIdle);

        var three = live.LaneOf(Three);
        Assert.Equal((true, true, false, 3), (one.IsIdle, two.IsIdle, three.IsIdle, live.Lanes));
        Assert.Same(one, live.LaneOf(One));
        Assert.False(one.IsIdle);

        live.LaneOf(Four);
        Assert.Equal((true, false, true, true), (live.TryLane(One, out _), live.TryLane(Two, out _), live.TryLane(Three, out _), live.TryLane(Four, out _)));
        Assert.Equal(3, live.Lanes);
    }

    [Fact]
    public void A_lane_with_rows_under_way_stays()
    {
        var live = new LiveOrganization(1);
        var one = live.LaneOf(One);
        one.BeginWrite();
        live.LaneOf(Two);
        live.LaneOf(Three);
        Assert.True(one.IsIdle);
        Assert.True(live.TryLane(One, out var still));
        Assert.Same(one, still);

        one.EndWrite(1);
        live.LaneOf(Four);
        Assert.False(live.TryLane(One, out _));
    }

    [Fact]
    public void Of_one_source_too_many_nothing_is_remembered()
    {
        var live = new LiveOrganization(1);
        for (var i = 1; i <= 10_000; i++) live.SourceOf($"source-{i}").Take(i);
        Assert.True(live.SourceOf("source-10000").Knows(10_000));
        live.SourceOf("one-more").Take(1);
        Assert.False(live.SourceOf("one-more").Knows(1));
        Assert.True(live.SourceOf("source-1").Knows(1));
    }
}
