using NodaTime;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.Tests.Runtime;

public class RefusalLogLimitTests
{
    private const int MaxActors = 10_000;

    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly Instant Noon = Instant.FromUtc(2021, 3, 15, 12, 0);

    [Fact]
    public void An_allowance_lasts_for_an_hour_of_the_clock()
    {
        var log = new RefusalLog(() => 2);

        Assert.Equal((true, true, false), (log.Take(Acme, "kim", Noon), log.Take(Acme, "kim", Noon + Duration.FromSeconds(1)), log.Take(Acme, "kim", Noon + Duration.FromSeconds(3_599))));
        Assert.True(log.Take(Acme, "kim", Noon + Duration.FromHours(1)));
    }

    [Fact]
    public void An_allowance_of_none_writes_nothing_and_counts_all_the_same()
    {
        var log = new RefusalLog(() => 0);

        Assert.False(log.Take(Acme, "kim", Noon));
        Assert.Equal(1, Assert.Single(log.Drain()).Count);
    }

    [Fact]
    public void With_ten_thousand_actors_in_an_hour_another_one_is_not_written_and_the_known_ones_are()
    {
        var log = new RefusalLog(() => 2);
        Assert.All(Enumerable.Range(0, MaxActors), actor => Assert.True(log.Take(Acme, $"actor {actor}", Noon)));

        Assert.False(log.Take(Acme, "another", Noon));
        Assert.Equal((true, false), (log.Take(Acme, "actor 7", Noon), log.Take(Acme, "actor 7", Noon)));
        Assert.True(log.Take(Acme, "another", Noon + Duration.FromHours(1)));
    }

    [Fact]
    public void With_ten_thousand_actors_another_one_is_not_counted_until_they_are_drained_and_the_known_ones_are()
    {
        var log = new RefusalLog(() => 0);
        for (var actor = 0; actor < MaxActors; actor++) log.Take(Acme, $"actor {actor}", Noon);
        log.Take(Acme, "another", Noon);
        log.Take(Acme, "actor 7", Noon);

        var drained = log.Drain();

        Assert.Equal((MaxActors, MaxActors + 1L), (drained.Count, drained.Sum(count => count.Count)));
        log.Take(Acme, "another", Noon);
        Assert.Equal(RefusalCount.DigestOf(Acme, "another"), Assert.Single(log.Drain()).Actor);
    }

    [Fact]
    public void Counts_are_handed_out_by_organization_day_and_digest()
    {
        var log = new RefusalLog(() => 0);
        foreach (var organization in new[] { "beta", "acme" })
        {
            foreach (var day in new[] { 2, 0, 1 })
            {
                for (var actor = 0; actor < 5; actor++) log.Take(OrganizationId.Parse(organization), $"actor {actor}", Noon + Duration.FromDays(day));
            }
        }

        var lines = log.Drain().Select(count => $"{count.Organization} {count.Day:uuuu-MM-dd} {count.Actor}").ToList();

        Assert.Equal(2 * 3 * 5, lines.Count);
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }
}
