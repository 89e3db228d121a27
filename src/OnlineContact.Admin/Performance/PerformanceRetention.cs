using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Performance;

/// <summary>
/// Keeps the figures of days that are older than the retention, and removes their events. First all days of a lane are written, then its events go: of two
/// hosts at once one has written first, from all events, and the other's rows are not taken.
/// </summary>
internal sealed class PerformanceRetention(IAdminStore store, LaneReader reader, Lazy<PerformanceSettings> settings) : IAdminJob
{
    /// <summary>Events stay so much longer than they are taken, so that none is still under way, and the day of each is over in every zone.</summary>
    private static readonly Duration Slack = Duration.FromDays(2);

    public string Name => "performance-days";

    public Duration Interval => Duration.FromHours(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var (done, failed) = (0, 0);
        var limit = now - settings.Value.EventRetention - Slack;
        await foreach (var organization in store.HavingAsync(StoredEvent.Shape, cancellationToken).ConfigureAwait(false))
        {
            var lanes = new Dictionary<LaneKey, bool>();
            while (await PageAsync(organization, limit, cancellationToken).ConfigureAwait(false) is var page && page.Lanes.Count > 0)
            {
                foreach (var lane in page.Lanes.Where(lane => !lanes.ContainsKey(lane)))
                {
                    var days = await KeepAsync(organization, lane, limit, now, cancellationToken).ConfigureAwait(false);
                    lanes.Add(lane, days is not null);
                    done += days ?? 0;
                }

                // Without its zone nobody can tell a lane's days: its events wait, and with them those after them.
                if (page.Lanes.Any(lane => !lanes[lane]))
                {
                    failed++;
                    break;
                }

                await store.TrimAllAsync(organization, StoredEvent.Columns.ByTime, StoredEvent.Columns.ByTime.CellOf(page.Until), cancellationToken).ConfigureAwait(false);
            }
        }

        return new JobResult(done, failed);
    }

    /// <summary>The lanes of the oldest events, and up to where these are all there are. Events of one instant are never parted.</summary>
    private async Task<(HashSet<LaneKey> Lanes, Instant Until)> PageAsync(OrganizationId organization, Instant limit, CancellationToken cancellationToken)
    {
        var lanes = new HashSet<LaneKey>();
        Instant? first = null;
        var query = StoredEvent.Columns.ByTime.Below(limit).Take(RangeRead.MaxLimit);
        while (true)
        {
            var (events, next, _) = await store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
            foreach (var each in events) lanes.Add(each.Value.Lane);
            if (next is null) return (lanes, limit);
            first ??= events[0].Value.At;
            if (events[^1].Value.At > first) return (lanes, events[^1].Value.At);
            query = query.After(PageCursor.Decode(organization, query.Read.Index, next).Value);
        }
    }

    /// <summary>Writes the days of a lane up to that of an instant; how many, or null where its zone is unknown.</summary>
    private async Task<int?> KeepAsync(OrganizationId organization, LaneKey lane, Instant limit, Instant now, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var service = fetch.One(ContractedService.ByNumber[lane.Service]);
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);

        // A draft that was discarded has nobody who could read them.
        if (service.ValueOrDefault?.TimeZone is not { } name) return 0;
        if (settings.Value.Zones.GetZoneOrNull(name) is not { } zone) return null;
        var last = LocalDays.At(zone, limit.ToUnixTimeTicks());
        var (events, kept) = await reader.ReadAllAsync(organization, lane, last.End, now, cancellationToken).ConfigureAwait(false);
        var days = DaysOf(organization, lane, zone, events, kept);
        foreach (var day in days) await store.AppendOnceAsync(organization, KeptDay.Shape, KeptDay.Shape.ToCells(day), cancellationToken).ConfigureAwait(false);
        return days.Count;
    }

    private static List<KeptDay> DaysOf(OrganizationId organization, LaneKey lane, DateTimeZone zone, LaneEvent[] events, KeptDay? kept)
    {
        var days = new List<KeptDay>();
        LaneState? before = kept?.State;
        for (int first = 0, next; first < events.Length; first = next)
        {
            var day = LocalDays.At(zone, events[first].At);
            next = first + 1;
            while (next < events.Length && events[next].At < day.End) next++;

            // A service that was moved to another zone may have its next day under the date of the last one.
            if (before is { } last && day.Day <= last.Day.Day) day = day with { Day = last.Day.Day.PlusDays(1) };
            var opening = before?.Turn(day) ?? LaneState.At(day);
            opening.Until = Math.Max(day.Start, before?.Day.End ?? day.Start);
            var state = DayCalculator.Calculate(opening, events.AsSpan(first..next), day.End);
            days.Add(KeptDay.Of(organization, lane, state));
            before = state;
        }

        return days;
    }
}
