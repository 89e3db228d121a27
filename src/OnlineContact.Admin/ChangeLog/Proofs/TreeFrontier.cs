using System.Numerics;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>A tree that grows leaf by leaf and keeps only the roots of its complete subtrees, one for each bit of its size.</summary>
internal sealed class TreeFrontier
{
    private readonly Digest[] _subtrees = new Digest[64];
    private int _count;

    public long Size { get; private set; }

    public void Add(Digest leaf)
    {
        // As many subtrees become one as the size has ones at its end.
        for (var joined = BitOperations.TrailingZeroCount(~Size); joined > 0; joined--) leaf = MerkleTree.Node(_subtrees[--_count], leaf);
        _subtrees[_count++] = leaf;
        Size++;
    }

    public Digest Root() => MerkleTree.Join(_subtrees.AsSpan(0, _count));
}
