using OnlineContact.Admin.Performance.Events;

namespace OnlineContact.Admin.Tests.Performance;

public class LaneEventTests
{
    [Fact]
    public void Events_are_ordered_by_time_then_source_then_number_and_none_comes_after_itself()
    {
        LaneEvent[] inOrder = [LaneEvents.Call(1, 9, "b"), LaneEvents.Call(2, 2), LaneEvents.Call(2, 3), LaneEvents.Call(2, 1, "b"), LaneEvents.Call(3, 1)];
        for (var i = 0; i < inOrder.Length; i++)
        {
            for (var j = 0; j < inOrder.Length; j++)
            {
                Assert.Equal(i > j, inOrder[i].IsAfter(inOrder[j]));
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(inOrder[i].CompareTo(inOrder[j])));
            }
        }
    }
}
