using System.Numerics;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// Which parts of a tree the paths of RFC 6962 are made of, section 2.1.1 for inclusion and 2.1.2 for consistency: its recursions, only
/// that they give ranges of leaves instead of their hashes, so that the hashes can be fetched together.
/// </summary>
internal static class TreePlan
{
    /// <summary>The path of a leaf in a tree: PATH(m, D[n]) with m the leaf, from 0.</summary>
    public static IReadOnlyList<LeafRange> Inclusion(long leaf, long size)
    {
        var path = new List<LeafRange>();
        Path(leaf, new LeafRange(0, size), path);
        return path;
    }

    /// <summary>The proof that a tree grew from another one: PROOF(m, D[n]); both have leaves.</summary>
    public static IReadOnlyList<LeafRange> Consistency(long oldSize, long newSize)
    {
        var path = new List<LeafRange>();
        Subproof(oldSize, new LeafRange(0, newSize), isWhole: true, path);
        return path;
    }

    private static void Path(long leaf, LeafRange tree, List<LeafRange> path)
    {
        if (tree.Count == 1) return;
        var (left, right) = tree.Split();
        var (inside, sibling) = leaf < left.End ? (left, right) : (right, left);
        Path(leaf, inside, path);
        path.Add(sibling);
    }

    private static void Subproof(long end, LeafRange tree, bool isWhole, List<LeafRange> path)
    {
        if (end == tree.End)
        {
            // The old root itself is known to who verifies.
            if (!isWhole) path.Add(tree);
            return;
        }

        var (left, right) = tree.Split();
        if (end <= left.End)
        {
            Subproof(end, left, isWhole, path);
            path.Add(right);
        }
        else
        {
            Subproof(end, right, isWhole: false, path);
            path.Add(left);
        }
    }
}

/// <summary>Leaves next to each other, from 0, the end outside: the whole of a tree or a part that its recursion comes to.</summary>
internal readonly record struct LeafRange(long Start, long End)
{
    public long Count => End - Start;

    /// <summary>At the largest power of 2 below the number of leaves.</summary>
    public (LeafRange Left, LeafRange Right) Split()
    {
        var middle = Start + (1L << BitOperations.Log2((ulong)(Count - 1)));
        return (new(Start, middle), new(middle, End));
    }

    /// <summary>The complete subtrees that it consists of, from the left, each smaller than the one before.</summary>
    public IReadOnlyList<Subtree> Subtrees()
    {
        var subtrees = new List<Subtree>();
        for (var start = Start; start < End;)
        {
            var height = BitOperations.Log2((ulong)(End - start));
            subtrees.Add(new Subtree(height, start >> height));
            start += 1L << height;
        }

        return subtrees;
    }
}

/// <summary>The complete subtree over 2^height leaves that has as many of its kind to its left as its index says.</summary>
internal readonly record struct Subtree(int Height, long Index)
{
    public LeafRange Leaves => new(Index << Height, (Index + 1) << Height);

    public (Subtree Left, Subtree Right) Halves() => (new(Height - 1, 2 * Index), new(Height - 1, 2 * Index + 1));
}
