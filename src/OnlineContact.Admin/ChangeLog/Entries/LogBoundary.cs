using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>
/// Where an organization's log begins, once retention has removed entries from it; and the hashes that are kept in their place: the last
/// one of the chain, which the first entry that is left goes on from, and the roots of the subtrees of the tree, which every later one
/// is made with.
/// </summary>
internal sealed record LogBoundary
{
    /// <summary>A log of 2^63 entries has no more subtrees.</summary>
    public const int MaxSubtrees = 63;

    public required OrganizationId Organization { get; init; }

    /// <summary>Entries 1 to this one are gone.</summary>
    public required long Removed { get; init; }

    /// <summary>The chain's hash of the last entry that is gone.</summary>
    public required Digest Hash { get; init; }

    /// <summary>The roots of the complete subtrees over the entries that are gone, from the left, each over fewer entries than the one before.</summary>
    public required IReadOnlyList<Digest> Subtrees { get; init; }

    /// <summary>What was written before this instant went.</summary>
    public required Instant Until { get; init; }

    public static RecordShape<LogBoundary> Shape => Columns.Shape;

    /// <summary>The beginning of a log from which nothing was removed.</summary>
    public static LogBoundary Start(OrganizationId organization) => new()
    {
        Organization = organization,
        Removed = 0,
        Hash = LogChain.Genesis(organization),
        Subtrees = [],
        Until = Instant.MinValue,
    };

    /// <summary>Where the log of an organization begins now.</summary>
    public static async Task<LogBoundary> ReadAsync(IAdminStore store, OrganizationId organization, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(organization);
        var slot = fetch.One(Shape.SingleKey());
        await fetch.RunAsync(store, cancellationToken).ConfigureAwait(false);
        return slot.ValueOrDefault ?? Start(organization);
    }

    /// <summary>Whether an entry that is not there was removed by retention, perhaps just now.</summary>
    public static async Task<bool> IsBehindAsync(IAdminStore store, OrganizationId organization, long sequence, CancellationToken cancellationToken) =>
        sequence <= (await ReadAsync(store, organization, cancellationToken).ConfigureAwait(false)).Removed;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<LogBoundary> Builder = RecordShape.For<LogBoundary>("change_log_boundary", x => x.Organization);

        public static readonly Column<LogBoundary, long> Removed = Builder.Number("removed", x => x.Removed);
        public static readonly Column<LogBoundary, Digest> Hash = Builder.BytesOf("hash", Digest.Length, x => x.Hash, x => x.ToStored(), Digest.Wrap);
        public static readonly Column<LogBoundary, IReadOnlyList<Digest>> Subtrees =
            Builder.BytesOf("subtrees", MaxSubtrees * Digest.Length, x => x.Subtrees, Joined, Split);
        public static readonly Column<LogBoundary, Instant> Until = Builder.Instant("until", x => x.Until);
        public static readonly RecordShape<LogBoundary> Shape = Builder.Build(
            r => new LogBoundary { Organization = r.Organization, Removed = r.Get(Removed), Hash = r.Get(Hash), Subtrees = r.Get(Subtrees), Until = r.Get(Until) },
            ShapeTraits.Versioned);

        private static byte[] Joined(IReadOnlyList<Digest> digests) => [.. digests.SelectMany(digest => digest.Bytes.ToArray())];

        /// <summary>What somebody has altered may be of any length; a rest that is no digest is left out, and then the root is another one.</summary>
        private static IReadOnlyList<Digest> Split(byte[] bytes) => [.. bytes.Chunk(Digest.Length).Where(part => part.Length == Digest.Length).Select(Digest.Wrap)];
    }
}
