using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>The children of a <see cref="Thing"/>.</summary>
internal sealed record ThingPart
{
    public required OrganizationId Organization { get; init; }

    public required long Thing { get; init; }

    public required string Part { get; init; }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<ThingPart> Builder = RecordShape.For<ThingPart>("thing_part", x => x.Organization);

        public static readonly Column<ThingPart, long> Thing = Builder.Number("thing", x => x.Thing);
        public static readonly Column<ThingPart, string> Part = Builder.Text("part", 20, x => x.Part);
        public static readonly RecordShape<ThingPart> Shape = Builder.Build(
            r => new ThingPart { Organization = r.Organization, Thing = r.Get(Thing), Part = r.Get(Part) },
            ShapeTraits.None,
            null,
            Thing,
            Part);
    }

    public static RecordShape<ThingPart> Shape => Columns.Shape;
}
