using OnlineContact.Admin.Cti;

namespace OnlineContact.Admin.Tests.Cti;

public class LastSeenTests
{
    private const int MaxOrganizations = 10_000;

    [Fact]
    public void What_was_seen_last_is_remembered_for_each_organization()
    {
        var seen = new LastSeen<long>();
        seen.Remember(Organization(0), 1);
        seen.Remember(Organization(1), 2);
        seen.Remember(Organization(1), 3);

        Assert.Equal([1, 3], [Seen(seen, 0), Seen(seen, 1)]);
        Assert.Null(Seen(seen, 2));
    }

    [Fact]
    public void With_one_organization_more_than_it_can_remember_it_begins_anew()
    {
        var seen = new LastSeen<long>();
        for (var i = 0; i < MaxOrganizations; i++) seen.Remember(Organization(i), i);
        seen.Remember(Organization(7), 70);
        Assert.Equal([0, 70, MaxOrganizations - 1], [Seen(seen, 0), Seen(seen, 7), Seen(seen, MaxOrganizations - 1)]);

        seen.Remember(Organization(MaxOrganizations), 1);
        Assert.Equal([null, null, 1], [Seen(seen, 0), Seen(seen, 7), Seen(seen, MaxOrganizations)]);
    }

    private static OrganizationId Organization(int i) => OrganizationId.Parse($"o{i}");

    private static long? Seen(LastSeen<long> seen, int i) => seen.TryGet(Organization(i), out var value) ? value : null;
}
