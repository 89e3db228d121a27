using OnlineContact.Admin.Cti.Connectors;

namespace OnlineContact.Admin.Tests.Cti;

public class ReconnectBackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public void Each_wait_is_twice_the_one_before_up_to_the_longest()
    {
        double[] expected = [0.5, 1, 2, 4, 8, 16, 30, 30];
        Assert.Equal(expected, expected.Select((_, attempt) => ReconnectBackoff.Before(attempt, First, Longest, 0).TotalSeconds));
        Assert.Equal(30, ReconnectBackoff.Before(int.MaxValue, First, Longest, 0).TotalSeconds);
    }

    [Fact]
    public void Half_of_a_wait_is_left_to_chance()
    {
        Assert.Equal(2, ReconnectBackoff.Before(2, First, Longest, 0).TotalSeconds);
        Assert.Equal(3, ReconnectBackoff.Before(2, First, Longest, 0.5).TotalSeconds);
        Assert.Equal(45, ReconnectBackoff.Before(9, First, Longest, 0.5).TotalSeconds);
    }

    [Fact]
    public void There_are_at_most_thirty_doublings()
    {
        Assert.Equal(1L << 28, ReconnectBackoff.Before(29, TimeSpan.FromTicks(1), TimeSpan.MaxValue, 0).Ticks);
        Assert.Equal(1L << 29, ReconnectBackoff.Before(30, TimeSpan.FromTicks(1), TimeSpan.MaxValue, 0).Ticks);
        Assert.Equal(1L << 29, ReconnectBackoff.Before(31, TimeSpan.FromTicks(1), TimeSpan.MaxValue, 0).Ticks);
    }
}
