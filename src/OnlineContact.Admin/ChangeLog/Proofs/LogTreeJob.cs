using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// Keeps the roots of complete subtrees, so that proofs stay short work. With the new ones it makes the newest kept one of each level
/// again: when that differs, entries were rewritten after it was kept, and nothing is added.
/// </summary>
internal sealed class LogTreeJob(IAdminStore store) : IAdminJob
{
    /// <summary>Nodes of the lowest level stand for 256 entries each: these are read for one append.</summary>
    private const int NodesAtOnce = 64;

    public string Name => "change-log-tree";

    public Duration Interval => Duration.FromMinutes(1);

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var done = 0;
        var failed = 0;
        Exception? error = null;
        await foreach (var organization in store.HavingAsync(LogRow.Shape, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                done += await KeepAsync(organization, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is LogRewrittenException or LogEntryMissingException)
            {
                // What retention of another host has removed meanwhile is not missing; the next run knows where the log begins now.
                if (e is LogEntryMissingException missing && await LogBoundary.IsBehindAsync(store, organization, missing.Sequence, cancellationToken).ConfigureAwait(false)) continue;

                // The other organizations' logs are whole, perhaps.
                failed++;
                error ??= e;
            }
        }

        return new JobResult(done, failed) { Error = error };
    }

    private async Task<int> KeepAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var head = fetch.One(OrganizationHead.Shape.SingleKey());
        var boundary = fetch.One(LogBoundary.Shape.SingleKey());
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);

        var kept = 0;
        var complete = (head.ValueOrDefault?.Sequence ?? 0) / LogTreeNode.Width;
        for (var level = 1; complete > 0; level++, complete /= LogTreeNode.Width)
            kept += await KeepAsync(boundary.ValueOrDefault ?? LogBoundary.Start(organization), level, complete, cancellationToken).ConfigureAwait(false);
        return kept;
    }

    private async Task<int> KeepAsync(LogBoundary boundary, int level, long complete, CancellationToken cancellationToken)
    {
        var organization = boundary.Organization;
        var (newest, _, _) = await store.PageAsync(organization, LogTreeNode.Newest(level).Take(1), cancellationToken).ConfigureAwait(false);

        // A node of which no leaf is left cannot be made again, and nobody needs it.
        var next = Math.Max(newest.Length == 0 ? 0 : newest[0].Value.Index, boundary.Removed >> (level * LogTreeNode.WidthBits));
        if (newest.Length > 0 && newest[0].Value.Index + 1 >= complete) return 0;

        var kept = 0;
        while (next < complete)
        {
            var count = (int)Math.Min(NodesAtOnce, complete - next);
            var rows = new List<Cell[]>();
            var tree = new StoredTree(store, boundary);
            for (var index = next; index < next + count; index++)
            {
                var hash = await tree.MakeAsync(level, index, cancellationToken).ConfigureAwait(false);
                if (newest.Length == 0 || newest[0].Value.Index != index) rows.Add(LogTreeNode.Shape.ToCells(new LogTreeNode { Organization = organization, Level = level, Index = index, Hash = hash }));
                else if (newest[0].Value.Hash != hash) throw new LogRewrittenException(organization, level, index);
            }

            var results = await store.AppendAsync(organization, LogTreeNode.Shape, rows, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < rows.Count; i++)
            {
                if (results[i] == AppendResult.Different) throw new LogRewrittenException(organization, level, next + count - rows.Count + i);
                if (results[i] == AppendResult.Inserted) kept++;
            }

            next += count;
        }

        return kept;
    }
}

/// <summary>A kept node of the tree does not follow from the entries below it any more.</summary>
internal sealed class LogRewrittenException(OrganizationId organization, int level, long index)
    : Exception($"The change log of {organization} was rewritten: entries {First(level, index)} to {First(level, index + 1) - 1} do not give the hash that was kept for them.")
{
    private static long First(int level, long index) => (index << (level * LogTreeNode.WidthBits)) + 1;
}
