using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Performance.Live;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Performance;

/// <summary>
/// Puts events into the store and then into the live figures. The store's key decides which of them are new; what is new is added, and additions of all hosts
/// commute, so that nobody waits for another host.
/// </summary>
internal sealed class EventWriter(IAdminStore store, LivePerformance live)
{
    /// <summary>Writes events, each with its rows.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> WriteAsync(OrganizationId organization, IReadOnlyList<StoredEvent[]> events, CancellationToken cancellationToken)
    {
        var known = live.Of(organization);
        var sources = new BatchSources(known);
        var unknown = new List<StoredEvent[]>(events.Count);
        foreach (var each in events)
        {
            if (!sources.Of(each[0].Source).Knows(each[0].Sequence)) unknown.Add(each);
        }

        if (unknown.Count == 0) return 0;
        var lanes = new Dictionary<LaneKey, LaneWrites>();
        foreach (var row in unknown.SelectMany(each => each))
        {
            if (!lanes.TryGetValue(row.Lane, out var lane)) lanes.Add(row.Lane, lane = new LaneWrites(known.LaneOf(row.Lane)));
            lane.Rows++;
        }

        foreach (var lane in lanes.Values) lane.Live.BeginWrite();
        var done = false;
        try
        {
            var (inserted, isCertain) = await AppendAsync(organization, unknown, cancellationToken).ConfigureAwait(false);
            await store.AddAsync(organization, LanePulse.Shape, PulsesOf(organization, lanes), cancellationToken).ConfigureAwait(false);
            foreach (var each in unknown)
            {
                sources.Of(each[0].Source).Take(each[0].Sequence);

                // What somebody else has written the lane may not have heard of, and reads it.
                if (inserted.Contains(each) && isCertain) Apply(lanes, each);
                else Doubt(lanes, each);
            }

            done = true;
            return inserted.Count;
        }
        finally
        {
            foreach (var lane in lanes.Values)
            {
                if (done && !lane.IsDoubtful) lane.Live.EndWrite(lane.Rows);
                else lane.Live.AbandonWrite();
            }
        }
    }

    /// <summary>Those that are new, and whether it is certain that the others were there before. Others with the same identity are left out, and the rest is sent again.</summary>
    private async Task<(HashSet<StoredEvent[]> Inserted, bool IsCertain)> AppendAsync(OrganizationId organization, List<StoredEvent[]> events, CancellationToken cancellationToken)
    {
        var isCertain = true;
        var left = events;
        while (left.Count > 0)
        {
            Cell[][] rows = [.. left.SelectMany(each => each).Select(StoredEvent.Shape.ToCells)];
            IReadOnlyList<AppendResult> results;
            try
            {
                results = await store.AppendAsync(organization, StoredEvent.Shape, rows, cancellationToken).ConfigureAwait(false);
            }
            catch (AdminStorageException e) when (isCertain && (e.OutcomeUnknown || e.IsTransient))
            {
                isCertain = false;
                continue;
            }

            var inserted = new HashSet<StoredEvent[]>(ReferenceEqualityComparer.Instance);
            var same = new List<StoredEvent[]>();
            var next = 0;
            foreach (var each in left)
            {
                var result = results[next];
                for (var part = 1; part < each.Length; part++) result = (AppendResult)Math.Max((int)result, (int)results[next + part]);
                next += each.Length;
                if (result == AppendResult.Inserted) inserted.Add(each);
                else if (result == AppendResult.Same) same.Add(each);
            }

            if (inserted.Count + same.Count == left.Count) return (inserted, isCertain);
            left = [.. inserted];
        }

        return ([], isCertain);
    }

    private static Cell[][] PulsesOf(OrganizationId organization, Dictionary<LaneKey, LaneWrites> lanes) =>
    [
        .. lanes.Select(lane => new LanePulse { Organization = organization, Lane = lane.Key.ToText(), Rows = lane.Value.Rows })
            .OrderBy(pulse => pulse.Lane, StringComparer.Ordinal)
            .Select(LanePulse.Shape.ToCells),
    ];

    private static void Apply(Dictionary<LaneKey, LaneWrites> lanes, StoredEvent[] rows)
    {
        foreach (var row in rows) lanes[row.Lane].Live.Apply(row.ToLaneEvent());
    }

    private static void Doubt(Dictionary<LaneKey, LaneWrites> lanes, StoredEvent[] rows)
    {
        foreach (var row in rows) lanes[row.Lane].IsDoubtful = true;
    }

    private sealed class LaneWrites(LiveLane live)
    {
        public LiveLane Live { get; } = live;

        public int Rows { get; set; }

        public bool IsDoubtful { get; set; }
    }
}
