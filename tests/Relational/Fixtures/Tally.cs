using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>Counters.</summary>
internal sealed record Tally
{
    public required OrganizationId Organization { get; init; }

    public required string Name { get; init; }

    public required long Hour { get; init; }

    public required long Calls { get; init; }

    public required long Seconds { get; init; }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<Tally> Builder = RecordShape.For<Tally>("tally", x => x.Organization);

        public static readonly Column<Tally, string> Name = Builder.Text("name", 20, x => x.Name);
        public static readonly Column<Tally, long> Hour = Builder.Number("hour", x => x.Hour);
        public static readonly Column<Tally, long> Calls = Builder.Number("calls", x => x.Calls);
        public static readonly Column<Tally, long> Seconds = Builder.Number("seconds", x => x.Seconds);
        public static readonly RecordIndex<Tally, long> ByHour = Builder.Ordered("hour", Hour, Name);
        public static readonly RecordShape<Tally> Shape = Builder.Build(
            r => new Tally { Organization = r.Organization, Name = r.Get(Name), Hour = r.Get(Hour), Calls = r.Get(Calls), Seconds = r.Get(Seconds) },
            ShapeTraits.Counters,
            null,
            Name,
            Hour);
    }

    public static RecordShape<Tally> Shape => Columns.Shape;
}
