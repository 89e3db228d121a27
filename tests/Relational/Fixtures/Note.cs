using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>A text of which an organization has one at most, and in which can be looked.</summary>
internal sealed record Note
{
    public required OrganizationId Organization { get; init; }

    public required string Text { get; init; }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<Note> Builder = RecordShape.For<Note>("note", x => x.Organization);

        public static readonly Column<Note, string> Text = Builder.Text("text", 50, x => x.Text);
        public static readonly RecordShape<Note> Shape = Builder.Build(r => new Note { Organization = r.Organization, Text = r.Get(Text) }, ShapeTraits.None, Text);
    }

    public static RecordShape<Note> Shape => Columns.Shape;
}
