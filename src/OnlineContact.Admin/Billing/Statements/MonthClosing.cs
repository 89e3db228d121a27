using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Statements;

/// <summary>
/// How far the closing of a month has come: a closing that was interrupted goes on after the last service, and whoever closes at the same
/// time replaces the same record.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record MonthClosing
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The first day of the month.</summary>
    public required LocalDate Month { get; init; }

    /// <summary>The number of the last service that is dealt with.</summary>
    public required long LastService { get; init; }

    /// <summary>How many statements are made.</summary>
    public required long Statements { get; init; }

    /// <summary>Whether every service is dealt with.</summary>
    public required bool IsFinished { get; init; }

    /// <summary>When it was begun.</summary>
    public required Instant BegunAt { get; init; }

    /// <summary>When it came to where it is.</summary>
    public required Instant At { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<MonthClosing> Shape => Columns.Shape;

    internal static RecordKeys<MonthClosing, LocalDate> ByMonth { get; } = Shape.Keys(Columns.Month);

    /// <summary>Whether a service's month is closed, be there a statement or not.</summary>
    internal bool Covers(long service) => IsFinished || service <= LastService;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<MonthClosing> Builder = RecordShape.For<MonthClosing>("month_closing", x => x.Organization);

        public static readonly Column<MonthClosing, LocalDate> Month = Builder.Date("month", x => x.Month);
        public static readonly Column<MonthClosing, long> LastService = Builder.Number("last_service", x => x.LastService);
        public static readonly Column<MonthClosing, long> Statements = Builder.Number("statements", x => x.Statements);
        public static readonly Column<MonthClosing, bool> IsFinished = Builder.Flag("is_finished", x => x.IsFinished);
        public static readonly Column<MonthClosing, Instant> BegunAt = Builder.Instant("begun_at", x => x.BegunAt);
        public static readonly Column<MonthClosing, Instant> At = Builder.Instant("at", x => x.At);
        public static readonly RecordIndex<MonthClosing, LocalDate> InOrder = Builder.KeyOrder(Month);
        public static readonly RecordShape<MonthClosing> Shape = Builder.Build(
            r => new MonthClosing
            {
                Organization = r.Organization,
                Month = r.Get(Month),
                LastService = r.Get(LastService),
                Statements = r.Get(Statements),
                IsFinished = r.Get(IsFinished),
                BegunAt = r.Get(BegunAt),
                At = r.Get(At),
            },
            ShapeTraits.Versioned,
            null,
            Month);
    }
}

/// <summary>What the statements of a month come to, for one type of service and one currency: kept while closing, so that a search need not add up.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ClosedSum
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The first day of the month.</summary>
    public required LocalDate Month { get; init; }

    /// <summary>The type of the services.</summary>
    public required ServiceType Type { get; init; }

    /// <summary>The code of the currency.</summary>
    public required string Currency { get; init; }

    /// <summary>The decimal digits of the currency's smallest unit.</summary>
    public required long MinorUnitDigits { get; init; }

    /// <summary>How many statements.</summary>
    public required long Statements { get; init; }

    /// <summary>Their supply amounts.</summary>
    public required decimal Supply { get; init; }

    /// <summary>Their taxes.</summary>
    public required decimal Vat { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<ClosedSum> Shape => Columns.Shape;

    internal static RecordKeys<ClosedSum, LocalDate> OfMonth { get; } = Shape.Keys(Columns.Month);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<ClosedSum> Builder = RecordShape.For<ClosedSum>("closed_sum", x => x.Organization);

        public static readonly Column<ClosedSum, LocalDate> Month = Builder.Date("month", x => x.Month);
        public static readonly Column<ClosedSum, ServiceType> Type = Builder.NumberOf("type", x => x.Type, x => (long)x, x => (ServiceType)x);
        public static readonly Column<ClosedSum, string> Currency = Builder.Text("currency", 3, x => x.Currency);
        public static readonly Column<ClosedSum, long> MinorUnitDigits = Builder.Number("minor_unit_digits", x => x.MinorUnitDigits);
        public static readonly Column<ClosedSum, long> Statements = Builder.Number("statements", x => x.Statements);
        public static readonly Column<ClosedSum, decimal> Supply = Builder.Decimal("supply", x => x.Supply);
        public static readonly Column<ClosedSum, decimal> Vat = Builder.Decimal("vat", x => x.Vat);
        public static readonly RecordIndex<ClosedSum, LocalDate> InOrder = Builder.KeyOrder(Month, Type, Currency);
        public static readonly RecordShape<ClosedSum> Shape = Builder.Build(
            r => new ClosedSum
            {
                Organization = r.Organization,
                Month = r.Get(Month),
                Type = r.Get(Type),
                Currency = r.Get(Currency),
                MinorUnitDigits = r.Get(MinorUnitDigits),
                Statements = r.Get(Statements),
                Supply = r.Get(Supply),
                Vat = r.Get(Vat),
            },
            ShapeTraits.Versioned,
            null,
            Month,
            Type,
            Currency);
    }
}
