using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>An entry of the change log, as short as can be.</summary>
internal sealed record LogLine
{
    public required OrganizationId Organization { get; init; }

    public required long Sequence { get; init; }

    public required string Text { get; init; }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<LogLine> Builder = RecordShape.For<LogLine>("log_line", x => x.Organization);

        public static readonly Column<LogLine, long> Sequence = Builder.Number("sequence", x => x.Sequence);
        public static readonly Column<LogLine, string> Text = Builder.Text("text", 200, x => x.Text);
        public static readonly RecordIndex<LogLine, long> BySequence = Builder.KeyOrder(Sequence);
        public static readonly RecordShape<LogLine> Shape = Builder.Build(
            r => new LogLine { Organization = r.Organization, Sequence = r.Get(Sequence), Text = r.Get(Text) },
            ShapeTraits.Journal,
            null,
            Sequence);
    }

    public static RecordShape<LogLine> Shape => Columns.Shape;
}
