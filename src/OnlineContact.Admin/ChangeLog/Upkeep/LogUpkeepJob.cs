using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Upkeep;

/// <summary>
/// Brings what is kept beside every organization's log, the tree and the search index, up to where the log is. Both are made from the same entries, which are
/// read once. All of it is only appended and follows from the log, so several hosts may do it at once, and a run that was interrupted goes on where it ended.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="remembered">How many contents and organizations the index remembers between runs.</param>
internal sealed class LogUpkeepJob(IAdminStore store, int remembered = 100_000) : IAdminJob
{
    private readonly TreeKeeper _tree = new(store);
    private readonly IndexKeeper _index = new(store, remembered);

    public string Name => "change-log-upkeep";

    public Duration Interval => Duration.FromMinutes(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var done = 0;
        var failed = 0;
        Exception? error = null;
        await foreach (var organization in store.HavingAsync(LogRow.Shape, cancellationToken).ConfigureAwait(false))
        {
            var fetch = new Fetch(organization);
            var head = fetch.One(OrganizationHead.Shape.SingleKey());
            var stored = fetch.One(LogBoundary.Shape.SingleKey());
            await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
            var last = head.ValueOrDefault?.Sequence ?? 0;
            var boundary = stored.ValueOrDefault ?? LogBoundary.Start(organization);
            var entries = new EntryPages(store, organization, last);
            try
            {
                done += await _tree.KeepAsync(boundary, entries, last, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is LogRewrittenException or LogEntryMissingException)
            {
                // What retention of another host has removed meanwhile is not missing; the next run knows where the log begins now.
                if (e is not LogEntryMissingException missing || !await LogBoundary.IsBehindAsync(store, organization, missing.Sequence, cancellationToken).ConfigureAwait(false))
                {
                    // The other organizations' logs are whole, perhaps.
                    failed++;
                    error ??= e;
                }
            }

            done += await _index.KeepAsync(boundary, entries, last, cancellationToken).ConfigureAwait(false);
        }

        return new JobResult(done, failed) { Error = error };
    }
}
