using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>
/// A version of a price book as it was when a month was closed with it, addressed by its digest. It stays readable whatever becomes of the
/// host's books.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record UsedPrices
{
    /// <summary>Longer than any version: 50 items with 20 steps each.</summary>
    internal const int MaxLength = 1 << 20;

    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The digest of the document.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The book with this one version, written by <see cref="PriceBookJson.Write(PriceBook)"/>.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<UsedPrices> Shape => Columns.Shape;

    internal static RecordKeys<UsedPrices, Digest> ByDigest { get; } = Shape.Keys(Columns.Digest);

    /// <summary>The book with this one version.</summary>
    internal PriceBook Read() =>
        PriceBookJson.Read(Document, out var book) is [] ? book! : throw new InvalidOperationException("The kept price book cannot be read.");

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<UsedPrices> Builder = RecordShape.For<UsedPrices>("used_prices", x => x.Organization);

        public static readonly Column<UsedPrices, Digest> Digest = Builder.BytesOf("digest", Admin.Digest.Length, x => x.Digest, x => x.ToStored(), Admin.Digest.Wrap);
        public static readonly Column<UsedPrices, ReadOnlyMemory<byte>> Document = Builder.BytesOf("document", MaxLength, x => x.Document, x => x.ToArray(), x => (ReadOnlyMemory<byte>)x);
        public static readonly RecordShape<UsedPrices> Shape = Builder.Build(
            r => new UsedPrices { Organization = r.Organization, Digest = r.Get(Digest), Document = r.Get(Document) },
            ShapeTraits.None,
            null,
            Digest);
    }
}
