using OnlineContact.Admin.Testing.Performance;

namespace OnlineContact.Admin.Tests.Performance;

/// <summary>What the laws of figures compare with is equal only when every single figure is.</summary>
public sealed class NaivePerformanceDayTests
{
    [Fact]
    public void Days_of_the_same_figures_are_equal_whatever_stands_at_signed_out()
    {
        var other = Figures() with { Activities = [99, .. Figures().Activities.Skip(1)], Chats = [98, .. Figures().Chats.Skip(1)] };
        Assert.Equal(Figures(), other);
        Assert.Equal(Figures().GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Days_that_differ_in_one_figure_are_not()
    {
        var day = Figures();
        NaivePerformanceDay[] others =
        [
            day with { Inbound = 99 },
            day with { Outbound = 99 },
            day with { Unassigned = 99 },
            day with { InProgress = 99 },
            day with { Solved = 99 },
            day with { Closed = 99 },
            .. Enumerable.Range(1, 13).Select(at => day with { Activities = Changed(day.Activities, at) }),
            .. Enumerable.Range(1, 3).Select(at => day with { Chats = Changed(day.Chats, at) }),
        ];
        Assert.All(others, other =>
        {
            Assert.NotEqual(day, other);
            Assert.NotEqual(day.ToString(), other.ToString());
        });
        Assert.False(day.Equals(null));
    }

    [Fact]
    public void A_day_is_told_without_the_time_of_nobody() =>
        Assert.Equal("activities 11,12,13,14,15,16,17,18,19,20,21,22,23 chats 31,32,33 calls 1/2 tickets 3/4/5/6", Figures().ToString());

    private static NaivePerformanceDay Figures() => new()
    {
        Activities = [0, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23],
        Chats = [0, 31, 32, 33],
        Inbound = 1,
        Outbound = 2,
        Unassigned = 3,
        InProgress = 4,
        Solved = 5,
        Closed = 6,
    };

    private static long[] Changed(IReadOnlyList<long> figures, int at) => [.. figures.Select((figure, i) => i == at ? 99 : figure)];
}
