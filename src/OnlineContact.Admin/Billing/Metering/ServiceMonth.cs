using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Metering;

/// <summary>
/// What has come in for a service in a month. Every accepted batch and every adjustment raises its version, and closing replaces it with
/// the version it saw, so that nothing slips in between what is billed and what is kept. There is one once something has come in.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ServiceMonth
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The first day of the month.</summary>
    public required LocalDate Month { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>How many usage records were accepted.</summary>
    public required long Records { get; init; }

    /// <summary>How many adjustments were made.</summary>
    public required long Adjustments { get; init; }

    /// <summary>Whether the statement is made, and nothing more may come in.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>When something came in last.</summary>
    public required Instant At { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<ServiceMonth> Shape => Columns.Shape;

    internal static RecordKeys<ServiceMonth, LocalDate, long> Of { get; } = Shape.Keys(Columns.Month, Columns.Service);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<ServiceMonth> Builder = RecordShape.For<ServiceMonth>("service_month", x => x.Organization);

        public static readonly Column<ServiceMonth, LocalDate> Month = Builder.Date("month", x => x.Month);
        public static readonly Column<ServiceMonth, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<ServiceMonth, long> Records = Builder.Number("records", x => x.Records);
        public static readonly Column<ServiceMonth, long> Adjustments = Builder.Number("adjustments", x => x.Adjustments);
        public static readonly Column<ServiceMonth, bool> IsClosed = Builder.Flag("is_closed", x => x.IsClosed);
        public static readonly Column<ServiceMonth, Instant> At = Builder.Instant("at", x => x.At);
        public static readonly RecordIndex<ServiceMonth, LocalDate> InOrder = Builder.KeyOrder(Month, Service);
        public static readonly RecordShape<ServiceMonth> Shape = Builder.Build(
            r => new ServiceMonth
            {
                Organization = r.Organization,
                Month = r.Get(Month),
                Service = r.Get(Service),
                Records = r.Get(Records),
                Adjustments = r.Get(Adjustments),
                IsClosed = r.Get(IsClosed),
                At = r.Get(At),
            },
            ShapeTraits.Versioned,
            null,
            Month,
            Service);
    }
}
