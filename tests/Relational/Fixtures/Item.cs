using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>A kind with versions and no key but its own.</summary>
internal sealed record Item
{
    public required OrganizationId Organization { get; init; }

    public required long Number { get; init; }

    public long? Amount { get; init; }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<Item> Builder = RecordShape.For<Item>("item", x => x.Organization);

        public static readonly Column<Item, long> Number = Builder.Number("number", x => x.Number);
        public static readonly Column<Item, long?> Amount = Builder.OptionalNumber("amount", x => x.Amount);
        public static readonly RecordShape<Item> Shape = Builder.Build(
            r => new Item { Organization = r.Organization, Number = r.Get(Number), Amount = r.Get(Amount) }, ShapeTraits.Versioned, null, Number);
    }

    public static RecordShape<Item> Shape => Columns.Shape;
}
