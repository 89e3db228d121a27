using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing;

/// <summary>A service's discount rate from a month on, set by the operator. It is no part of the terms.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ServiceDiscount
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The first day of the first month it holds for.</summary>
    public required LocalDate From { get; init; }

    /// <summary>The rate in whole percent, 0 to 100.</summary>
    public required long Percent { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<ServiceDiscount> Shape => Columns.Shape;

    internal static RecordKeys<ServiceDiscount, long> OfService { get; } = Shape.Keys(Columns.Service);

    internal static RecordKeys<ServiceDiscount, long, LocalDate> ByMonth { get; } = Shape.Keys(Columns.Service, Columns.From);

    /// <summary>The rate of a month: the one that was set latest for it or for a month before.</summary>
    internal static int PercentOf(IEnumerable<ServiceDiscount> discounts, YearMonth month) =>
        (int)(discounts.Where(discount => discount.From <= month.OnDayOfMonth(1)).MaxBy(discount => discount.From)?.Percent ?? 0);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<ServiceDiscount> Builder = RecordShape.For<ServiceDiscount>("service_discount", x => x.Organization);

        public static readonly Column<ServiceDiscount, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<ServiceDiscount, LocalDate> From = Builder.Date("from_month", x => x.From);
        public static readonly Column<ServiceDiscount, long> Percent = Builder.Number("percent", x => x.Percent);
        public static readonly RecordIndex<ServiceDiscount, long> InOrder = Builder.KeyOrder(Service, From);
        public static readonly RecordShape<ServiceDiscount> Shape = Builder.Build(
            r => new ServiceDiscount { Organization = r.Organization, Service = r.Get(Service), From = r.Get(From), Percent = r.Get(Percent) },
            ShapeTraits.Versioned,
            null,
            Service,
            From);
    }
}
