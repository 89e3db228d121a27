using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>A child of a thing, with a label that no other one has.</summary>
internal sealed record Piece
{
    public required OrganizationId Organization { get; init; }

    public required long Thing { get; init; }

    public required long Number { get; init; }

    public required string Label { get; init; }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<Piece> Builder = RecordShape.For<Piece>("piece", x => x.Organization);

        public static readonly Column<Piece, string> Label = Builder.Text("label", 20, x => x.Label);
        public static readonly Column<Piece, long> Thing = Builder.Number("thing", x => x.Thing);
        public static readonly Column<Piece, long> Number = Builder.Number("number", x => x.Number);
        public static readonly RecordShape<Piece> Shape = Build();

        private static RecordShape<Piece> Build()
        {
            Builder.Unique("label", Label);
            return Builder.Build(
                r => new Piece { Organization = r.Organization, Thing = r.Get(Thing), Number = r.Get(Number), Label = r.Get(Label) }, ShapeTraits.None, null, Thing, Number);
        }
    }

    public static RecordShape<Piece> Shape => Columns.Shape;
}
