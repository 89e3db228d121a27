using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>Time never runs backwards within an organization, so a period is a range of sequences.</summary>
internal static class LogPeriod
{
    /// <summary>Several places are looked at in one trip.</summary>
    private const int Probes = 31;

    /// <summary>The sequence of the first entry at or after an instant; the one after the last entry when there is none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="last">The sequence of the last entry.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<long> FirstFromAsync(IAdminStore store, OrganizationId organization, long last, Instant instant, CancellationToken cancellationToken)
    {
        var (low, end) = (1L, last + 1);
        while (low < end)
        {
            var count = (int)Math.Min(Probes, end - low);
            var probes = new long[count];
            for (var i = 0; i < count; i++) probes[i] = low + (end - low) * (i + 1) / (count + 1);
            var fetch = new Fetch(organization);
            var rows = fetch.Rows(LogRow.BySequence, probes);
            await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
            var times = rows.Values.ToDictionary(row => row.Cells[LogRow.Columns.Sequence.Ordinal].AsNumber(), row => row.Cells[LogRow.Columns.Time.Ordinal].AsInstant());
            foreach (var probe in probes)
            {
                // What is not there any more was older than what is.
                if (times.TryGetValue(probe, out var time) && time >= instant)
                {
                    end = probe;
                    break;
                }

                low = probe + 1;
            }
        }

        return low;
    }
}
