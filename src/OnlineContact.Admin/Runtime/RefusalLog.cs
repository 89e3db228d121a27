using System.Collections.Concurrent;
using NodaTime;

namespace OnlineContact.Admin.Runtime;

/// <summary>
/// Decides which refusals for a missing right become an entry, so that a flood cannot fill the log, and counts all of
/// them until they are flushed. Bounded in memory: with too many actors at once only the count of the first ones goes on.
/// </summary>
/// <param name="entriesPerHour">Asked at the first refusal, so that making this object does not read options before the start has checked them.</param>
internal sealed class RefusalLog(Func<int> entriesPerHour)
{
    private const int MaxActors = 10_000;

    private readonly Lock _turn = new();
    private readonly Lazy<int> _entriesPerHour = new(entriesPerHour);
    private Dictionary<(OrganizationId, string), int> _logged = [];
    private readonly ConcurrentDictionary<(OrganizationId, string, LocalDate), long> _counted = new();
    private IReadOnlyList<RefusalCount> _putBack = [];
    private long _hour;

    /// <summary>Counts a refusal, and says whether it is to be written into the log.</summary>
    public bool Take(OrganizationId organization, string account, Instant now)
    {
        var key = (organization, account, now.InUtc().Date);
        if (_counted.Count < MaxActors || _counted.ContainsKey(key)) _counted.AddOrUpdate(key, 1, static (_, count) => count + 1);
        lock (_turn)
        {
            var hour = now.ToUnixTimeSeconds() / 3600;
            if (hour != _hour)
            {
                _hour = hour;
                _logged = [];
            }

            var logged = _logged.GetValueOrDefault((organization, account));
            if (logged >= _entriesPerHour.Value || (logged == 0 && _logged.Count >= MaxActors)) return false;
            _logged[(organization, account)] = logged + 1;
            return true;
        }
    }

    /// <summary>Hands out what was counted since the last time.</summary>
    public IReadOnlyList<RefusalCount> Drain()
    {
        var drained = new List<RefusalCount>(Interlocked.Exchange(ref _putBack, []));

        // Taken out one by one: of a dictionary that was exchanged for another, somebody may still be holding the old one and count in it.
        foreach (var (key, _) in _counted)
        {
            if (!_counted.TryRemove(key, out var count)) continue;
            var (organization, account, day) = key;
            drained.Add(new RefusalCount { Organization = organization, Day = day, Actor = RefusalCount.DigestOf(organization, account), Count = count });
        }

        return [.. drained
            .GroupBy(count => (count.Organization, count.Day, count.Actor))
            .Select(same => same.First() with { Count = same.Sum(count => count.Count) })

            // Always in one order, so that two processes that flush at the same time do not lock the rows crosswise.
            .OrderBy(count => count.Organization)
            .ThenBy(count => count.Day)
            .ThenBy(count => Convert.ToHexString(count.Actor.Bytes), StringComparer.Ordinal)];
    }

    /// <summary>Takes back what was handed out and could not be stored; as many as there may be actors, and no more.</summary>
    public void PutBack(IEnumerable<RefusalCount> counts) => Interlocked.Exchange(ref _putBack, [.. counts.Take(MaxActors)]);
}
