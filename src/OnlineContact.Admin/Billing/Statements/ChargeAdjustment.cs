using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>A signed line that the operator puts into an open month, to mend what is wrong in it or in a closed one.</summary>
/// <remarks>Immutable; safe to use from several threads. The reason is shown on the statement: nothing personal belongs there.</remarks>
public sealed record ChargeAdjustment
{
    /// <summary>The largest amount, up or down.</summary>
    public const decimal MaxAmount = 1_000_000_000_000;

    /// <summary>The most code points of a reason.</summary>
    public const int MaxReasonLength = 200;

    /// <summary>The most adjustments of a service in a month.</summary>
    public const int MaxInMonth = 1_000;

    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The first day of the month it stands in.</summary>
    public required LocalDate Month { get; init; }

    /// <summary>The number of the service whose statement carries it.</summary>
    public required long Service { get; init; }

    /// <summary>Its number in the organization.</summary>
    public required long Number { get; init; }

    /// <summary>The amount with its sign, before tax, in the currency of the price book.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Why it is made.</summary>
    public required string Reason { get; init; }

    /// <summary>The first day of the month that it mends.</summary>
    public required LocalDate MendsMonth { get; init; }

    /// <summary>The number of the service whose bill it mends.</summary>
    public required long MendsService { get; init; }

    /// <summary>The idempotency key of the usage record that it mends; empty when it is none.</summary>
    public required string MendsRecord { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant At { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<ChargeAdjustment> Shape => Columns.Shape;

    internal static RecordKeys<ChargeAdjustment, LocalDate, long> Of { get; } = Shape.Keys(Columns.Month, Columns.Service);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<ChargeAdjustment> Builder = RecordShape.For<ChargeAdjustment>("charge_adjustment", x => x.Organization);

        public static readonly Column<ChargeAdjustment, LocalDate> Month = Builder.Date("month", x => x.Month);
        public static readonly Column<ChargeAdjustment, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<ChargeAdjustment, long> Number = Builder.Number("number", x => x.Number);
        public static readonly Column<ChargeAdjustment, decimal> Amount = Builder.Decimal("amount", x => x.Amount);
        public static readonly Column<ChargeAdjustment, string> Reason = Builder.Text("reason", MaxReasonLength, x => x.Reason);
        public static readonly Column<ChargeAdjustment, LocalDate> MendsMonth = Builder.Date("mends_month", x => x.MendsMonth);
        public static readonly Column<ChargeAdjustment, long> MendsService = Builder.Number("mends_service", x => x.MendsService);
        public static readonly Column<ChargeAdjustment, string> MendsRecord = Builder.Text("mends_record", Metering.UsageRecord.MaxKeyLength, x => x.MendsRecord);
        public static readonly Column<ChargeAdjustment, Instant> At = Builder.Instant("at", x => x.At);
        public static readonly RecordIndex<ChargeAdjustment, LocalDate> InOrder = Builder.KeyOrder(Month, Service, Number);
        public static readonly RecordShape<ChargeAdjustment> Shape = Builder.Build(
            r => new ChargeAdjustment
            {
                Organization = r.Organization,
                Month = r.Get(Month),
                Service = r.Get(Service),
                Number = r.Get(Number),
                Amount = r.Get(Amount),
                Reason = r.Get(Reason),
                MendsMonth = r.Get(MendsMonth),
                MendsService = r.Get(MendsService),
                MendsRecord = r.Get(MendsRecord),
                At = r.Get(At),
            },
            ShapeTraits.None,
            null,
            Month,
            Service,
            Number);
    }
}
