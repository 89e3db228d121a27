using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Performance.Events;

/// <summary>
/// How many rows were ever sent to a lane, as a counter that every host adds to: who finds another number than the last time has to read the lane again.
/// </summary>
internal sealed record LanePulse
{
    public required OrganizationId Organization { get; init; }

    public required string Lane { get; init; }

    public required long Rows { get; init; }

    public static RecordShape<LanePulse> Shape => Columns.Shape;

    public static RecordKeys<LanePulse, string> ByLane { get; } = Shape.Keys(Columns.Lane);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<LanePulse> Builder = RecordShape.For<LanePulse>("performance_pulse", x => x.Organization);

        public static readonly Column<LanePulse, string> Lane = Builder.Text("lane", LaneKey.MaxTextLength, x => x.Lane);
        public static readonly Column<LanePulse, long> Rows = Builder.Number("row_count", x => x.Rows);
        public static readonly RecordShape<LanePulse> Shape = Builder.Build(
            r => new LanePulse { Organization = r.Organization, Lane = r.Get(Lane), Rows = r.Get(Rows) },
            ShapeTraits.Counters,
            null,
            Lane);
    }
}
