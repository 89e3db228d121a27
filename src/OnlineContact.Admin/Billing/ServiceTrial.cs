using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing;

/// <summary>The free trial of a service as the operator has extended it.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ServiceTrial
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The first day that is no longer free.</summary>
    public required LocalDate Until { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<ServiceTrial> Shape => Columns.Shape;

    internal static RecordKeys<ServiceTrial, long> OfService { get; } = Shape.Keys(Columns.Service);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<ServiceTrial> Builder = RecordShape.For<ServiceTrial>("service_trial", x => x.Organization);

        public static readonly Column<ServiceTrial, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<ServiceTrial, LocalDate> Until = Builder.Date("until", x => x.Until);
        public static readonly RecordIndex<ServiceTrial, long> InOrder = Builder.KeyOrder(Service);
        public static readonly RecordShape<ServiceTrial> Shape = Builder.Build(
            r => new ServiceTrial { Organization = r.Organization, Service = r.Get(Service), Until = r.Get(Until) },
            ShapeTraits.Versioned,
            null,
            Service);
    }
}
