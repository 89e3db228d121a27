namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// The hashes of RFC 6962, section 2.1: a leaf is SHA-256 of a zero byte and the leaf's data, a node SHA-256 of the byte 1 and its two
/// children, so that neither can be taken for the other. The data of our leaves is the chain hash of an entry, which covers all of it.
/// </summary>
internal static class MerkleTree
{
    /// <summary>The root of a tree without leaves: SHA-256 of nothing.</summary>
    public static readonly Digest Empty = Digest.Of([]);

    public static Digest Leaf(Digest entry)
    {
        Span<byte> bytes = stackalloc byte[1 + Digest.Length];
        bytes[0] = 0;
        entry.Bytes.CopyTo(bytes[1..]);
        return Digest.Of(bytes);
    }

    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> bytes = stackalloc byte[1 + Digest.Length + Digest.Length];
        bytes[0] = 1;
        left.Bytes.CopyTo(bytes[1..]);
        right.Bytes.CopyTo(bytes[(1 + Digest.Length)..]);
        return Digest.Of(bytes);
    }

    /// <summary>The hash over neighbouring complete subtrees whose sizes fall from left to right.</summary>
    public static Digest Join(ReadOnlySpan<Digest> subtrees)
    {
        if (subtrees.IsEmpty) return Empty;
        var hash = subtrees[^1];
        for (var i = subtrees.Length - 2; i >= 0; i--) hash = Node(subtrees[i], hash);
        return hash;
    }

    /// <summary>The root of a complete subtree over its lower nodes, whose number is a power of 2.</summary>
    public static Digest Complete(ReadOnlySpan<Digest> nodes)
    {
        if (nodes.Length == 1) return nodes[0];
        var half = nodes.Length / 2;
        return Node(Complete(nodes[..half]), Complete(nodes[half..]));
    }
}
