using System.Numerics;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>A tree that grows leaf by leaf and keeps only the roots of its complete subtrees, one for each bit of its size.</summary>
internal sealed class TreeFrontier
{
    private readonly Digest[] _subtrees = new Digest[64];
    private int _count;

    public long Size { get; private set; }

    /// <summary>The tree over the entries that retention has removed.</summary>
    public static TreeFrontier Over(LogBoundary boundary) => Over(boundary.Removed, boundary.Subtrees);

    /// <summary>The tree over so many leaves, whose complete subtrees have these roots, from the left; their number is that of the ones in the size.</summary>
    public static TreeFrontier Over(long size, IReadOnlyList<Digest> subtrees)
    {
        var tree = new TreeFrontier { Size = size };
        foreach (var subtree in subtrees) tree._subtrees[tree._count++] = subtree;
        return tree;
    }

    /// <summary>The roots of its complete subtrees, from the left.</summary>
    public IReadOnlyList<Digest> Subtrees() => _subtrees[.._count];

    public void Add(Digest leaf)
    {
        // As many subtrees become one as the size has ones at its end.
        for (var joined = BitOperations.TrailingZeroCount(~Size); joined > 0; joined--) leaf = MerkleTree.Node(_subtrees[--_count], leaf);
        _subtrees[_count++] = leaf;
        Size++;
    }

    public Digest Root() => MerkleTree.Join(_subtrees.AsSpan(0, _count));
}
