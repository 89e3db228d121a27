using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// The root of a complete subtree over 256^level entries. It follows from the entries and can be made again at any time, so it stands
/// outside of the chain; it is kept so that a proof need not read the whole log.
/// </summary>
internal sealed record LogTreeNode
{
    /// <summary>How many nodes of a level one of the next level stands for.</summary>
    public const int Width = 256;

    /// <summary>The binary logarithm of <see cref="Width"/>.</summary>
    public const int WidthBits = 8;

    public required OrganizationId Organization { get; init; }

    /// <summary>From 1; the entries themselves are level 0.</summary>
    public required long Level { get; init; }

    /// <summary>How many nodes of the level stand to its left.</summary>
    public required long Index { get; init; }

    public required Digest Hash { get; init; }

    public static RecordShape<LogTreeNode> Shape => Columns.Shape;

    /// <summary>The nodes of a level from an index on.</summary>
    public static RangeQuery<LogTreeNode> From(int level, long index) =>
        Columns.InOrder.Between(level, level + 1).After([Cell.Of((long)level), Cell.Of(index - 1)]);

    /// <summary>The nodes of a level, the newest first.</summary>
    public static RangeQuery<LogTreeNode> Newest(int level) => Columns.InOrder.Between(level, level + 1).Backwards();

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<LogTreeNode> Builder = RecordShape.For<LogTreeNode>("change_log_tree_node", x => x.Organization);

        public static readonly Column<LogTreeNode, long> Level = Builder.Number("level", x => x.Level);
        public static readonly Column<LogTreeNode, long> Index = Builder.Number("position", x => x.Index);
        public static readonly Column<LogTreeNode, Digest> Hash = Builder.BytesOf("hash", Digest.Length, x => x.Hash, x => x.ToStored(), Digest.Wrap);
        public static readonly RecordIndex<LogTreeNode, long> InOrder = Builder.KeyOrder(Level, Index);
        public static readonly RecordShape<LogTreeNode> Shape = Builder.Build(
            r => new LogTreeNode { Organization = r.Organization, Level = r.Get(Level), Index = r.Get(Index), Hash = r.Get(Hash) },
            ShapeTraits.None,
            null,
            Level,
            Index);
    }
}
