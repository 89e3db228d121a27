using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>A kind with a column of every type, two unique keys, orders and a searched column.</summary>
internal sealed record Thing
{
    public required OrganizationId Organization { get; init; }

    public required long Number { get; init; }

    public required string Name { get; init; }

    public string? Code { get; init; }

    public bool IsOpen { get; init; }

    public Instant Since { get; init; }

    public Instant? Until { get; init; }

    public LocalDate Day { get; init; } = new(2026, 1, 1);

    public decimal Price { get; init; }

    public Digest Hash { get; init; }

    public Color Color { get; init; }

    public string Shout => Name.ToUpperInvariant();

    public IReadOnlyList<ThingPart> Parts { get; init; } = [];

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<Thing> Builder = RecordShape.For<Thing>("thing", x => x.Organization);

        public static readonly Column<Thing, long> Number = Builder.Number("number", x => x.Number);
        public static readonly Column<Thing, string> Name = Builder.Text("name", 50, x => x.Name);
        public static readonly Column<Thing, string?> Code = Builder.OptionalText("code", 20, x => x.Code);
        public static readonly Column<Thing, bool> IsOpen = Builder.Flag("is_open", x => x.IsOpen);
        public static readonly Column<Thing, Instant> Since = Builder.Instant("since", x => x.Since);
        public static readonly Column<Thing, Instant?> Until = Builder.OptionalInstant("until", x => x.Until);
        public static readonly Column<Thing, LocalDate> Day = Builder.Date("day", x => x.Day);
        public static readonly Column<Thing, decimal> Price = Builder.Decimal("price", x => x.Price);
        public static readonly Column<Thing, Digest> Hash = Builder.BytesOf("hash", Digest.Length, x => x.Hash, x => x.Bytes.ToArray(), x => Digest.From(x));
        public static readonly Column<Thing, Color> Color = Builder.NumberOf("color", x => x.Color, x => (long)x, x => (Color)x);
        public static readonly Column<Thing, string> Folded = Builder.Text("folded", 50, x => x.Name.ToLowerInvariant());

        public static readonly RecordIndex<Thing, long> ByNumber = Builder.KeyOrder(Number);
        public static readonly RecordIndex<Thing, string> ByName = Builder.Ordered("name", Name, Number);
        public static readonly RecordIndex<Thing, decimal> ByPrice = Builder.Ordered("price", Price, Number);
        public static readonly ChildRows<Thing, ThingPart> Parts = Builder.Collection(ThingPart.Shape, x => x.Parts);

        public static readonly RecordShape<Thing> Shape = Build();

        private static RecordShape<Thing> Build()
        {
            Builder.Unique("name", Name);
            Builder.Unique("code", Code);
            return Builder.Build(Read, ShapeTraits.Versioned, Folded, Number);
        }

        private static Thing Read(RecordReader<Thing> r) => new()
        {
            Organization = r.Organization,
            Number = r.Get(Number),
            Name = r.Get(Name),
            Code = r.Get(Code),
            IsOpen = r.Get(IsOpen),
            Since = r.Get(Since),
            Until = r.Get(Until),
            Day = r.Get(Day),
            Price = r.Get(Price),
            Hash = r.Get(Hash),
            Color = r.Get(Color),
            Parts = r.Many(Parts),
        };
    }

    public static RecordShape<Thing> Shape => Columns.Shape;
}

internal enum Color
{
    Red = 1,
    Green = 2,
    Blue = 3,
}
