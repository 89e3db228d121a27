using System.Collections.Concurrent;
using NodaTime;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>Counts in this process which keys verify logins, until the job adds it to the store. Bounded: with too many at once new ones are not counted.</summary>
internal sealed class SsoKeyUses
{
    private const int MaxCounts = 100_000;

    private readonly ConcurrentDictionary<(OrganizationId Organization, long Login, int Version, Instant Hour), long> _counts = new();

    public void Add(OrganizationId organization, long login, int version, Instant now)
    {
        const long ticksOfAnHour = NodaConstants.TicksPerHour;
        var ticks = now.ToUnixTimeTicks();
        Add((organization, login, version, Instant.FromUnixTimeTicks(ticks - (((ticks % ticksOfAnHour) + ticksOfAnHour) % ticksOfAnHour))), 1);
    }

    public IReadOnlyList<SsoKeyUseCount> Drain()
    {
        var drained = new List<SsoKeyUseCount>();

        // Taken out one by one: of a dictionary that was exchanged for another, somebody may still be holding the old one and count in it.
        foreach (var (key, _) in _counts)
        {
            if (!_counts.TryRemove(key, out var count)) continue;
            drained.Add(new SsoKeyUseCount { Organization = key.Organization, Login = key.Login, Version = key.Version, Hour = key.Hour, Count = count });
        }

        return drained;
    }

    public void PutBack(IEnumerable<SsoKeyUseCount> counts)
    {
        foreach (var count in counts) Add((count.Organization, count.Login, (int)count.Version, count.Hour), count.Count);
    }

    private void Add((OrganizationId, long, int, Instant) key, long count)
    {
        // Asked first, since counting stops everybody who adds.
        if (_counts.ContainsKey(key) || _counts.Count < MaxCounts) _counts.AddOrUpdate(key, count, (_, before) => before + count);
    }
}

/// <summary>Adds the uses counted in this process to those in the store, and forgets those older than 400 days.</summary>
internal sealed class SsoKeyUseJob(IAdminStore store, SsoKeyUses uses) : IAdminJob
{
    private static readonly Duration Kept = Duration.FromDays(400);

    public string Name => "sso-key-uses";

    public Duration Interval => Duration.FromMinutes(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var done = 0;
        var waiting = new Queue<IGrouping<OrganizationId, SsoKeyUseCount>>(uses.Drain().GroupBy(count => count.Organization));
        try
        {
            while (waiting.TryPeek(out var counts))
            {
                await store.AddAsync(counts.Key, SsoKeyUseCount.Shape, [.. counts.Select(SsoKeyUseCount.Shape.ToCells)], cancellationToken).ConfigureAwait(false);
                done += counts.Count();
                waiting.Dequeue();
            }
        }
        finally
        {
            // With the store out of reach the counts wait for the next run.
            uses.PutBack(waiting.SelectMany(counts => counts));
        }

        var upTo = SsoKeyUseCount.Columns.ByHour.CellOf(now - Kept);
        await foreach (var organization in store.HavingAsync(SsoKeyUseCount.Shape, cancellationToken).ConfigureAwait(false))
            await store.TrimAllAsync(organization, SsoKeyUseCount.Columns.ByHour, upTo, cancellationToken).ConfigureAwait(false);
        return new JobResult(done, 0);
    }
}
