namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>That an entry stands at its place in a log of a size: what RFC 6962 calls a Merkle audit path.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record LogInclusionProof
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The entry's number, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>The number of entries of the log.</summary>
    public required long Size { get; init; }

    /// <summary>The entry's hash in the chain; it covers all of the entry.</summary>
    public required Digest EntryHash { get; init; }

    /// <summary>The hashes beside the way from the entry up to the root.</summary>
    public required IReadOnlyList<Digest> Path { get; init; }

    /// <summary>Whether the entry is in the log that a checkpoint is of.</summary>
    /// <param name="checkpoint">The checkpoint, opened with its key.</param>
    /// <returns>Whether it is; false too for a checkpoint of another organization or size.</returns>
    public bool Verify(LogCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return checkpoint.Organization == Organization && checkpoint.Size == Size && Verify(checkpoint.Root);
    }

    /// <summary>Whether the path leads from the entry to a root.</summary>
    /// <param name="root">The root of the tree at <see cref="Size"/>.</param>
    /// <returns>Whether it does.</returns>
    public bool Verify(Digest root)
    {
        if (Sequence < 1 || Sequence > Size) return false;
        var leaf = Sequence - 1;
        var last = Size - 1;
        var hash = MerkleTree.Leaf(EntryHash);
        foreach (var sibling in Path)
        {
            if (last == 0) return false;
            if ((leaf & 1) == 1 || leaf == last)
            {
                hash = MerkleTree.Node(sibling, hash);
                while ((leaf & 1) == 0 && leaf != 0)
                {
                    leaf >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = MerkleTree.Node(hash, sibling);
            }

            leaf >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }
}
