using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.ChangeLog.Indexing;

/// <summary>
/// A row of the search index. It follows from the entries and can be made again at any time, so it stands outside of the chain; it has numbers only, so
/// erasure need not touch it.
/// </summary>
internal sealed record LogIndexRow
{
    /// <summary>The most bytes of a row. One that would be larger is not kept: the runs below have the same.</summary>
    public const int MaxLength = 1 << 20;

    public required OrganizationId Organization { get; init; }

    /// <summary>See <see cref="LogRun.PlaceOf"/>.</summary>
    public required long Place { get; init; }

    /// <summary>See <see cref="RunRow"/>.</summary>
    public required byte[] Data { get; init; }

    public static RecordShape<LogIndexRow> Shape => Columns.Shape;

    public static RecordKeys<LogIndexRow, long> ByPlace { get; } = Shape.Keys(Columns.Place);

    /// <summary>The rows of a level, the newest first.</summary>
    public static RangeQuery<LogIndexRow> Newest(int level) => Columns.InOrder.Between(LogRun.FirstPlace(level), LogRun.FirstPlace(level + 1)).Backwards();

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<LogIndexRow> Builder = RecordShape.For<LogIndexRow>("change_log_index", x => x.Organization);

        public static readonly Column<LogIndexRow, long> Place = Builder.Number("place", x => x.Place);
        public static readonly Column<LogIndexRow, byte[]> Data = Builder.BytesOf("data", MaxLength, x => x.Data, x => x, x => x);
        public static readonly Column<LogIndexRow, long> End = Builder.Number("end_sequence", x => LogRun.AtPlace(x.Place).Range.Last);
        public static readonly RecordIndex<LogIndexRow, long> InOrder = Builder.KeyOrder(Place);

        /// <summary>What retention removes: the rows of runs of which no entry is left.</summary>
        public static readonly RecordIndex<LogIndexRow, long> ByEnd = Builder.Ordered("end", End, Place);
        public static readonly RecordShape<LogIndexRow> Shape = Builder.Build(
            r => new LogIndexRow { Organization = r.Organization, Place = r.Get(Place), Data = r.Get(Data) },
            ShapeTraits.None,
            null,
            Place);
    }
}
