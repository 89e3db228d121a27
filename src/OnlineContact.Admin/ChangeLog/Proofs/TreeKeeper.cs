using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// Keeps the roots of complete subtrees, so that proofs stay short work. With the new ones it makes the newest kept one of each level
/// again: when that differs, entries were rewritten after it was kept, and nothing is added.
/// </summary>
internal sealed class TreeKeeper(IAdminStore store)
{
    /// <summary>Nodes of the lowest level stand for 256 entries each: these are read for one append.</summary>
    private const int NodesAtOnce = 64;

    /// <summary>How many nodes of the lowest level are kept at least, of organizations whose log grew lately; other hosts may have kept more.</summary>
    private readonly Generations<OrganizationId, long> _known = new(10_000);

    /// <summary>Keeps what is complete of a log up to an entry.</summary>
    /// <returns>How many nodes were added.</returns>
    /// <exception cref="LogRewrittenException">A kept node does not follow from the entries below it.</exception>
    /// <exception cref="LogEntryMissingException">An entry is not in the store.</exception>
    public async Task<int> KeepAsync(LogBoundary boundary, EntryPages entries, long last, CancellationToken cancellationToken)
    {
        var complete = last / LogTreeNode.Width;
        var known = _known.TryGet(boundary.Organization, out var nodes) ? nodes : 0;
        if (complete <= known) return 0;
        var kept = 0;
        for (var (level, wanted) = (1, complete); wanted > known; level++, wanted /= LogTreeNode.Width, known /= LogTreeNode.Width)
            kept += await KeepAsync(boundary, entries, level, wanted, cancellationToken).ConfigureAwait(false);
        _known.Remember(boundary.Organization, complete);
        return kept;
    }

    private async Task<int> KeepAsync(LogBoundary boundary, EntryPages entries, int level, long complete, CancellationToken cancellationToken)
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
            var tree = new StoredTree(store, boundary, entries);
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
