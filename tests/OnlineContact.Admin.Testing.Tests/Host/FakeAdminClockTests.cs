using NodaTime;

namespace OnlineContact.Admin.Testing.Tests.Host;

public class FakeAdminClockTests
{
    [Fact]
    public void It_begins_at_noon_of_the_15th_of_March_2021() => Assert.Equal(Instant.FromUtc(2021, 3, 15, 12, 0), new FakeAdminClock().GetCurrentInstant());

    [Fact]
    public void It_stands_still_until_it_is_moved_forwards_or_backwards()
    {
        var clock = new FakeAdminClock(Instant.FromUnixTimeSeconds(100));
        Assert.Equal(Instant.FromUnixTimeSeconds(100), clock.Now);
        clock.Advance(Duration.FromSeconds(7));
        Assert.Equal(Instant.FromUnixTimeSeconds(107), clock.GetCurrentInstant());
        clock.Advance(Duration.FromSeconds(-10));
        Assert.Equal(Instant.FromUnixTimeSeconds(97), clock.Now);
        clock.Now = Instant.FromUnixTimeSeconds(5);
        Assert.Equal(Instant.FromUnixTimeSeconds(5), clock.GetCurrentInstant());
    }
}
