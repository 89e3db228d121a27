using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Health;

/// <summary>
/// Goes round the organizations, some at each look, so that a look is short however many there are; and looks again each time at those where
/// something was wrong, so that it does not come and go.
/// </summary>
internal sealed class OrganizationRound(IAdminStore store, RecordShape? having)
{
    private const int MostRemembered = 1_000;

    private readonly Lock _turn = new();
    private OrganizationId? _last;
    private IReadOnlyList<OrganizationId> _faulty = [];

    /// <summary>At most so many organizations, in ordinal order; all of them, if there are no more.</summary>
    public async Task<IReadOnlyList<OrganizationId>> NextAsync(int most, CancellationToken cancellationToken)
    {
        OrganizationId? after;
        SortedSet<OrganizationId> next;
        lock (_turn)
        {
            // However many are faulty, the round goes on.
            next = new(_faulty.Take(most / 2), Comparer<OrganizationId>.Create(static (one, other) => string.CompareOrdinal(one.Value, other.Value)));
            after = _last;
        }

        var last = after;
        while (true)
        {
            var page = await store.OrganizationsAsync(after, most, having, cancellationToken).ConfigureAwait(false);
            foreach (var organization in page.TakeWhile(_ => next.Count < most))
            {
                next.Add(organization);
                last = organization;
            }

            if (next.Count == most) break;
            if (after is null)
            {
                // Not full, although it began at the beginning: these are all.
                last = null;
                break;
            }

            after = page.Count < most ? null : page[^1];
        }

        lock (_turn) _last = last;
        return [.. next];
    }

    /// <summary>Takes note of where something was wrong among those that were looked at.</summary>
    public void Remember(IReadOnlyList<OrganizationId> looked, IReadOnlyList<OrganizationId> faulty)
    {
        // Those that were not looked at come first, so that each gets its turn.
        lock (_turn) _faulty = [.. _faulty.Except(looked).Concat(faulty).Take(MostRemembered)];
    }
}
