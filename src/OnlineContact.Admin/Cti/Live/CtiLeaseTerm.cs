using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti.Live;

/// <summary>
/// A term of the lease under which one host watches a tenant: holder, fence, and until when. Terms are numbered, and the number is the key: of
/// two hosts that write the same one, one has written it. A renewal is the next term with the same fence, a take-over one with the next fence.
/// </summary>
internal sealed record CtiLeaseTerm
{
    public const int MaxHolderLength = 40;

    public required OrganizationId Organization { get; init; }

    public required long Number { get; init; }

    public required long Fence { get; init; }

    public required string Holder { get; init; }

    public required Instant Until { get; init; }

    public static RecordShape<CtiLeaseTerm> Shape => Columns.Shape;

    /// <summary>The term that a host may write after this one; null while another holds it.</summary>
    public static CtiLeaseTerm? Next(CtiLeaseTerm? last, OrganizationId organization, string holder, Instant now, Duration lease)
    {
        var isHeld = last is not null && now < last.Until;
        if (isHeld && last!.Holder != holder) return null;
        return new CtiLeaseTerm
        {
            Organization = organization,
            Number = (last?.Number ?? 0) + 1,
            Fence = isHeld ? last!.Fence : (last?.Fence ?? 0) + 1,
            Holder = holder,
            Until = now + lease,
        };
    }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<CtiLeaseTerm> Builder = RecordShape.For<CtiLeaseTerm>("cti_lease_term", x => x.Organization);

        public static readonly Column<CtiLeaseTerm, long> Number = Builder.Number("number", x => x.Number);
        public static readonly Column<CtiLeaseTerm, long> Fence = Builder.Number("fence", x => x.Fence);
        public static readonly Column<CtiLeaseTerm, string> Holder = Builder.Text("holder", MaxHolderLength, x => x.Holder);
        public static readonly Column<CtiLeaseTerm, Instant> Until = Builder.Instant("until", x => x.Until);
        public static readonly RecordIndex<CtiLeaseTerm, long> InOrder = Builder.KeyOrder(Number);
        public static readonly RecordShape<CtiLeaseTerm> Shape = Builder.Build(
            r => new CtiLeaseTerm { Organization = r.Organization, Number = r.Get(Number), Fence = r.Get(Fence), Holder = r.Get(Holder), Until = r.Get(Until) },
            ShapeTraits.None,
            null,
            Number);
    }
}
