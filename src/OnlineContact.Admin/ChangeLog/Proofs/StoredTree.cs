using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// The tree over a stored log. Nodes that are not kept yet are computed from the level below, so its answers do not depend on how far the
/// job has come. In the place of entries that retention has removed stand the subtrees of the boundary: whatever is made of later entries is
/// made with these. What it has read it remembers; one is made for each call.
/// </summary>
internal sealed class StoredTree(IAdminStore store, LogBoundary boundary, EntryPages entries)
{
    private readonly Dictionary<(int Level, long Index), Digest[]> _tiles = [];

    private readonly Dictionary<Subtree, Digest> _removed = new(
        new LeafRange(0, boundary.Removed).Subtrees().Zip(boundary.Subtrees, (subtree, hash) => new KeyValuePair<Subtree, Digest>(subtree, hash)));

    private OrganizationId Organization => boundary.Organization;

    public Task<Digest> RootAsync(long size, CancellationToken cancellationToken) => HashAsync(new LeafRange(0, size), size, cancellationToken);

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
        var (rows, _, _) = await store.PageAsync(Organization, LogTreeNode.From(level, first).Take(count), cancellationToken).ConfigureAwait(false);
        foreach (var (row, _) in rows)
        {
            if (row.Index >= first + count) continue;
            nodes[row.Index - first] = row.Hash;
            isKept[row.Index - first] = true;
        }

        for (var i = 0; i < count; i++)
        {
            // Of nodes of which no leaf is left only those of the boundary are asked for, and these are not read here.
            if (!isKept[i] && End(level, first + i) > boundary.Removed) nodes[i] = await MakeAsync(level, first + i, cancellationToken).ConfigureAwait(false);
        }

        return nodes;
    }

    /// <summary>A node made from the level below, whether it is kept or not.</summary>
    /// <exception cref="LogEntryMissingException">An entry below it is not in the store.</exception>
    public async Task<Digest> MakeAsync(int level, long index, CancellationToken cancellationToken) =>
        End(level, index - 1) < boundary.Removed
            ? await HalvesAsync(new Subtree(level * LogTreeNode.WidthBits, index), End(level, index), cancellationToken).ConfigureAwait(false)
            : MerkleTree.Complete(await NodesAsync(level - 1, index * LogTreeNode.Width, LogTreeNode.Width, cancellationToken).ConfigureAwait(false));

    private async Task<Digest> HashAsync(LeafRange range, long size, CancellationToken cancellationToken)
    {
        var subtrees = range.Subtrees();
        var hashes = new Digest[subtrees.Count];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = await HashAsync(subtrees[i], size, cancellationToken).ConfigureAwait(false);
        return MerkleTree.Join(hashes);
    }

    private async Task<Digest> HashAsync(Subtree subtree, long size, CancellationToken cancellationToken)
    {
        if (_removed.TryGetValue(subtree, out var removed)) return removed;
        if (subtree.Leaves.Start < boundary.Removed)
        {
            return subtree.Leaves.End > boundary.Removed
                ? await HalvesAsync(subtree, size, cancellationToken).ConfigureAwait(false)
                : throw new LogEntryMissingException(subtree.Leaves.End);
        }

        var (level, above) = Math.DivRem(subtree.Height, LogTreeNode.WidthBits);
        var count = 1 << above;
        var first = subtree.Index << above;
        var tile = await TileAsync(level, first / LogTreeNode.Width, size, cancellationToken).ConfigureAwait(false);
        return MerkleTree.Complete(tile.AsSpan((int)(first % LogTreeNode.Width), count));
    }

    /// <summary>Made from its halves, of which the left one may have no leaf left.</summary>
    private async Task<Digest> HalvesAsync(Subtree subtree, long size, CancellationToken cancellationToken)
    {
        var (left, right) = subtree.Halves();
        return MerkleTree.Node(
            await HashAsync(left, size, cancellationToken).ConfigureAwait(false),
            await HashAsync(right, size, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Up to 256 nodes of a level, as many as have all their leaves in the tree.</summary>
    private async Task<Digest[]> TileAsync(int level, long index, long size, CancellationToken cancellationToken)
    {
        var first = index * LogTreeNode.Width;
        var count = (int)Math.Min(LogTreeNode.Width, (size >> (level * LogTreeNode.WidthBits)) - first);
        if (_tiles.TryGetValue((level, index), out var tile) && tile.Length >= count) return tile;
        return _tiles[(level, index)] = await NodesAsync(level, first, count, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The leaves of entries that are gone stay empty: nobody asks for them.</summary>
    private async Task<Digest[]> LeavesAsync(long first, int count, CancellationToken cancellationToken)
    {
        var gone = (int)Math.Clamp(boundary.Removed - first, 0, count);
        var rows = await entries.ReadAsync(first + gone + 1, first + count, cancellationToken).ConfigureAwait(false);
        var leaves = new Digest[count];
        for (var i = gone; i < count; i++)
        {
            if (i - gone >= rows.Count || rows[i - gone].Sequence != first + 1 + i) throw new LogEntryMissingException(first + 1 + i);
            leaves[i] = MerkleTree.Leaf(rows[i - gone].Hash);
        }

        return leaves;
    }

    /// <summary>How many leaves stand up to the end of a node.</summary>
    private static long End(int level, long index) => (index + 1) << (level * LogTreeNode.WidthBits);
}

/// <summary>An entry that the head counts is not in the store: somebody removed it past the library.</summary>
internal sealed class LogEntryMissingException(long sequence) : Exception($"The change log has no entry {sequence}.")
{
    public long Sequence { get; } = sequence;
}
