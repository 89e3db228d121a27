using System.Globalization;
using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Billing.Metering;

/// <summary>What a counter of a service has counted on each day of a month: the daily sums, kept as one row a month.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record UsageMonth
{
    /// <summary>So many days have a column.</summary>
    internal const int DayColumns = 31;

    private readonly ValueList<long> _days = new([]);

    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The first day of the month.</summary>
    public required LocalDate Month { get; init; }

    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The counter: the code of the item.</summary>
    public required string Counter { get; init; }

    /// <summary>The month's total.</summary>
    public required long Total { get; init; }

    /// <summary>The sum of each day, 31 of them; days that the month does not have are 0.</summary>
    public required IReadOnlyList<long> Days
    {
        get => _days;
        init => _days = new(value);
    }

    /// <summary>The shape.</summary>
    public static RecordShape<UsageMonth> Shape => Columns.Shape;

    internal static RecordKeys<UsageMonth, LocalDate, long> Of { get; } = Shape.Keys(Columns.Month, Columns.Service);


    internal static class Columns
    {
        private static readonly RecordShapeBuilder<UsageMonth> Builder = RecordShape.For<UsageMonth>("usage_month", x => x.Organization);

        public static readonly Column<UsageMonth, LocalDate> Month = Builder.Date("month", x => x.Month);
        public static readonly Column<UsageMonth, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<UsageMonth, string> Counter = Builder.Text("counter", ContractItem.MaxCodeLength, x => x.Counter);
        public static readonly Column<UsageMonth, long> Total = Builder.Number("total", x => x.Total);
        public static readonly Column<UsageMonth, long>[] Days = [.. Enumerable.Range(0, DayColumns).Select(DayColumn)];
        public static readonly RecordIndex<UsageMonth, LocalDate> InOrder = Builder.KeyOrder(Month, Service, Counter);
        public static readonly RecordShape<UsageMonth> Shape = Builder.Build(
            r =>
            {
                var days = new long[DayColumns];
                for (var i = 0; i < days.Length; i++) days[i] = r.Get(Days[i]);
                return new UsageMonth
                {
                    Organization = r.Organization,
                    Month = r.Get(Month),
                    Service = r.Get(Service),
                    Counter = r.Get(Counter),
                    Total = r.Get(Total),
                    Days = days,
                };
            },
            ShapeTraits.Versioned,
            null,
            Month,
            Service,
            Counter);

        private static Column<UsageMonth, long> DayColumn(int index) =>
            Builder.Number(string.Create(CultureInfo.InvariantCulture, $"day_{index + 1:00}"), x => x._days[index]);
    }
}
