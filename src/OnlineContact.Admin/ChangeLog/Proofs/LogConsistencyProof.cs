using System.Numerics;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>That a log of a size begins with the very entries of a smaller one: what RFC 6962 calls a Merkle consistency proof.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record LogConsistencyProof
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The number of entries of the smaller log, at least 1.</summary>
    public required long OldSize { get; init; }

    /// <summary>The number of entries of the larger log.</summary>
    public required long NewSize { get; init; }

    /// <summary>The hashes that both roots follow from.</summary>
    public required IReadOnlyList<Digest> Path { get; init; }

    /// <summary>Whether the log of one checkpoint grew into that of another.</summary>
    /// <param name="older">The checkpoint of the smaller log, opened with its key.</param>
    /// <param name="newer">The checkpoint of the larger log, opened with its key.</param>
    /// <returns>Whether it did; false too for checkpoints of other organizations or sizes.</returns>
    public bool Verify(LogCheckpoint older, LogCheckpoint newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        return older.Organization == Organization && newer.Organization == Organization
            && older.Size == OldSize && newer.Size == NewSize && Verify(older.Root, newer.Root);
    }

    /// <summary>Whether both roots follow from the path.</summary>
    /// <param name="oldRoot">The root at <see cref="OldSize"/>.</param>
    /// <param name="newRoot">The root at <see cref="NewSize"/>.</param>
    /// <returns>Whether they do.</returns>
    public bool Verify(Digest oldRoot, Digest newRoot)
    {
        if (OldSize < 1 || OldSize > NewSize) return false;
        if (OldSize == NewSize) return Path.Count == 0 && oldRoot == newRoot;

        // A smaller log that is one complete subtree is itself the first hash, which the path then leaves out.
        var isComplete = BitOperations.IsPow2(OldSize);
        if (!isComplete && Path.Count == 0) return false;
        var at = isComplete ? 0 : 1;
        var older = isComplete ? oldRoot : Path[0];
        var newer = older;
        var place = OldSize - 1;
        var last = NewSize - 1;
        while ((place & 1) == 1)
        {
            place >>= 1;
            last >>= 1;
        }

        for (; at < Path.Count; at++)
        {
            if (last == 0) return false;
            if ((place & 1) == 1 || place == last)
            {
                older = MerkleTree.Node(Path[at], older);
                newer = MerkleTree.Node(Path[at], newer);
                while ((place & 1) == 0 && place != 0)
                {
                    place >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                newer = MerkleTree.Node(newer, Path[at]);
            }

            place >>= 1;
            last >>= 1;
        }

        return last == 0 && older == oldRoot && newer == newRoot;
    }
}
