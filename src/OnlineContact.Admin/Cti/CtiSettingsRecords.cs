using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>Whether the operator has granted IPCC (Private) to the organization.</summary>
internal sealed record CtiAgreement
{
    public required OrganizationId Organization { get; init; }

    public required bool IsGranted { get; init; }

    public required Instant ChangedAt { get; init; }

    public static RecordShape<CtiAgreement> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<CtiAgreement> Builder = RecordShape.For<CtiAgreement>("cti_agreement", x => x.Organization);

        public static readonly Column<CtiAgreement, bool> IsGranted = Builder.Flag("is_granted", x => x.IsGranted);
        public static readonly Column<CtiAgreement, Instant> ChangedAt = Builder.Instant("changed_at", x => x.ChangedAt);
        public static readonly RecordShape<CtiAgreement> Shape = Builder.Build(
            r => new CtiAgreement { Organization = r.Organization, IsGranted = r.Get(IsGranted), ChangedAt = r.Get(ChangedAt) },
            ShapeTraits.Versioned);
    }
}

/// <summary>That the tenant of an organization is to be asked for again: there as long as it is unverified, so that the job finds the organization.</summary>
internal sealed record CtiUnverified
{
    public required OrganizationId Organization { get; init; }

    public required Instant Since { get; init; }

    public static RecordShape<CtiUnverified> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<CtiUnverified> Builder = RecordShape.For<CtiUnverified>("cti_unverified", x => x.Organization);

        public static readonly Column<CtiUnverified, Instant> Since = Builder.Instant("since", x => x.Since);
        public static readonly RecordShape<CtiUnverified> Shape = Builder.Build(
            r => new CtiUnverified { Organization = r.Organization, Since = r.Get(Since) },
            ShapeTraits.Versioned);
    }
}
