using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>The head of a statement: whose month it is, what it was made with, and its sums. It is written once and never changed.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record StatementHeader
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The first day of the month.</summary>
    public required LocalDate Month { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The service's type.</summary>
    public required ServiceType Type { get; init; }

    /// <summary>The service's ID when the month was closed.</summary>
    public required string ServiceId { get; init; }

    /// <summary>The service's name when the month was closed.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The name of the price book.</summary>
    public required string PriceBook { get; init; }

    /// <summary>The number of its version.</summary>
    public required long PriceBookVersion { get; init; }

    /// <summary>The digest of that version; <c>MonthClosingManager.PricesAsync</c> gives it back.</summary>
    public required Digest Prices { get; init; }

    /// <summary><see cref="BillingCalculator.Version"/> at the closing.</summary>
    public required long CalculatorVersion { get; init; }

    /// <summary>The version of the time-zone data at the closing.</summary>
    public required string TimeZoneData { get; init; }

    /// <summary>The code of the currency.</summary>
    public required string Currency { get; init; }

    /// <summary>The decimal digits of the currency's smallest unit.</summary>
    public required long MinorUnitDigits { get; init; }

    /// <summary>The discount in whole percent.</summary>
    public required long DiscountPercent { get; init; }

    /// <summary>The first day that is no longer free; null when there was no trial.</summary>
    public required LocalDate? TrialEnd { get; init; }

    /// <summary>The sum of the licence lines.</summary>
    public required decimal Licences { get; init; }

    /// <summary>The sum of the usage lines.</summary>
    public required decimal Usage { get; init; }

    /// <summary>What the trial takes off.</summary>
    public required decimal TrialDiscount { get; init; }

    /// <summary>What the discount takes off.</summary>
    public required decimal Discount { get; init; }

    /// <summary>The sum of the adjustments, with its sign.</summary>
    public required decimal Adjustments { get; init; }

    /// <summary>The supply amount (공급가액).</summary>
    public required decimal Supply { get; init; }

    /// <summary>The tax.</summary>
    public required decimal Vat { get; init; }

    /// <summary>Supply amount and tax.</summary>
    public decimal Total => Supply + Vat;

    /// <summary>The SHA-256 of the statement's canonical form, <see cref="Statement.ToBytes"/>.</summary>
    public required Digest Digest { get; init; }

    /// <summary>When it was made. It is no part of the canonical form.</summary>
    public required Instant ClosedAt { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<StatementHeader> Shape => Columns.Shape;

    internal static RecordKeys<StatementHeader, LocalDate, long> Of { get; } = Shape.Keys(Columns.Month, Columns.Service);

    internal Currency CurrencyOf() => new(Currency, (int)MinorUnitDigits);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<StatementHeader> Builder = RecordShape.For<StatementHeader>("statement", x => x.Organization);

        public static readonly Column<StatementHeader, LocalDate> Month = Builder.Date("month", x => x.Month);
        public static readonly Column<StatementHeader, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<StatementHeader, ServiceType> Type = Builder.NumberOf("type", x => x.Type, x => (long)x, x => (ServiceType)x);
        public static readonly Column<StatementHeader, string> ServiceId = Builder.Text("service_id", ContractedServices.ServiceId.MaxLength, x => x.ServiceId);
        public static readonly Column<StatementHeader, string> ServiceName = Builder.Text("service_name", ContractedServices.ServiceName.MaxLength, x => x.ServiceName);
        public static readonly Column<StatementHeader, string> PriceBook = Builder.Text("price_book", Contracts.PriceBook.MaxNameLength, x => x.PriceBook);
        public static readonly Column<StatementHeader, long> PriceBookVersion = Builder.Number("price_book_version", x => x.PriceBookVersion);
        public static readonly Column<StatementHeader, Digest> Prices = Builder.BytesOf("prices", Admin.Digest.Length, x => x.Prices, x => x.ToStored(), Admin.Digest.Wrap);
        public static readonly Column<StatementHeader, long> CalculatorVersion = Builder.Number("calculator_version", x => x.CalculatorVersion);
        public static readonly Column<StatementHeader, string> TimeZoneData = Builder.Text("time_zone_data", 100, x => x.TimeZoneData);
        public static readonly Column<StatementHeader, string> Currency = Builder.Text("currency", 3, x => x.Currency);
        public static readonly Column<StatementHeader, long> MinorUnitDigits = Builder.Number("minor_unit_digits", x => x.MinorUnitDigits);
        public static readonly Column<StatementHeader, long> DiscountPercent = Builder.Number("discount_percent", x => x.DiscountPercent);
        public static readonly Column<StatementHeader, LocalDate?> TrialEnd = Builder.OptionalDate("trial_end", x => x.TrialEnd);
        public static readonly Column<StatementHeader, decimal> Licences = Builder.Decimal("licences", x => x.Licences);
        public static readonly Column<StatementHeader, decimal> Usage = Builder.Decimal("usage_amount", x => x.Usage);
        public static readonly Column<StatementHeader, decimal> TrialDiscount = Builder.Decimal("trial_discount", x => x.TrialDiscount);
        public static readonly Column<StatementHeader, decimal> Discount = Builder.Decimal("discount", x => x.Discount);
        public static readonly Column<StatementHeader, decimal> Adjustments = Builder.Decimal("adjustments", x => x.Adjustments);
        public static readonly Column<StatementHeader, decimal> Supply = Builder.Decimal("supply", x => x.Supply);
        public static readonly Column<StatementHeader, decimal> Vat = Builder.Decimal("vat", x => x.Vat);
        public static readonly Column<StatementHeader, Digest> Digest = Builder.BytesOf("digest", Admin.Digest.Length, x => x.Digest, x => x.ToStored(), Admin.Digest.Wrap);
        public static readonly Column<StatementHeader, Instant> ClosedAt = Builder.Instant("closed_at", x => x.ClosedAt);

        public static readonly RecordIndex<StatementHeader, LocalDate> InOrder = Builder.KeyOrder(Month, Service);
        public static readonly RecordShape<StatementHeader> Shape = Builder.Build(
            r => new StatementHeader
            {
                Organization = r.Organization,
                Month = r.Get(Month),
                Service = r.Get(Service),
                Type = r.Get(Type),
                ServiceId = r.Get(ServiceId),
                ServiceName = r.Get(ServiceName),
                PriceBook = r.Get(PriceBook),
                PriceBookVersion = r.Get(PriceBookVersion),
                Prices = r.Get(Prices),
                CalculatorVersion = r.Get(CalculatorVersion),
                TimeZoneData = r.Get(TimeZoneData),
                Currency = r.Get(Currency),
                MinorUnitDigits = r.Get(MinorUnitDigits),
                DiscountPercent = r.Get(DiscountPercent),
                TrialEnd = r.Get(TrialEnd),
                Licences = r.Get(Licences),
                Usage = r.Get(Usage),
                TrialDiscount = r.Get(TrialDiscount),
                Discount = r.Get(Discount),
                Adjustments = r.Get(Adjustments),
                Supply = r.Get(Supply),
                Vat = r.Get(Vat),
                Digest = r.Get(Digest),
                ClosedAt = r.Get(ClosedAt),
            },
            ShapeTraits.None,
            null,
            Month,
            Service);
    }
}
