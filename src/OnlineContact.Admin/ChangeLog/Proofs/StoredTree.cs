using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// The tree over a stored log. Nodes that are not kept yet are computed from the level below, so its answers do not depend on how far the
/// job has come. What it has read it remembers; one is made for each call.
/// </summary>
internal sealed class StoredTree(IAdminStore store, OrganizationId organization)
{
    private readonly Dictionary<(int Level, long Index), Digest[]> _tiles = [];

    public async Task<Digest> RootAsync(long size, CancellationToken cancellationToken) =>
        size == 0 ? MerkleTree.Empty : await HashAsync(new LeafRange(0, size), size, cancellationToken).ConfigureAwait(false);

    /// <summary>The hashes of parts of the tree over so many entries.</summary>
    public async Task<IReadOnlyList<Digest>> HashesAsync(IReadOnlyList<LeafRange> ranges, long size, CancellationToken cancellationToken)
    {
        var hashes = new Digest[ranges.Count];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = await HashAsync(ranges[i], size, cancellationToken).ConfigureAwait(false);
        return hashes;
    }

    /// <summary>Nodes of a level next to each other; all of their leaves have to be there.</summary>
    /// <exception cref="LogEntryMissingException">An entry below them is not in the store.</exception>
    public async Task<Digest[]> NodesAsync(int level, long first, int count, CancellationToken cancellationToken)
    {
        if (level == 0) return await LeavesAsync(first, count, cancellationToken).ConfigureAwait(false);
        var nodes = new Digest[count];
        var isKept = new bool[count];
        var (rows, _, _) = await store.PageAsync(organization, LogTreeNode.From(level, first).Take(count), cancellationToken).ConfigureAwait(false);
        foreach (var (row, _) in rows)
        {
            if (row.Index >= first + count) continue;
            nodes[row.Index - first] = row.Hash;
            isKept[row.Index - first] = true;
        }

        for (var i = 0; i < count; i++)
        {
            if (!isKept[i]) nodes[i] = await MakeAsync(level, first + i, cancellationToken).ConfigureAwait(false);
        }

        return nodes;
    }

    /// <summary>A node made from the level below, whether it is kept or not.</summary>
    /// <exception cref="LogEntryMissingException">An entry below it is not in the store.</exception>
    public async Task<Digest> MakeAsync(int level, long index, CancellationToken cancellationToken) =>
        MerkleTree.Complete(await NodesAsync(level - 1, index * LogTreeNode.Width, LogTreeNode.Width, cancellationToken).ConfigureAwait(false));

    private async Task<Digest> HashAsync(LeafRange range, long size, CancellationToken cancellationToken)
    {
        var subtrees = range.Subtrees();
        var hashes = new Digest[subtrees.Count];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = await HashAsync(subtrees[i], size, cancellationToken).ConfigureAwait(false);
        return MerkleTree.Join(hashes);
    }

    private async Task<Digest> HashAsync(Subtree subtree, long size, CancellationToken cancellationToken)
    {
        var (level, above) = Math.DivRem(subtree.Height, LogTreeNode.WidthBits);
        var count = 1 << above;
        var first = subtree.Index << above;
        var tile = await TileAsync(level, first / LogTreeNode.Width, size, cancellationToken).ConfigureAwait(false);
        return MerkleTree.Complete(tile.AsSpan((int)(first % LogTreeNode.Width), count));
    }

    /// <summary>Up to 256 nodes of a level, as many as have all their leaves in the tree.</summary>
    private async Task<Digest[]> TileAsync(int level, long index, long size, CancellationToken cancellationToken)
    {
        var first = index * LogTreeNode.Width;
        var count = (int)Math.Min(LogTreeNode.Width, (size >> (level * LogTreeNode.WidthBits)) - first);
        if (_tiles.TryGetValue((level, index), out var tile) && tile.Length >= count) return tile;
        return _tiles[(level, index)] = await NodesAsync(level, first, count, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Digest[]> LeavesAsync(long first, int count, CancellationToken cancellationToken)
    {
        var query = LogRow.Columns.InOrder.Between(first + 1, first + 1 + count).Take(count);
        var (rows, _, _) = await store.PageAsync(organization, query, cancellationToken).ConfigureAwait(false);
        var leaves = new Digest[count];
        for (var i = 0; i < count; i++)
        {
            if (i >= rows.Length || rows[i].Value.Sequence != first + 1 + i) throw new LogEntryMissingException(first + 1 + i);
            leaves[i] = MerkleTree.Leaf(rows[i].Value.Hash);
        }

        return leaves;
    }
}

/// <summary>An entry that the head counts is not in the store: somebody removed it past the library.</summary>
internal sealed class LogEntryMissingException(long sequence) : Exception($"The change log has no entry {sequence}.")
{
    public long Sequence { get; } = sequence;
}
