using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Health;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.ChangeLog.Entries;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Health;

public class OrganizationRoundLaws
{
    /// <summary>However many there are, and however many are faulty: no look is too long, each comes to its turn, and the faulty ones more often.</summary>
    [ValueProperty]
    public async Task Everybody_comes_to_a_turn(byte organizations, byte bound, int seed)
    {
        var random = new Random(seed);
        var most = 1 + bound % 12;
        var all = Enumerable.Range(0, organizations % 40).Select(n => OrganizationId.Parse($"o{n:00}")).ToList();
        var faulty = all.Where(_ => random.Next(4) == 0).ToHashSet();
        var round = new OrganizationRound(new Names(all), null);
        var turns = all.ToDictionary(organization => organization, _ => 0);

        // At least half of each look goes on with the round.
        var looks = 2 * (all.Count / Math.Max(1, most - most / 2) + 2);
        for (var look = 0; look < looks; look++)
        {
            var next = await round.NextAsync(most, default);
            Assert.InRange(next.Count, 0, most);
            Assert.Equal(next.Select(organization => organization.Value).Order(StringComparer.Ordinal), next.Select(organization => organization.Value));
            Assert.Distinct(next);
            if (all.Count <= most) Assert.Equal(all, next);
            foreach (var organization in next) turns[organization]++;
            round.Remember(next, [.. next.Where(faulty.Contains)]);
        }

        Assert.All(turns, turn => Assert.True(turn.Value > 0, $"{turn.Key} was never looked at in {looks} looks of {most}."));
        if (faulty.Count <= most / 2 && all.Count > most) Assert.All(faulty, organization => Assert.True(turns[organization] >= looks / 2));
    }

    /// <summary>The rule, said otherwise: the entries from the head's sequence on are one, and it is the head's.</summary>
    [ValueProperty]
    public void A_head_fits_exactly_the_newest_entry(byte sequence, byte first, byte count, bool sameHash)
    {
        var organization = OrganizationId.Parse("acme");
        var (own, other) = (Digest.Of([1]), Digest.Of([2]));
        var head = BareHead.At(organization, 1 + sequence % 3) with { Hash = own };
        var rows = Enumerable.Range(1 + first % 3, count % 3).Select(number => EntryRows.Plain(organization, number) with { Hash = sameHash ? own : other }).ToList();
        var fits = rows.Select(row => (row.Sequence, row.Hash)).SequenceEqual([(head.Sequence, head.Hash)]);
        var found = ChainHeads.FaultOf(head, rows);
        Assert.Equal(fits, found is null);
        if (found is not null) Assert.Equal(rows.All(row => row.Sequence != head.Sequence) || rows[0].Sequence != head.Sequence ? "OCA7005" : "OCA7060", found.Code);
    }

    private sealed class Names(IReadOnlyList<OrganizationId> all) : StoreDecorator(new InMemoryAdminStore(AdminShapes.All))
    {
        public override Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(OrganizationId? after, int limit, RecordShape? having, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<OrganizationId>>([.. all.Where(each => after is null || string.CompareOrdinal(each.Value, after.Value.Value) > 0).Take(limit)]);
    }
}
