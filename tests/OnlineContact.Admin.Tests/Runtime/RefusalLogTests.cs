using NodaTime;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.Tests.Runtime;

public class RefusalLogTests
{
    [Fact]
    public void Counts_are_handed_out_in_one_order_whoever_was_refused_first()
    {
        var now = Instant.FromUtc(2021, 3, 15, 12, 0);
        var (one, other) = (new RefusalLog(() => 10), new RefusalLog(() => 10));
        (string Organization, int Actor, int Day)[] refused = [.. from organization in new[] { "beta", "Alpha", "alpha" } from actor in Enumerable.Range(0, 20) from day in new[] { 1, 0 } select (organization, actor, day)];
        foreach (var each in refused) one.Take(OrganizationId.Parse(each.Organization), $"actor {each.Actor}", now + Duration.FromDays(each.Day));
        foreach (var each in refused.Reverse()) other.Take(OrganizationId.Parse(each.Organization), $"actor {each.Actor}", now + Duration.FromDays(each.Day));

        var drained = one.Drain();

        Assert.Equal(refused.Length, drained.Count);
        Assert.Equal(drained, other.Drain());
        Assert.Equal(["Alpha", "alpha", "beta"], drained.Select(count => count.Organization.Value).Distinct());
    }
}
